// The rules of the bench: those for residents as they ship, and then two changes of one rule each, which concern one
// in a hundred and one in ten.
import { fileURLToPath } from 'node:url'
import type { PolicyVersion, Rule } from '@pratique/policy-engine'
import { readConfig } from '../src/config.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import type { Database } from '../src/platform/database.ts'
import { type House, perform, system } from '../src/platform/deed.ts'
import { localEvents } from '../src/platform/events.ts'
import { Fixtures } from '../src/platform/fixture.ts'
import { openKeyring } from '../src/platform/keyring.ts'
import { openLog } from '../src/platform/log.ts'
import { publishVersion } from '../src/policy/publish-version.action.ts'
import { readPack } from '../src/policy/read-pack.node.ts'
import { publishShippedLists } from '../src/risk/publish-list.action.ts'

const pack = readPack(fileURLToPath(new URL('../../../packs/zhejiang-2020', import.meta.url)))
const by = { proposedBy: 'bench one', agreedBy: 'bench two', reason: { en: 'To measure it.' } }
/** Of the list that residents are looked up in. */
export const edition = '2020-03-01'
export const openedAt = new Date('2020-03-16T08:00:00+08:00')

/** Which fact the changed rule reads, by how many in a hundred have it. */
const factOfShare: Readonly<Record<number, string>> = { 1: 'clusterIll', 10: 'antipyretics' }

export function benchHouse(database: Database): House {
  return {
    database,
    db: database.db,
    clock: stoppedClock(openedAt),
    config: readConfig({ PRATIQUE_EXERCISE: 'none' }, []),
    log: openLog('error'),
    keyring: openKeyring([Buffer.alloc(32, 7)]),
    events: localEvents(),
    fixtures: new Fixtures(),
    exercise: null,
  }
}

const first = (): PolicyVersion => {
  const found = pack.versions.find(({ scheme, number }) => scheme === 'resident' && number === 1)
  if (!found) throw new Error('The pack has rules for residents')
  return found
}

export async function publishFirst(house: House): Promise<void> {
  await perform(house, system, async (deed) => {
    await publishVersion(deed, pack, first(), by)
    await publishShippedLists(deed, pack.manifest.id, { ...by, at: new Date('2020-02-20T00:00:00+08:00') })
  })
}

export interface Change {
  readonly pack: string
  readonly number: number
  readonly since: Date
  readonly now: Date
}

/** A version with one rule more than the last, in force at once. */
export async function publishChange(house: House, share: number, i: number): Promise<Change> {
  const fact = factOfShare[share]
  if (fact === undefined)
    throw new RangeError('--share takes 1, 10 or both: the facts of the table are made so')
  const now = new Date(openedAt.getTime() + (i + 1) * 3_600_000)
  const number = i + 2
  const rule: Rule = {
    id: `bench-${fact.toLowerCase()}`,
    number: 60_000 + i,
    state: 'yellow',
    when: { var: fact },
    measures: [{ code: 'clinician-review', from: 'now', untilClosed: true }],
    texts: 'cluster',
    source: { title: 'Benchmark' },
  }
  added.push(rule)
  const version: PolicyVersion = {
    ...first(),
    number,
    publishedAt: now.toISOString(),
    effectiveAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 29 * 86_400_000).toISOString(),
    renewals: [],
    rules: [...added, ...first().rules],
  }
  await perform(house, system, (deed) => publishVersion(deed, pack, version, by))
  const since = new Date(now.getTime() - 1)
  return { pack: pack.manifest.id, number, since, now }
}

const added: Rule[] = []

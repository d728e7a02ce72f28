// Opens 31,000 holders in bulk (seal, hash, decide, copy), held against what COPY alone needs for the same rows
// into the same tables with their indexes. Argument: how many holders.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from, to } from 'pg-copy-streams'
import { readConfig } from '../src/config.ts'
import type { BulkHolder } from '../src/holder/bulk.ts'
import { followRules } from '../src/holder/follow-rules.action.ts'
import { openHoldersInBulk } from '../src/holder/open-holders-in-bulk.action.ts'
import { declared } from '../src/holder/test-acts.ts'
import { pack, publishEverything } from '../src/holder/test-spine.ts'
import { verifyJournal } from '../src/holder/verify-journal.action.ts'
import { amina } from '../src/people/test-people.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import { openCluster } from '../src/platform/cluster.ts'
import { inBulk, openDatabase } from '../src/platform/database.ts'
import { type Deed, system } from '../src/platform/deed.ts'
import { localEvents } from '../src/platform/events.ts'
import { Fixtures } from '../src/platform/fixture.ts'
import { openKeyring } from '../src/platform/keyring.ts'
import { openLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migration.ts'

const count = Number(process.argv[2] ?? 31_000)
const given = ['WEI', 'XIAO MING', 'GIULIA', 'LUZ ELENA', 'ANNA', 'MEI', 'JUN JIE', 'PAOLO', 'HAO RAN', 'YI']
const family = ['LI', 'WANG', 'CHEN', 'ROSSI', 'GARCIA LOPEZ', 'ZHOU', 'XU', 'HU', 'MUELLER', 'YE']
const actor = { kind: 'exercise', id: 'bench' } as const

const holderOf = (n: number): BulkHolder => ({
  holderId: `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
  scheme: 'international',
  pack,
  jurisdiction: `CN/33/33${String((n % 11) + 1).padStart(2, '0')}`,
  language: 'zh-Hans',
  origin: 'exercise',
  identity: {
    ...amina,
    primaryIdentifier: family[n % 10] ?? '',
    secondaryIdentifier: given[Math.floor(n / 10) % 10] ?? '',
    dateOfBirth: `${1940 + (n % 70)}-0${(n % 9) + 1}-15`,
    document: { documentType: 'P', issuingState: 'UTO', documentNumber: `X${n}`, dateOfExpiry: '2029-01-01' },
    telephone: `+39 02 ${n}`,
    email: null,
  },
  party:
    n % 3 === 0
      ? { partyId: `01900000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`, role: 'traveller' }
      : null,
  acts: [
    { act: declared(), at: new Date('2020-03-10T04:00:00Z'), actor },
    {
      act: { kind: 'landed', payload: { at: '2020-03-12T04:00:00Z', port: 'PVG' } },
      at: new Date('2020-03-12T04:00:00Z'),
      actor,
    },
  ],
})

/** The rows of a table once more into an empty table of the same shape, indexes included. */
async function copyAgain(client: PoolClient, table: string): Promise<number> {
  const bytes: Buffer[] = []
  for await (const chunk of client.query(to(`copy ${table} to stdout`))) bytes.push(chunk as Buffer)
  await client.query(`create table again_${table} (like ${table} including all)`)
  const begun = performance.now()
  await pipeline(Readable.from(bytes), client.query(from(`copy again_${table} from stdin`)))
  return performance.now() - begun
}

const folder = await mkdtemp(join(tmpdir(), 'pratique-bench-'))
const cluster = await openCluster(folder, { fleeting: true })
const database = openDatabase(cluster.url)
try {
  await migrate(database.db)
  const house = {
    database,
    db: database.db,
    clock: stoppedClock('2020-03-16T00:00:00Z'),
    config: readConfig({ PRATIQUE_EXERCISE: 'none' }, []),
    log: openLog('error'),
    keyring: openKeyring([Buffer.alloc(32, 7)]),
    events: localEvents(),
    fixtures: new Fixtures(),
    exercise: null,
  }
  const deed: Deed = { db: database.db, now: house.clock.now(), actor: system, house }
  await publishEverything(deed)
  const holders = Array.from({ length: count }, (_, n) => holderOf(n))
  const cpu = process.cpuUsage()
  const begun = performance.now()
  await inBulk(database, ({ db, client }) => openHoldersInBulk({ ...deed, db, client }, holders))
  const took = performance.now() - begun
  const { user, system: kernel } = process.cpuUsage(cpu)
  const whole = performance.now()
  const { broken, acts } = await verifyJournal(house)
  const verified = performance.now() - whole
  if (broken !== null) throw new Error(`The journal is broken: ${JSON.stringify(broken)}`)
  const later = { ...house, clock: stoppedClock('2020-03-30T00:00:00Z') }
  const again = performance.now()
  const { holders: gone, changed } = await followRules(later)
  const decided = performance.now() - again
  const copies = await inBulk(database, async ({ client }) => {
    let total = 0
    for (const table of ['holder', 'act', 'decision_history', 'identity', 'identity_claim', 'party_member'])
      total += await copyAgain(client, table)
    return total
  })
  console.log(
    `open ${count} holders in bulk: ${(took / 1000).toFixed(2)} s (${((user + kernel) / 1e6).toFixed(2)} s of it in this process)`,
  )
  console.log(`COPY alone of the same rows:  ${(copies / 1000).toFixed(2)} s`)
  console.log(`verify ${acts} acts: ${(verified / 1000).toFixed(2)} s`)
  console.log(`decide ${gone} again, ${changed} changed: ${(decided / 1000).toFixed(2)} s`)
  console.log(`ratio: ${(took / copies).toFixed(1)} ×`)
} finally {
  await database.close()
  await cluster.close()
  await rm(folder, { recursive: true, force: true })
}

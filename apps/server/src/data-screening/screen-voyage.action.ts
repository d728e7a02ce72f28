// Everyone who declared a voyage is compared with what other sources say of her. What contradicts is kept once, put to
// an officer with an owner and a clock and, where it is hers to explain, to her; what no longer contradicts is gone.
import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Act } from '../holder/act.ts'
import { getHolderAtHand } from '../holder/known-holder.action.ts'
import { recordActs } from '../holder/record-act.action.ts'
import { send } from '../message/send.action.ts'
import type { Deed } from '../platform/deed.ts'
import { m } from '../site/say.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { listHoldersOfVoyage } from '../voyage/holders-of-voyage.action.ts'
import type { Voyage } from '../voyage/voyage.ts'
import { contradictionsOf } from './compare-sources.ts'
import { type Contradiction, dueAfter, isAskedAtOnce, textOf } from './contradiction.ts'
import {
  type ContradictionRow,
  changeContradiction,
  findDigest,
  insertContradiction,
  listOfVoyage,
  listSharedLegs,
  listVoyagesBetween,
  putDigest,
  standingOf,
} from './data-screening.store.ts'
import { gatherSources } from './gather-sources.action.ts'
import { sealFor } from './sealed-evidence.node.ts'

export interface ScreenedVoyage {
  /** Found now. */
  readonly found: number
  /** Found earlier, and no longer so. */
  readonly gone: number
}

export async function screenVoyage(deed: Deed, voyageId: string): Promise<ScreenedVoyage> {
  const { voyage, people } = await gatherSources(deed, voyageId)
  const { country } = arrivalPack(deed.house)
  const before = Map.groupBy(await listOfVoyage(deed.db, voyageId), ({ holder_id }) => holder_id)
  const count = { found: 0, gone: 0 }
  for (const holderId of new Set([...people.keys(), ...before.keys()])) {
    const person = people.get(holderId)
    const said = person === undefined ? [] : contradictionsOf(person, country)
    const change = changeOf(deed, before.get(holderId) ?? [], said)
    if (change.found.length + change.gone.length === 0) continue
    await keep(deed, voyage, holderId, change)
    count.found += change.found.length
    count.gone += change.gone.length
  }
  await putDigest(deed.db, voyageId, await digestOf(deed, voyageId), deed.now)
  return count
}

interface Change {
  readonly found: readonly {
    readonly contradiction: Contradiction
    readonly fingerprint: Buffer
    /** It was gone, and is so again. */
    readonly again: ContradictionRow | undefined
  }[]
  readonly gone: readonly ContradictionRow[]
}

function changeOf(
  { house }: Pick<Deed, 'house'>,
  before: readonly ContradictionRow[],
  now: readonly Contradiction[],
): Change {
  const prints = new Map(
    now.map((contradiction) => {
      const fingerprint = house.keyring.lookup('contradiction', textOf(contradiction))
      return [fingerprint.toString('hex'), { contradiction, fingerprint }] as const
    }),
  )
  const known = new Map(before.map((row) => [row.fingerprint.toString('hex'), row]))
  return {
    found: [...prints].flatMap(([print, one]) => {
      const row = known.get(print)
      // What a person settled stays settled while the same is compared.
      return row === undefined || row.outcome === 'gone' ? [{ ...one, again: row }] : []
    }),
    gone: before.filter((row) => row.settled_at === null && !prints.has(row.fingerprint.toString('hex'))),
  }
}

async function keep(deed: Deed, voyage: Voyage, holderId: string, { found, gone }: Change): Promise<void> {
  const holder = await getHolderAtHand(deed, holderId)
  const hours = arrivalPack(deed.house).plan.times.contradictionHours
  const dueAt = dueAfter(deed.now, voyage.landedAt ?? voyage.arrivesAt, hours)
  const acts: Act[] = []
  for (const { contradiction, fingerprint, again } of found) {
    const id = again?.contradiction_id ?? newId()
    const askedAt = isAskedAtOnce(contradiction) ? deed.now : null
    const row: ContradictionRow = {
      contradiction_id: id,
      holder_id: holderId,
      voyage_id: voyage.voyageId,
      kind: contradiction.kind,
      fingerprint,
      sealed: sealFor(deed.house.keyring, holder.sealing.dataKey, 'evidence', id, contradiction),
      jurisdiction: holder.head.jurisdiction,
      port: voyage.port,
      found_at: deed.now,
      due_at: dueAt,
      asked_at: askedAt,
      answer: null,
      answered_at: null,
      answer_sealed: null,
      outcome: null,
      settled_at: null,
      settled_by: null,
    }
    await (again === undefined ? insertContradiction(deed.db, row) : changeContradiction(deed.db, id, row))
    acts.push({
      kind: 'contradiction-found',
      payload: {
        contradiction: id,
        of: contradiction.kind,
        dueAt: dueAt.toISOString(),
        asked: askedAt !== null,
      },
    })
  }
  for (const { contradiction_id } of gone) {
    const settled = { outcome: 'gone', settled_at: deed.now, settled_by: deed.actor.id } as const
    await changeContradiction(deed.db, contradiction_id, settled)
    acts.push({
      kind: 'contradiction-settled',
      payload: { contradiction: contradiction_id, outcome: 'gone' },
    })
  }
  const [first, ...others] = acts
  if (first === undefined) return
  await recordActs(deed, holder, [first, ...others])
  if (found.some(({ contradiction }) => isAskedAtOnce(contradiction))) await putToHer(deed, holderId)
}

/** One letter, however many questions; nothing of what they are about. */
export async function putToHer(deed: Deed, holderId: string): Promise<boolean> {
  const { address } = deed.house.config
  const id = await send(deed, {
    holderId,
    kind: 'contradiction-asked',
    write: (t) => ({
      subject: t(m.screening_message_subject),
      body: t(m.screening_message_body, { address: `${address}/${t.language}/declaration` }),
    }),
  })
  return id !== null
}

async function digestOf(deed: Deed, voyageId: string): Promise<Buffer> {
  const ids = await listHoldersOfVoyage(deed, voyageId)
  const standing = await standingOf(deed.db, voyageId, ids)
  const legs = await listSharedLegs(deed.db, ids, new Date(0))
  return createHash('sha256').update(standing).update(JSON.stringify(legs)).digest()
}

const day = 86_400_000

/** Voyages of these days in which something changed since they were last looked through; at most so many at once. */
export async function screenWhatChanged(deed: Deed, atMost = 20): Promise<number> {
  const at = (days: number) => new Date(deed.now.getTime() + days * day)
  let screened = 0
  for (const voyageId of await listVoyagesBetween(deed.db, at(-3), at(2))) {
    if (screened === atMost) break
    const [before, now] = [await findDigest(deed.db, voyageId), await digestOf(deed, voyageId)]
    if (before !== null && now.equals(before)) continue
    await screenVoyage(deed, voyageId)
    screened += 1
  }
  return screened
}

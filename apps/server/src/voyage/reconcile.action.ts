// Who is said to come and who does come, laid beside each other: listed but undeclared, declared but not listed, landed
// but unknown. Each list has an owner and a clock; each person on it is settled by somebody, with a word of how.
import { getDeskNames } from '../holder/desk-names.action.ts'
import { holderRow } from '../holder/holder-row.ts'
import { listKnownHolders } from '../holder/list-holders.action.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import type { ListedIdentity } from './listed-person.ts'
import { matchPeople } from './match-list.action.ts'
import type { Match } from './match-person.ts'
import { getLockedVoyage } from './open-voyage.action.ts'
import { dataKeyOf } from './record-event.action.ts'
import { openValue, personContext } from './sealed-voyage.node.ts'
import { personNotListed } from './voyage.problems.ts'
import { resolveHolder, type VoyageRow, voyageOf } from './voyage.store.ts'
import type { Voyage } from './voyage.ts'
import {
  type ListedRow,
  listListed,
  listVoyageHolders,
  putListed,
  type VoyageHolder,
} from './voyage-people.store.ts'

export interface ListedPerson {
  readonly row: ListedRow
  readonly identity: ListedIdentity | null
}

/** Everyone on the list with what it says of them; who found nobody so far is looked for again. */
export async function listPeople(deed: Deed, voyageId: string): Promise<readonly ListedPerson[]> {
  const row = await getLockedVoyage(deed, voyageId)
  const people = openPeople(deed, row, await listListed(deed.db, voyageId))
  return matchAgain(deed, voyageOf(row), people)
}

export function openPeople(deed: Deed, row: VoyageRow, rows: readonly ListedRow[]): readonly ListedPerson[] {
  if (rows.length === 0) return []
  const key = row.data_key === null ? null : dataKeyOf(deed, row)
  return rows.map((one) => ({
    row: one,
    identity:
      key === null || one.sealed === null
        ? null
        : openValue<ListedIdentity>(deed.house.keyring, key, personContext(one.person_id), one.sealed),
  }))
}

/** Somebody may have declared since the list came. */
async function matchAgain(
  deed: Deed,
  voyage: Voyage,
  people: readonly ListedPerson[],
): Promise<readonly ListedPerson[]> {
  const open = people.filter(
    ({ row, identity }) => row.match === 'none' && row.settled_by === null && identity,
  )
  const taken = new Set(people.flatMap(({ row }) => row.holder_id ?? []))
  const matches = await matchPeople(
    deed,
    voyage,
    open.flatMap(({ row, identity }) => (identity === null ? [] : [{ identity, seat: row.seat }])),
    taken,
  )
  const found = new Map<ListedPerson, ListedPerson>()
  open.forEach((person, index) => {
    const match = matches[index]
    if (match !== undefined && match.match !== 'none')
      found.set(person, { ...person, row: withMatch(person.row, match) })
  })
  await putListed(
    deed.db,
    [...found.values()].map(({ row }) => row),
  )
  return people.map((person) => found.get(person) ?? person)
}

const withMatch = (row: ListedRow, { match, holderId, candidates }: Match): ListedRow => ({
  ...row,
  match,
  holder_id: holderId,
  candidates,
})

export interface OpenList {
  /** Until when it should be empty; null until the voyage has landed. */
  readonly dueAt: Date | null
  readonly overdue: boolean
  readonly owner: string
}

export interface Reconciliation {
  readonly voyage: Voyage
  readonly people: readonly ListedPerson[]
  readonly holders: readonly VoyageHolder[]
  readonly clock: OpenList
  readonly undeclared: readonly ListedPerson[]
  readonly likely: readonly ListedPerson[]
  readonly unlisted: readonly VoyageHolder[]
  readonly unknown: readonly VoyageHolder[]
}

export async function reconcile(deed: Deed, voyageId: string): Promise<Reconciliation> {
  const people = await listPeople(deed, voyageId)
  const holders = await listVoyageHolders(deed.db, voyageId)
  const voyage = landedWith(voyageOf(await getLockedVoyage(deed, voyageId)), holders)
  const listed = new Set(people.flatMap(({ row }) => row.holder_id ?? []))
  // Who was only asked is still awaited.
  const open = people.filter(({ row }) => row.resolution === null || row.resolution === 'asked')
  const unresolved = holders.filter(
    ({ holderId, resolution }) => !listed.has(holderId) && resolution === null,
  )
  return {
    voyage,
    people,
    holders,
    clock: clockOf(deed, voyage),
    undeclared: open.filter(({ row }) => row.match === 'none'),
    likely: open.filter(({ row }) => row.match === 'likely'),
    // Without a list nobody can be missing from it.
    unlisted: voyage.listedAt === null ? [] : unresolved.filter(({ statedIt }) => statedIt),
    unknown: unresolved.filter(({ metAt, statedIt }) => metAt !== null && !statedIt),
  }
}

const hour = 3_600_000

/** Nobody need say that a flight landed whose passengers did: its lists have a clock all the same. */
function landedWith(voyage: Voyage, holders: readonly VoyageHolder[]): Voyage {
  if (voyage.landedAt !== null || voyage.cancelledAt !== null) return voyage
  const landings = holders.flatMap(({ landedAt }) =>
    landedAt !== null && Math.abs(landedAt.getTime() - voyage.arrivesAt.getTime()) <= 18 * hour
      ? landedAt.getTime()
      : [],
  )
  return landings.length === 0 ? voyage : { ...voyage, landedAt: new Date(Math.min(...landings)) }
}

function clockOf({ house, now }: Deed, { landedAt, port }: Voyage): OpenList {
  const minutes = arrivalPack(house).plan.times.reconcileMinutesAfterLanding
  const dueAt = landedAt === null ? null : new Date(landedAt.getTime() + minutes * 60_000)
  return { dueAt, overdue: dueAt !== null && dueAt < now, owner: port }
}

/** A person decides who somebody on the list is; null: nobody of those proposed. */
export async function settleMatch(
  deed: Deed,
  voyageId: string,
  { personId, holderId }: { readonly personId: string; readonly holderId: string | null },
): Promise<void> {
  const row = await getListed(deed, voyageId, personId)
  await putListed(deed.db, [
    {
      ...row,
      match: holderId === null ? 'none' : 'certain',
      holder_id: holderId,
      settled_by: deed.actor.id,
      settled_at: deed.now,
    },
  ])
}

export type Resolution = 'scanned' | 'asked' | 'at-port' | 'did-not-board' | 'other-voyage' | 'error'

export async function resolvePerson(
  deed: Deed,
  voyageId: string,
  of: { readonly personId: string } | { readonly holderId: string },
  resolution: Resolution,
): Promise<void> {
  await getLockedVoyage(deed, voyageId)
  if ('holderId' in of)
    return resolveHolder(deed.db, voyageId, of.holderId, { resolution, by: deed.actor.id, at: deed.now })
  const row = await getListed(deed, voyageId, of.personId)
  await putListed(deed.db, [{ ...row, resolution, resolved_by: deed.actor.id, resolved_at: deed.now }])
}

/** Asked at the gate, told by the crew: where somebody really sat. */
export async function correctSeat(
  deed: Deed,
  voyageId: string,
  {
    personId,
    seat,
    from,
  }: { readonly personId: string; readonly seat: string; readonly from: 'crew' | 'gate' },
): Promise<void> {
  await getLockedVoyage(deed, voyageId)
  const row = await getListed(deed, voyageId, personId)
  await putListed(deed.db, [{ ...row, seat, seat_source: from }])
}

async function getListed(deed: Deed, voyageId: string, personId: string): Promise<ListedRow> {
  const found = (await listListed(deed.db, voyageId)).find(({ person_id }) => person_id === personId)
  if (found !== undefined) return found
  throw new Problem(personNotListed, {
    detail: 'Nobody of this id stands on the list now. A newer list may have taken her off; look again.',
  })
}

/** Names and rows of holders, for showing them beside those listed. */
export async function showHolders(
  deed: Deed,
  holderIds: readonly string[],
  language: Language,
  purpose: string,
) {
  const names = await getDeskNames(deed, language)
  const known = await listKnownHolders(deed, [...new Set(holderIds)])
  const identities = await readIdentities(
    deed,
    known.map(({ holderId }) => holderId),
    purpose,
  )
  return new Map(
    known.map((holder) => {
      const identity = identities.get(holder.holderId)
      return [
        holder.holderId,
        {
          ...holderRow(holder, names),
          name: identity === undefined ? '' : spokenName(identity),
          dateOfBirth: identity?.dateOfBirth ?? null,
          documentNumber: identity?.document?.documentNumber ?? null,
          nationality: identity?.nationality ?? null,
        },
      ] as const
    }),
  )
}

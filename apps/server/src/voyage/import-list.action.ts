// A passenger list is taken: read, checked whole, compared with the one before, matched with those who declared, and
// written in one deed. What is wrong with it refuses all of it; a second list changes the first, it is never appended.
import type { ListedPerson } from '@pratique/travel-document'
import { packPlaces } from '../place/pack-places.node.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import { arrivalOfList, dayIn, type ListedArrival } from './list-voyage.ts'
import { compareLists, identityOfListed, type ListChange } from './listed-person.ts'
import { type Known, knownOf, rowsAfter } from './listed-rows.node.ts'
import { matchPeople } from './match-list.action.ts'
import type { Match } from './match-person.ts'
import { findVoyage, getLockedVoyage, getVoyage, openVoyage } from './open-voyage.action.ts'
import { hindrances, type ListFault, type ListText, type ReadList, readList } from './read-list.ts'
import { dataKeyOf, recordEvent } from './record-event.action.ts'
import { listNotTaken, voyageNotKnown, voyageOver } from './voyage.problems.ts'
import { replaceLegs, updateVoyage, type VoyageRow, voyageOf } from './voyage.store.ts'
import type { Voyage } from './voyage.ts'
import { type ListedRow, type ListSource, listListed, putListed } from './voyage-people.store.ts'

export interface ListOffered extends ListText {
  /** Required for CSV; a PAXLST names its own. */
  readonly voyageId?: string | undefined
  /** The sender says that what looks doubtful is right. */
  readonly takeDoubtful: boolean
  /** Only say what would happen. */
  readonly onlyCheck: boolean
  /** Refuses a voyage that the sender may not touch. */
  readonly mayTake: (voyage: Pick<Voyage, 'jurisdiction' | 'port' | 'operator'>) => void
}

export interface ListTaken {
  readonly voyage: Voyage
  readonly taken: boolean
  readonly people: number
  readonly added: number
  readonly removed: number
  readonly changed: readonly { readonly personId: string; readonly fields: readonly string[] }[]
  readonly matches: Readonly<Record<Match['match'], number>>
  readonly faults: readonly ListFault[]
}

export async function importList(deed: Deed, offered: ListOffered): Promise<ListTaken> {
  const named = offered.voyageId === undefined ? null : await getVoyage(deed, offered.voyageId)
  const { zone } = arrivalPack(deed.house)
  const on = named === null ? undefined : dayIn(named.departsAt ?? named.arrivesAt, zone)
  const list = readList(offered, on)
  assertTakeable(list, offered)
  const voyage = await voyageOfList(deed, list, named, offered)
  return takePeople(deed, voyage, list.people, { ...offered, source: offered.format, faults: list.faults })
}

function assertTakeable({ faults }: ReadList, { takeDoubtful, format }: ListOffered): void {
  const against = hindrances(faults, takeDoubtful)
  if (against.length === 0) return
  const doubtfulOnly = against.every(({ weight }) => weight === 'doubtful')
  throw new Problem(listNotTaken, {
    detail: doubtfulOnly
      ? 'Something in the list does not add up: see errors. Mend it, or send it again and confirm that it is right.'
      : 'The list cannot be read whole: see errors. Nothing of it was kept; mend it and send it again.',
    errors: against.slice(0, 100).map(({ code, message, segment, row, column }) => ({
      pointer: format === 'paxlst' ? (segment ?? 'text') : `row ${row ?? '?'}${column ? `, ${column}` : ''}`,
      code,
      detail: message,
    })),
  })
}

async function voyageOfList(
  deed: Deed,
  { voyage: listed }: ReadList,
  named: Voyage | null,
  offered: ListOffered,
): Promise<Voyage> {
  const arrival = listed === null ? null : arrivalOfListed(deed, listed)
  if (named !== null) {
    offered.mayTake(named)
    if (arrival !== null && arrival.designator !== named.designator)
      throw new Problem(voyageNotKnown, {
        detail: `The list is of ${arrival.designator}, not of ${named.designator}. Open that voyage, or send the right list.`,
      })
    return named
  }
  if (arrival === null)
    throw new Problem(voyageNotKnown, {
      detail: 'The list names no voyage. Open the voyage first and send the list to it.',
    })
  offered.mayTake({
    jurisdiction: arrivalPack(deed.house).authority,
    port: arrival.port,
    operator: arrival.operator,
  })
  return knownOrNew(deed, arrival)
}

const arrivalOfListed = (deed: Deed, listed: NonNullable<ReadList['voyage']>) =>
  arrivalOfList(listed, {
    airports: packPlaces(deed.house.config.pack).airports(),
    ...arrivalPack(deed.house),
  })

async function knownOrNew(deed: Deed, arrival: ListedArrival): Promise<Voyage> {
  const { arrivesAt, departsAt, designator, port } = arrival
  if (arrivesAt !== null) {
    const voyage = await openVoyage(deed, { ...arrival, arrivesAt, conveyanceType: null, from: 'list' })
    await takeLegs(deed, voyage, arrival)
    return voyage
  }
  const near =
    departsAt === null ? null : await findVoyage(deed, { designator, port, at: departsAt, hours: 24 })
  if (near !== null) return near
  throw new Problem(voyageNotKnown, {
    detail: `The list does not say when ${designator} arrives, and no such voyage is expected. Open the voyage first.`,
  })
}

interface Taking {
  readonly source: ListSource
  readonly onlyCheck: boolean
  readonly faults: readonly ListFault[]
}

/** One person or a whole list; single entries leave the others as they are. */
export async function takePeople(
  deed: Deed,
  { voyageId }: Pick<Voyage, 'voyageId'>,
  people: readonly ListedPerson[],
  taking: Taking,
): Promise<ListTaken> {
  const row = await getLockedVoyage(deed, voyageId)
  if (row.cancelled_at !== null)
    throw new Problem(voyageOver, {
      detail: 'The voyage was cancelled. Send the list to the voyage that replaces it.',
    })
  const key = dataKeyOf(deed, row)
  const voyage = voyageOf(row)
  const standing = (await listListed(deed.db, voyageId)).map((one) => knownOf(deed.house.keyring, key, one))
  const change = withoutRemovals(
    compareLists(inScopeOf(standing, people, taking.source), people),
    taking.faults,
  )
  const outOfScope = standing.flatMap(({ row: one }) => one.holder_id ?? [])
  const seeking = [
    ...change.changed
      .filter(({ before, fields }) => needsMatching(before.row, fields))
      .map(({ after }) => after),
    ...change.added,
  ]
  const free = new Set(seeking)
  const kept = new Set(
    outOfScope.filter(
      (holderId) =>
        !change.changed.some(({ before, after }) => before.row.holder_id === holderId && free.has(after)) &&
        !change.removed.some(({ row: gone }) => gone.holder_id === holderId),
    ),
  )
  const matches = await matchPeople(
    deed,
    voyage,
    seeking.map((person) => ({ identity: identityOfListed(person), seat: person.seat })),
    kept,
  )
  const matchFor = new Map(seeking.map((person, index) => [person, matches[index]]))
  const rows = rowsAfter({
    keyring: deed.house.keyring,
    key,
    voyageId,
    people,
    change,
    matchFor,
    source: taking.source,
  })
  if (!taking.onlyCheck) {
    await putListed(deed.db, [
      ...rows,
      ...change.removed.map(({ row: gone }) => ({ ...gone, removed_at: deed.now })),
    ])
    await updateVoyage(deed.db, voyageId, { listed_at: deed.now })
    await recordListed(deed, row, change, taking)
  }
  return outcome(voyage, rows, change, taking)
}

/** A part of a list, taken because the sender says so, takes nobody off. */
const withoutRemovals = (change: ListChange<Known>, faults: readonly ListFault[]): ListChange<Known> =>
  faults.some(({ code }) => code === 'parts-missing') ? { ...change, removed: [] } : change

/** A crew list says nothing of passengers, nor a list of those entered by hand. */
function inScopeOf(
  standing: readonly Known[],
  people: readonly ListedPerson[],
  source: ListSource,
): readonly Known[] {
  if (source === 'entry') return []
  const isCrew = (type: string) => type === 'crew' || type === 'transit-crew'
  const kinds = new Set(people.map(({ type }) => isCrew(type)))
  return standing.filter(({ type, row }) => kinds.has(isCrew(type)) && row.source !== 'entry')
}

const needsMatching = ({ settled_by }: ListedRow, fields: readonly string[]): boolean =>
  settled_by === null &&
  fields.some((field) => field === 'name' || field === 'dateOfBirth' || field === 'document')

async function recordListed(
  deed: Deed,
  row: VoyageRow,
  { added, removed, changed }: ListChange<Known>,
  { source, faults }: Taking,
): Promise<void> {
  await recordEvent(deed, row, {
    kind: 'listed',
    payload: {
      source,
      added: added.length,
      removed: removed.length,
      changed: changed.length,
      problems: faults.slice(0, 50).map(({ code, message }) => `${code}: ${message}`),
    },
  })
}

function outcome(
  voyage: Voyage,
  rows: readonly ListedRow[],
  { added, removed, changed }: ListChange<Known>,
  { onlyCheck, faults }: Taking,
): ListTaken {
  const counted = (match: Match['match']) => rows.filter((row) => row.match === match).length
  return {
    voyage,
    taken: !onlyCheck,
    people: rows.length,
    added: added.length,
    removed: removed.length,
    changed: changed.map(({ before, fields }) => ({ personId: before.personId, fields })),
    matches: { certain: counted('certain'), likely: counted('likely'), none: counted('none') },
    faults,
  }
}

/** What a list adds to a voyage that was known by its declarations alone: where it comes from and its legs. */
async function takeLegs(deed: Deed, voyage: Voyage, arrival: ListedArrival): Promise<void> {
  if (voyage.origin !== null || arrival.legs.length === 0) return
  await replaceLegs(deed.db, voyage.voyageId, arrival.legs)
  await updateVoyage(deed.db, voyage.voyageId, { origin: arrival.origin, departs_at: arrival.departsAt })
}

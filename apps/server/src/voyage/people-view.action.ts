// The people of a voyage as the desk's API tells them: each listed person beside whom she may be.
import type { ListedPersonRow, VoyagePeopleAnswer } from '@pratique/api-contract'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { documentNumbersOf } from './listed-person.ts'
import { type ListedPerson, type Reconciliation, showHolders } from './reconcile.action.ts'

type Shown = Awaited<ReturnType<typeof showHolders>>

export async function peopleView(
  deed: Deed,
  found: Reconciliation,
  language: Language,
): Promise<VoyagePeopleAnswer> {
  const { people, undeclared, likely, unlisted, unknown, clock, holders, voyage } = found
  const beside = likely.flatMap(({ row }) => row.candidates.map(({ holderId }) => holderId))
  const ids = [
    ...beside,
    ...unlisted.map(({ holderId }) => holderId),
    ...unknown.map(({ holderId }) => holderId),
  ]
  const shown = await showHolders(
    deed,
    ids,
    language,
    `desk: the people of ${voyage.designator} were compared`,
  )
  const colours = new Map(holders.map(({ holderId, colour }) => [holderId, colour]))
  return {
    people: people.map((person) => listedRow(person, shown, colours)),
    undeclared: undeclared.map(({ row }) => row.person_id),
    likely: likely.map(({ row }) => row.person_id),
    unlisted: unlisted.flatMap(({ holderId }) => shown.get(holderId) ?? []),
    unknown: unknown.flatMap(({ holderId }) => shown.get(holderId) ?? []),
    clock: { owner: clock.owner, dueAt: clock.dueAt?.toISOString() ?? null, overdue: clock.overdue },
  }
}

function listedRow(
  { row, identity }: ListedPerson,
  shown: Shown,
  colours: ReadonlyMap<string, string | null>,
): ListedPersonRow {
  return {
    personId: row.person_id,
    number: row.number,
    type: row.type,
    name: identity === null ? '' : `${identity.primaryIdentifier} ${identity.secondaryIdentifier}`.trim(),
    dateOfBirth: identity?.dateOfBirth ?? null,
    nationality: identity?.nationality ?? null,
    documentNumber: identity === null ? null : (documentNumbersOf(identity)[0] ?? null),
    recordLocator: identity?.recordLocator ?? null,
    seat: row.seat,
    seatSource: row.seat_source,
    match: row.match,
    holderId: row.holder_id,
    colour: (row.holder_id === null
      ? null
      : (colours.get(row.holder_id) ?? null)) as ListedPersonRow['colour'],
    settled: row.settled_by !== null,
    resolution: row.resolution,
    candidates:
      row.match === 'likely'
        ? row.candidates.flatMap(({ holderId, grounds }) => {
            const holder = shown.get(holderId)
            return holder === undefined ? [] : [{ grounds: [...grounds], holder }]
          })
        : [],
  }
}

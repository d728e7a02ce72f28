// The rows of a passenger list: what is sealed of each person, and what a newer list makes of the rows before.
import type { ListedPerson } from '@pratique/travel-document'
import { v7 as newId } from 'uuid'
import type { Keyring } from '../platform/keyring.ts'
import { identityOfListed, type ListChange, type ListedIdentity, type Standing } from './listed-person.ts'
import type { Match } from './match-person.ts'
import { openValue, personContext, sealValue } from './sealed-voyage.node.ts'
import type { ListedRow, ListSource } from './voyage-people.store.ts'

export type Known = Standing & { readonly row: ListedRow }

/** A row with what it says of her, opened. */
export const knownOf = (keyring: Keyring, key: Buffer, row: ListedRow): Known => ({
  personId: row.person_id,
  type: row.type,
  seat: row.seat,
  identity:
    row.sealed === null
      ? identityOfListed(nobodyListed)
      : openValue<ListedIdentity>(keyring, key, personContext(row.person_id), row.sealed),
  row,
})

const nobodyListed: ListedPerson = {
  type: 'passenger',
  primaryIdentifier: null,
  secondaryIdentifier: null,
  sex: null,
  dateOfBirth: null,
  nationality: null,
  documents: [],
  seat: null,
  recordLocator: null,
  embarked: null,
  disembarked: null,
}

export interface RowsAfter {
  readonly keyring: Keyring
  readonly key: Buffer
  readonly voyageId: string
  readonly people: readonly ListedPerson[]
  readonly change: ListChange<Known>
  /** Of those who had to be looked for. */
  readonly matchFor: ReadonlyMap<ListedPerson, Match | undefined>
  readonly source: ListSource
}

/** Everyone who stands on the list afterwards. */
export function rowsAfter(list: RowsAfter): readonly ListedRow[] {
  const { keyring, key, voyageId, people, matchFor, source } = list
  const { added, changed, unchanged } = list.change
  const numbers = new Map(people.map((person, index) => [person, index + 1]))
  const numberOf = (person: ListedPerson) => numbers.get(person) ?? 0
  const seal = (personId: string, person: ListedPerson) =>
    sealValue(keyring, key, personContext(personId), identityOfListed(person))
  const matched = (match: Match | undefined) =>
    match === undefined ? {} : { match: match.match, holder_id: match.holderId, candidates: match.candidates }
  return [
    ...added.map((person): ListedRow => {
      const personId = newId()
      return {
        voyage_id: voyageId,
        person_id: personId,
        number: numberOf(person),
        type: person.type,
        source,
        sealed: seal(personId, person),
        seat: person.seat,
        seat_source: person.seat === null ? null : 'list',
        match: 'none',
        holder_id: null,
        candidates: [],
        settled_by: null,
        settled_at: null,
        resolution: null,
        resolved_by: null,
        resolved_at: null,
        removed_at: null,
        ...matched(matchFor.get(person)),
      }
    }),
    ...changed.map(
      ({ before, after, fields }): ListedRow => ({
        ...before.row,
        number: numberOf(after),
        type: after.type,
        sealed: seal(before.personId, after),
        ...(fields.includes('seat') ? { seat: after.seat, seat_source: 'list' as const } : {}),
        ...matched(matchFor.get(after)),
      }),
    ),
    ...unchanged.map(({ before, after }): ListedRow => ({ ...before.row, number: numberOf(after) })),
  ]
}

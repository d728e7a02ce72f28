// Somebody on a passenger list as it is kept, and how a second list of the same voyage differs from the first.
import { compareNames, documentKey, type ListedPerson } from '@pratique/travel-document'
import type { Compared } from './match-person.ts'

/** What is sealed of a listed person: all that names her. */
export interface ListedIdentity {
  readonly primaryIdentifier: string
  readonly secondaryIdentifier: string
  readonly sex: ListedPerson['sex']
  readonly dateOfBirth: string | null
  readonly nationality: string | null
  readonly documents: ListedPerson['documents']
  readonly recordLocator: string | null
  readonly embarked: string | null
  readonly disembarked: string | null
}

export const identityOfListed = (person: ListedPerson): ListedIdentity => ({
  primaryIdentifier: person.primaryIdentifier ?? '',
  secondaryIdentifier: person.secondaryIdentifier ?? '',
  sex: person.sex,
  dateOfBirth: person.dateOfBirth,
  nationality: person.nationality,
  documents: person.documents,
  recordLocator: person.recordLocator,
  embarked: person.embarked,
  disembarked: person.disembarked,
})

/** Passports before other documents; visas are no identity. */
export function documentNumbersOf({
  documents,
}: Pick<ListedIdentity, 'documents'>): readonly [string?, ...string[]] {
  const numbers = documents
    .filter(({ type, number }) => number !== null && type !== 'V')
    .toSorted((a, b) => Number(b.type === 'P') - Number(a.type === 'P'))
    .map(({ number }) => number ?? '')
  return numbers as [string?, ...string[]]
}

export const comparedOf = (person: ListedIdentity, seat: string | null): Compared => ({
  primaryIdentifier: person.primaryIdentifier,
  secondaryIdentifier: person.secondaryIdentifier,
  dateOfBirth: person.dateOfBirth,
  documentNumber: documentNumbersOf(person)[0] ?? null,
  seat,
})

export interface Standing {
  readonly personId: string
  readonly type: string
  readonly seat: string | null
  readonly identity: ListedIdentity
}

export interface ListChange<Person extends Standing> {
  readonly added: readonly ListedPerson[]
  readonly removed: readonly Person[]
  readonly changed: readonly {
    readonly before: Person
    readonly after: ListedPerson
    readonly fields: readonly string[]
  }[]
  readonly unchanged: readonly { readonly before: Person; readonly after: ListedPerson }[]
}

const keysOf = (identity: ListedIdentity): readonly string[] => {
  const { primaryIdentifier, secondaryIdentifier, dateOfBirth } = identity
  const documents = documentNumbersOf(identity).map((number) => `document ${documentKey(number ?? '')}`)
  return [...documents, `name ${primaryIdentifier} ${secondaryIdentifier} ${dateOfBirth ?? ''}`.toUpperCase()]
}

/** Who is new, who is gone, and what differs of those who stay. Each stands on either list once. */
export function compareLists<Person extends Standing>(
  before: readonly Person[],
  after: readonly ListedPerson[],
): ListChange<Person> {
  const byKey = new Map<string, Person>()
  for (const person of before)
    for (const key of keysOf(person.identity)) if (!byKey.has(key)) byKey.set(key, person)
  const taken = new Set<Person>()
  const added: ListedPerson[] = []
  const kept: { before: Person; after: ListedPerson; fields: readonly string[] }[] = []
  for (const person of after) {
    const known = keysOf(identityOfListed(person))
      .map((key) => byKey.get(key))
      .find((found) => found !== undefined && !taken.has(found))
    if (known === undefined) added.push(person)
    else {
      taken.add(known)
      kept.push({ before: known, after: person, fields: fieldsThatDiffer(known, person) })
    }
  }
  return {
    added,
    removed: before.filter((person) => !taken.has(person)),
    changed: kept.filter(({ fields }) => fields.length > 0),
    unchanged: kept.filter(({ fields }) => fields.length === 0),
  }
}

function fieldsThatDiffer(before: Standing, after: ListedPerson): readonly string[] {
  const identity = identityOfListed(after)
  const sameName = compareNames(before.identity, identity) === 'same'
  const differs: Readonly<Record<string, boolean>> = {
    name: !sameName,
    dateOfBirth: before.identity.dateOfBirth !== identity.dateOfBirth,
    nationality: before.identity.nationality !== identity.nationality,
    document: documentNumbersOf(before.identity).join(' ') !== documentNumbersOf(identity).join(' '),
    // A list that no longer says the seat does not take it away.
    seat: after.seat !== null && before.seat !== after.seat,
    type: before.type !== after.type,
    disembarked: before.identity.disembarked !== identity.disembarked,
  }
  return Object.entries(differs)
    .filter(([, holds]) => holds)
    .map(([field]) => field)
}

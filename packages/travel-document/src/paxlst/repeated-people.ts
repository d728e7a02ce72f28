// The same person twice in a list: a part that came twice, a row copied, or a double booking.
import type { ListedPerson } from './person.ts'

export interface Repeat {
  /** Places in the list, from 0. */
  readonly at: number
  readonly first: number
}

const identity = ({ primaryIdentifier, secondaryIdentifier, dateOfBirth, documents }: ListedPerson) =>
  JSON.stringify([primaryIdentifier, secondaryIdentifier, dateOfBirth, documents[0]?.number])

/** Who has the name, birth date and first document of someone before; people without name or birth date never do. */
export function repeatedPeople(people: readonly ListedPerson[]): readonly Repeat[] {
  const seen = new Map<string, number>()
  return people.flatMap((person, at): Repeat[] => {
    if (person.primaryIdentifier === null || person.dateOfBirth === null) return []
    const first = seen.get(identity(person))
    if (first !== undefined) return [{ at, first }]
    seen.set(identity(person), at)
    return []
  })
}

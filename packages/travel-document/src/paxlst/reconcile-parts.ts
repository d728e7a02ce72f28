// Several parts make one list: do they belong together, are they all there, do they count right?
import { type ListProblem, listProblem } from './list-problem.ts'
import type { Part } from './message.ts'
import type { ListedPerson } from './person.ts'
import { repeatedPeople } from './repeated-people.ts'

interface Counted {
  /** What the sender says that the whole list holds; null if it does not say. */
  readonly declared: number | null
  readonly agrees: boolean
}

/** Senders count the whole list in every part, or each part by itself; either is right if it comes out. */
function wholeCount(counts: readonly (number | null)[], total: number): Counted {
  const told = counts.filter((count) => count !== null)
  const [first] = told
  if (first === undefined) return { declared: null, agrees: true }
  const sum = told.reduce((all, count) => all + count, 0)
  const alike = told.every((count) => count === first)
  if (alike && first === total) return { declared: first, agrees: true }
  if (sum === total) return { declared: sum, agrees: true }
  return { declared: alike ? first : sum, agrees: false }
}

const isCrew = ({ type }: ListedPerson) => type === 'crew' || type === 'transit-crew'

export interface People {
  readonly passengers: readonly ListedPerson[]
  readonly crew: readonly ListedPerson[]
}

export function peopleOf(parts: readonly Part[]): People {
  const all = parts.flatMap(({ people }) => people)
  return { passengers: all.filter((person) => !isCrew(person)), crew: all.filter(isCrew) }
}

function sayCount(
  code: 'passenger-count' | 'crew-count',
  { declared, agrees }: Counted,
  found: number,
): ListProblem[] {
  if (agrees || declared === null) return []
  const who = code === 'passenger-count' ? 'passengers' : 'crew'
  const mend =
    declared > found
      ? 'A part of the list is missing, or the sender counts wrongly'
      : 'The sender counts wrongly, or a part came twice'
  return [
    listProblem(
      code,
      'CNT',
      `CNT declares ${declared} ${who}; ${found === 1 ? 'one was' : `${found} were`} read. ${mend}: ask for the list again.`,
    ),
  ]
}

export interface Reconciled {
  readonly declaredCount: number | null
  readonly problems: readonly ListProblem[]
}

/** The counts of a list. One of crew alone is counted by CNT+41, or by CNT+42 where the sender uses it for all. */
export function reconcileCounts(parts: readonly Part[], { passengers, crew }: People): Reconciled {
  const crewOnly = parts.length > 0 && parts.every(({ crewList }) => crewList)
  const counts = parts
    .filter(({ crewList }) => crewOnly || !crewList)
    .map(({ countedPassengers }) => countedPassengers)
  const ofCrew = wholeCount(
    parts.map(({ countedCrew }) => countedCrew),
    crew.length,
  )
  const ofPassengers = wholeCount(counts, crewOnly ? crew.length : passengers.length)
  const declaredCount = crewOnly ? (ofCrew.declared ?? ofPassengers.declared) : ofPassengers.declared
  const missing = listProblem(
    'count-missing',
    'CNT',
    'The list does not say how many people it holds (CNT+42), so nobody can tell whether it is whole.',
  )
  return {
    declaredCount,
    problems: [
      ...(declaredCount === null && parts.length > 0 ? [missing] : []),
      ...sayCount(
        crewOnly ? 'crew-count' : 'passenger-count',
        ofPassengers,
        crewOnly ? crew.length : passengers.length,
      ),
      ...sayCount('crew-count', ofCrew, crew.length),
    ],
  }
}

/** Part numbers that should be there and are not, by the last one seen. */
function gaps(parts: readonly Part[]): string {
  const numbers = new Set(parts.flatMap(({ number }) => (number === null ? [] : [number])))
  const highest = Math.min(Math.max(0, ...numbers), 999)
  const missing = Array.from({ length: highest }, (_, index) => index + 1).filter(
    (number) => !numbers.has(number),
  )
  const [first] = missing
  if (first === undefined) return ''
  const inARow = missing.length === (missing.at(-1) ?? 0) - first + 1
  return inARow && missing.length > 2 ? `${first} to ${missing.at(-1)}` : missing.join(', ')
}

/** Parts are numbered in UNH, the last one marked F. A list that counts right is whole whatever they say. */
export function partProblems(parts: readonly Part[], countsAgree: boolean): ListProblem[] {
  if (countsAgree) return []
  const numbered = parts.filter(({ number }) => number !== null)
  if (numbered.length === 0) return []
  const missing = gaps(numbered)
  const ending = numbered.some(({ last }) => last) ? '' : ' No part is marked as the last (F).'
  if (missing === '' && ending === '') return []
  const which = missing === '' ? '' : ` Not among them: part ${missing}.`
  return [
    listProblem(
      'parts-missing',
      'UNH',
      `${numbered.length === 1 ? 'One part' : `${numbered.length} parts`} of the list came.${which}${ending} Add the others.`,
    ),
  ]
}

const sameVoyage = (left: Part, right: Part) => JSON.stringify(left.voyage) === JSON.stringify(right.voyage)

export function voyageProblems(parts: readonly Part[]): ListProblem[] {
  const [first] = parts
  const other = parts.find((part) => first && !sameVoyage(first, part))
  if (!first || !other) return []
  const message =
    `Messages ${first.reference} and ${other.reference} are about different voyages or times. ` +
    'The voyage is that of the first; give each voyage its own list.'
  return [listProblem('several-voyages', 'TDT', message)]
}

/** The same name, birth date and document twice. */
export function repeatProblems({ passengers, crew }: People): ListProblem[] {
  return repeatedPeople([...passengers, ...crew]).map(({ at, first }) =>
    listProblem(
      'person-twice',
      'NAD',
      `Person ${at + 1} of the list is person ${first + 1} again: same name, birth date and document.`,
    ),
  )
}

// What may be wrong with a passenger list, in stable codes and in words.

/** Stable codes of what may be wrong with a PAXLST text. */
export type ListProblemCode =
  | 'too-large'
  | 'not-edifact'
  | 'separators'
  | 'interchange-header'
  | 'truncated'
  | 'trailer-missing'
  | 'unreadable-segment'
  | 'reference'
  | 'segment-count'
  | 'message-count'
  | 'parts-missing'
  | 'not-a-passenger-list'
  | 'version'
  | 'flight-missing'
  | 'several-flights'
  | 'several-voyages'
  | 'legs-missing'
  | 'time-missing'
  | 'impossible-times'
  | 'impossible-date'
  | 'person-type'
  | 'name-missing'
  | 'date-of-birth-missing'
  | 'sex'
  | 'segment-misplaced'
  | 'person-twice'
  | 'count-missing'
  | 'passenger-count'
  | 'crew-count'
  | 'more-problems'

/** One thing that is wrong: `segment` is its tag (`UNT`), `message` says what, where and how to mend it, in English. */
export interface ListProblem {
  readonly code: ListProblemCode
  readonly segment: string
  readonly message: string
}

export const listProblem = (code: ListProblemCode, segment: string, message: string): ListProblem => ({
  code,
  segment,
  message,
})

/** More would bury the reader and fill the memory. */
const mostProblems = 500

/** The first five hundred problems, and one that counts the rest. */
export function bounded(problems: readonly ListProblem[]): readonly ListProblem[] {
  if (problems.length <= mostProblems) return problems
  const more = `${problems.length - mostProblems} more problems are not shown. Mend these first and read the list again.`
  return [...problems.slice(0, mostProblems), listProblem('more-problems', 'UNB', more)]
}

// What can be wrong with an answer. The codes are stable; the sentence for each, in the reader's language, is
// made where it is shown.
export const answerProblemCodes = [
  'required',
  'wrong-type',
  'impossible-date',
  'impossible-time',
  'unlikely-year',
  'not-an-option',
  'none-and-others',
  'too-many',
  'too-long',
  'out-of-range',
  'wrong-format',
  'unknown-airline',
  'not-point-of-entry',
  'unknown-question',
  'day-in-future',
  'birth-date-in-future',
  'document-expired',
  'same-airport',
  'arrival-before-departure',
  'stop-ends-before-it-starts',
  'stop-after-arrival',
  'stops-overlap',
  'window-gap',
] as const
export type AnswerProblemCode = (typeof answerProblemCodes)[number]

export interface AnswerProblem {
  readonly linkId: string
  /** Which entry of a repeating group, from 0. */
  readonly index?: number
  readonly code: AnswerProblemCode
  /** What the sentence may name: limits, days, places. Never more of the answer than it needs. */
  readonly values: Readonly<Record<string, string | number>>
}

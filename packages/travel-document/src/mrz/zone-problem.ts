// What may be wrong with a machine-readable zone, in stable codes and in words.
// Messages name places and digits, never the name, the number or the dates of a person.
import type { Span, SpanName } from './layout.ts'

/** Stable codes of what may be wrong with a zone. */
export type ZoneProblemCode =
  | 'empty'
  | 'too-large'
  | 'not-a-zone'
  | 'line-count'
  | 'line-length'
  | 'illegal-character'
  | 'check-digit'
  | 'impossible-date'
  | 'document-type'
  | 'unknown-state'
  | 'sex'
  | 'missing-field'
  | 'misplaced-filler'

/** What a problem is about: a field of the zone, a whole line, or the zone. */
export type ZoneProblemField =
  | Exclude<SpanName, 'name'>
  | 'primaryIdentifier'
  | 'secondaryIdentifier'
  | 'composite'
  | 'line1'
  | 'line2'
  | 'line3'
  | 'zone'

/** One thing that is wrong: `message` says what, where and how to mend it, in English. */
export interface ZoneProblem {
  readonly code: ZoneProblemCode
  readonly field: ZoneProblemField
  readonly message: string
}

export const problem = (code: ZoneProblemCode, field: ZoneProblemField, message: string): ZoneProblem => ({
  code,
  field,
  message,
})

const words: Readonly<Record<SpanName | 'primaryIdentifier' | 'secondaryIdentifier' | 'composite', string>> =
  {
    documentType: 'document type',
    issuingState: 'issuing state',
    name: 'name',
    primaryIdentifier: 'primary identifier',
    secondaryIdentifier: 'secondary identifier',
    documentNumber: 'document number',
    nationality: 'nationality',
    dateOfBirth: 'date of birth',
    sex: 'sex',
    dateOfExpiry: 'date of expiry',
    optionalData: 'optional data',
    optionalData2: 'second optional data',
    composite: 'whole zone, the composite,',
  }

export const wordsFor = (field: keyof typeof words): string => words[field]

/** `line 2, position 20` or `line 2, positions 14 to 19`, counted from 1 as people do. */
export function whereIs({ line, from, to }: Span): string {
  const positions = to - from === 1 ? `position ${to}` : `positions ${from + 1} to ${to}`
  return `line ${line + 1}, ${positions}`
}

/** The problem field of a line counted from 0; a zone has at most three. */
export function lineField(line: number): 'line1' | 'line2' | 'line3' {
  if (line === 0) return 'line1'
  return line === 1 ? 'line2' : 'line3'
}

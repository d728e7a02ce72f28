// What can be wrong with an expression or with the data it is given, under names that stay.

/** Why an expression is refused, or why it could not be evaluated. */
export type CertLogicCode =
  | 'invalid-expression' // not a literal, an array or an operation
  | 'not-an-integer' // a number literal with a fraction
  | 'not-one-operator' // an object with none or several keys
  | 'unknown-operator'
  | 'operands-not-a-list'
  | 'operand-count'
  | 'invalid-path' // of `var`
  | 'invalid-amount' // of `plusTime`
  | 'invalid-unit' // of `plusTime`
  | 'invalid-index' // of `extractFromUVCI`
  | 'too-deep' // nested beyond MAX_DEPTH
  | 'not-boolish' // neither truthy nor falsy where a choice is made
  | 'not-integers' // operands of + or of an integer comparison
  | 'not-times' // operands of a comparison of date-times
  | 'not-comparable' // === or in on arrays, objects or date-times
  | 'not-a-list' // right side of `in`, operand of `reduce`
  | 'not-a-text' // operand of plusTime, dccDateOfBirth, extractFromUVCI
  | 'not-a-date' // text that is no date or date-time, or a day that does not exist

/** One thing wrong with an expression: where (JSON pointer), what, and the offending part. */
export interface CertLogicFault {
  readonly code: CertLogicCode
  readonly path: string
  readonly message: string
  readonly expr: unknown
}

/** Thrown when data does not fit a valid expression. Never turned into true or false. */
export class CertLogicError extends Error {
  override readonly name = 'CertLogicError'
  readonly code: CertLogicCode
  /** JSON pointer to the operation in its expression. */
  readonly path: string
  constructor(code: CertLogicCode, path: string, message: string) {
    super(message)
    this.code = code
    this.path = path
  }
}

// What can be wrong with a credential. The codes are a closed list that callers switch on; the message is
// for people, in English, and never repeats personal data.

/** Faults of any credential format; `schema-…` marks a leniency and does not make a credential invalid. */
export type ProblemCode =
  | 'prefix'
  | 'base45'
  | 'zlib'
  | 'cbor'
  | 'cose'
  | 'jws'
  | 'algorithm'
  | 'issuer-unknown'
  | 'issuer-revoked'
  | 'signature'
  | 'expired'
  | 'not-yet-valid'
  | 'revoked'
  | 'key-usage'
  | `schema-${string}`

/**
 * Faults that only our own code can have, beside those of every format. `picture-stale` is the end of an online
 * code, which lasts a minute or two; `proof-…` and `replayed` belong to codes that a phone must prove to be its own.
 */
export type CodeProblemCode =
  | ProblemCode
  | 'document-mismatch'
  | 'specimen'
  | 'suspended'
  | 'status-unknown'
  | 'picture-stale'
  | 'proof-missing'
  | 'proof-stale'
  | 'replayed'

/** One finding: a stable code and a sentence that says what is wrong. */
export interface Problem<Code extends string = ProblemCode> {
  readonly code: Code
  readonly message: string
}

/** Makes a problem value. */
export function problem<Code extends string>(code: Code, message: string): Problem<Code> {
  return { code, message }
}

/** True for a finding that makes a credential invalid (everything but `schema-…`). */
export function isGrave(found: Problem<string>): boolean {
  return !found.code.startsWith('schema-')
}

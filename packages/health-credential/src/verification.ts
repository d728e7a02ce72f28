// The answer of every reader: one shape for all formats, safe to print as JSON (no bytes, no Date, no Map).

import type { CodeProblemCode, Problem, ProblemCode } from './problem.ts'

/** The formats this library tells apart. */
export type Format = 'dcc' | 'shc' | 'vds-nc' | 'nzcp' | 'pratique' | 'unknown'

/**
 * `valid`: genuine and in force. `invalid`: at least one fault proves it is not. `unknown`: nothing speaks
 * against it, but the verifier lacks what it needs to say yes (issuer not on its list, status not known).
 */
export type Verdict = 'valid' | 'invalid' | 'unknown'

/** What was read and what was found. Instants are ISO 8601 in UTC; `null` where the text did not say. */
export interface Verification<Payload = unknown, Code extends string = ProblemCode> {
  readonly format: Format
  readonly valid: boolean
  readonly verdict: Verdict
  readonly problems: readonly Problem<Code>[]
  readonly keyId: string | null
  readonly algorithm: string | null
  readonly issuer: string | null
  readonly issuedAt: string | null
  readonly expiresAt: string | null
  readonly payload: Payload | null
}

/** The colour a code carries. `unknown` means that a fact the policy needs is missing; it is never green. */
export type CodeState = 'unknown' | 'green' | 'yellow' | 'orange' | 'red'

/** The scheme a code belongs to. */
export type CodeScheme = 'international' | 'resident'

/** `paper` is long-lived, `online` is re-issued every minute, `offline` is proven by the phone's own key. */
export type CodeLevel = 'paper' | 'online' | 'offline'

/** A slow, salted, truncated hash of the travel document; see `bindDocument`. Bytes are lower-case hex. */
export interface DocumentBinding {
  /** 8 bytes, hex. It is also the first half of the code id, which saves 8 bytes in the picture. */
  readonly salt: string
  /** Number of PBKDF2 rounds as a power of two. */
  readonly cost: number
  /** 3 bytes, hex: enough to catch a borrowed code, too little to recover a number. */
  readonly tag: string
}

/** Where the code stands in a token status list. */
export interface CodeStatusReference {
  /** Number of the list: the last path segment of its address. */
  readonly list: number
  readonly index: number
}

/** What a code says. A reason is the short id of a rule in the pack; integers take the least room. */
export interface CodePayload {
  /** 16 bytes, lower-case hex. */
  readonly id: string
  readonly scheme: CodeScheme
  readonly state: CodeState
  readonly level: CodeLevel
  readonly pack: string
  readonly policyVersion: number
  readonly specimen: boolean
  readonly reasons: readonly (number | string)[]
  readonly binding: DocumentBinding | null
  readonly status: CodeStatusReference | null
  /** Public key of the phone that must show the code (level `offline`): x‖y, 64 bytes in hex. */
  readonly holderKey?: string
  /** Left out unless the issuer asks for it: least data. */
  readonly firstName: string | null
}

/** The three fields of the travel document that a code is bound to. Dates are plain ISO dates. */
export interface BoundDocument {
  readonly number: string
  readonly dateOfBirth: string
  /** Empty where the document is valid without end. */
  readonly expiresOn: string
}

/** The answer for one of our codes, with what only ours can tell. */
export interface CodeVerification extends Verification<CodePayload, CodeProblemCode> {
  /** A specimen may be genuine, but never show its colour as if it counted. */
  readonly specimen: boolean
  /** Whether the document shown is the one the code was issued for. */
  readonly document: 'match' | 'mismatch' | 'unchecked'
  /** What the status list says; `unchecked` when none was given or the code names none. */
  readonly status: 'valid' | 'revoked' | 'suspended' | 'unknown' | 'unchecked'
  /** Age of the trust list at `at` in milliseconds; `null` for bare certificates. */
  readonly trustAgeMs: number | null
  /** True when the trust list's `nextUpdate` has passed. */
  readonly trustStale: boolean
}

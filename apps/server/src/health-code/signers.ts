// The keys that are open in this house: one that signs codes, one that signs the lists for verifiers, and the
// entries of all that are still trusted.
import type { Signer, TrustListKey } from '@pratique/health-credential'

/** Who issues, as codes and lists name it. */
export interface Issuer {
  /** `iss` of every code: short, for it goes into the picture. */
  readonly id: string
  readonly name: string
  /** ISO 3166 alpha-2. */
  readonly country: string
  /** An exercise has keys of its own: its codes can never pass for real ones. */
  readonly specimen: boolean
}

export interface Signers {
  readonly issuer: Issuer
  readonly code: Signer
  readonly list: Signer
  readonly trusted: readonly TrustListKey[]
}

const day = 86_400_000

/** When a key signs, and how long what it signed may be met: the longest life of a code is well under half a year. */
export interface KeyLife {
  /** Of the certificate. */
  readonly madeFor: Date
  readonly signsFrom: Date
  readonly signsUntil: Date
  readonly trustedUntil: Date
}

/**
 * The life of a key that begins to sign at `signsFrom`. Its certificate begins half a year earlier: a code that was
 * issued long before is signed anew each time it is shown, under the date of its issue.
 */
export function keyLife(signsFrom: Date): KeyLife {
  const at = (days: number) => new Date(signsFrom.getTime() + days * day)
  return { madeFor: at(-200), signsFrom, signsUntil: at(400), trustedUntil: at(600) }
}

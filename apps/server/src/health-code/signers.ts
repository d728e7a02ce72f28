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
  readonly signsFrom: Date
  readonly signsUntil: Date
  readonly trustedUntil: Date
}

/**
 * The life of a key made now. It begins earlier: an exercise starts with people who declared weeks before it opens,
 * and a certificate must be older than what it signs.
 */
export function keyLife(now: Date): KeyLife {
  const at = (days: number) => new Date(now.getTime() + days * day)
  return { signsFrom: at(-60), signsUntil: at(400), trustedUntil: at(600) }
}

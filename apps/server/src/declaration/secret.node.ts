// New references and secrets, and the keyed hashes under which they are kept. The secret itself is never stored.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Keyring } from '../platform/keyring.ts'
import { referenceBytes, referenceFrom, secretBytes, secretFrom } from './reference.ts'

export interface Credentials {
  readonly reference: string
  readonly secret: string
}

export const newCredentials = (): Credentials => ({
  reference: referenceFrom(randomBytes(referenceBytes)),
  secret: secretFrom(randomBytes(secretBytes)),
})

export const referenceHash = (keyring: Keyring, reference: string): Buffer =>
  keyring.lookup('declaration-reference', reference)

/** Under every key of the ring, for a declaration made before the key was changed. */
export const referenceHashes = (keyring: Keyring, reference: string): readonly Buffer[] =>
  keyring.lookups('declaration-reference', reference)

// Bound to its reference, so that one secret cannot be tried against every declaration at once.
const bound = ({ reference, secret }: Credentials): string => `${reference} ${secret}`

export const secretHash = (keyring: Keyring, credentials: Credentials): Buffer =>
  keyring.lookup('declaration-secret', bound(credentials))

/** Compares in constant time; with `kept` null it does the same work and says no. */
export function isSecretOf(keyring: Keyring, credentials: Credentials, kept: Uint8Array | null): boolean {
  const candidates = keyring.lookups('declaration-secret', bound(credentials))
  const against = kept ?? Buffer.alloc(candidates[0]?.length ?? 0)
  const matches = candidates.map(
    (candidate) => candidate.length === against.length && timingSafeEqual(candidate, against),
  )
  return kept !== null && matches.includes(true)
}

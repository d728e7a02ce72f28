// Sealing and opening what is known of a person's name. One data key a holder: destroying it forgets her.
import type { Keyring } from '../platform/keyring.ts'
import type { Identity } from './identity.ts'
import { type Claim, type ClaimKind, claimsOf } from './identity-claim.ts'

export interface HashedClaim {
  readonly kind: ClaimKind
  readonly hash: Buffer
}

export interface SealedIdentity {
  /** The data key, sealed under the instance key. */
  readonly wrappedKey: Buffer
  readonly sealed: Buffer
  readonly claims: readonly HashedClaim[]
}

/** Of each hash is kept the key's id and 128 bits. */
export const claimLength = 20
const cut = (hash: Buffer): Buffer => hash.subarray(0, claimLength)

/** The hashes of packed claims, one by one. */
export const unpackClaims = (packed: Buffer): readonly Buffer[] =>
  Array.from({ length: packed.length / claimLength }, (_, i) =>
    packed.subarray(i * claimLength, (i + 1) * claimLength),
  )

export const packClaims = (claims: readonly HashedClaim[]): Buffer =>
  Buffer.concat(claims.map(({ hash }) => hash))

const contextOf = (holderId: string): string => `identity of ${holderId}`

export function sealIdentity(
  keyring: Keyring,
  dataKey: Uint8Array,
  holderId: string,
  identity: Identity,
): SealedIdentity {
  return {
    wrappedKey: keyring.wrap(dataKey),
    sealed: keyring.seal(dataKey, Buffer.from(JSON.stringify(identity), 'utf8'), contextOf(holderId)),
    claims: claimsOf(identity).map(({ kind, text }) => ({ kind, hash: cut(keyring.lookup(kind, text)) })),
  }
}

export function openIdentity(
  keyring: Keyring,
  holderId: string,
  { wrappedKey, sealed }: Pick<SealedIdentity, 'wrappedKey' | 'sealed'>,
): Identity {
  const bytes = keyring.open(keyring.unwrap(wrappedKey), sealed, contextOf(holderId))
  // Sealed by us under authentication: what opens is what we wrote.
  return JSON.parse(bytes.toString('utf8')) as Identity
}

/** The hashes to search by: under every key of the ring, since older claims were made with older ones. */
export const searchHashes = (keyring: Keyring, claims: readonly Claim[]): readonly Buffer[] =>
  claims.flatMap(({ kind, text }) => keyring.lookups(kind, text).map(cut))

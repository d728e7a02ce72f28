// For the verifier of the journal: whether what is kept of a person is what was sealed.
import { type Keyring, KeyringFault } from '../platform/keyring.ts'
import { claimsOf } from './identity-claim.ts'
import { openIdentity, unpackClaims } from './sealed-identity.node.ts'

export interface StoredPerson {
  readonly wrappedKey: Buffer
  readonly sealed: Buffer
  readonly claims: Buffer
}

/** Throws `KeyringFault` when the identity does not open, or its claims are not those of what it holds. */
export function packedIdentityOpens(keyring: Keyring, holderId: string, person: StoredPerson): void {
  const identity = openIdentity(keyring, holderId, person)
  const hashes = claimsOf(identity).flatMap(({ kind, text }) => keyring.lookups(kind, text))
  const isHers = (claim: Buffer) => hashes.some((hash) => hash.subarray(0, claim.length).equals(claim))
  if (!unpackClaims(person.claims).every(isHers)) throw new KeyringFault('A claim is not hers')
}

// The one way back into a declaration: its reference and its secret. What is wrong of the two is never said, and
// finding out takes as long whether the reference exists or not.
import type { Deed } from '../platform/deed.ts'
import { notFound } from './declaration.problems.ts'
import { type DeclarationRow, findClaim, findDeclaration, type Lock } from './declaration.store.ts'
import { readReference, readSecret } from './reference.ts'
import { type Credentials, isSecretOf, referenceHashes } from './secret.node.ts'

/** What was typed or sent, as the house writes it; null when it can be neither. */
export function readCredentials(reference: string, secret: string): Credentials | null {
  const read = { reference: readReference(reference), secret: readSecret(secret) }
  return read.reference !== null && read.secret !== null
    ? { reference: read.reference, secret: read.secret }
    : null
}

export async function findByCredentials(
  deed: Deed,
  credentials: Credentials | null,
  lock: Lock = 'none',
): Promise<DeclarationRow | null> {
  const { keyring } = deed.house
  const asked = credentials ?? { reference: '', secret: '' }
  const claim = await findClaim(deed.db, referenceHashes(keyring, asked.reference))
  if (!isSecretOf(keyring, asked, claim?.secretHash ?? null) || claim === null) return null
  return findStanding(deed, claim.declarationId, lock)
}

/** One that was merged is found where it went. */
async function findStanding(deed: Deed, id: string, lock: Lock): Promise<DeclarationRow | null> {
  const row = await findDeclaration(deed.db, id, lock)
  return row?.merged_into ? findStanding(deed, row.merged_into, lock) : row
}

/** Throws the neutral refusal when reference and secret do not belong together. */
export async function openDeclaration(
  deed: Deed,
  credentials: Credentials | null,
  lock: Lock = 'none',
): Promise<DeclarationRow> {
  const row = await findByCredentials(deed, credentials, lock)
  if (row === null) throw notFound()
  return row
}

/** For an officer, who is let in by her own right and not by the secret. */
export async function findByReference(deed: Deed, typed: string): Promise<DeclarationRow | null> {
  const reference = readReference(typed)
  if (reference === null) return null
  const claim = await findClaim(deed.db, referenceHashes(deed.house.keyring, reference))
  return claim && findStanding(deed, claim.declarationId, 'update')
}

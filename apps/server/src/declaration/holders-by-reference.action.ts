// Who declared under a reference, without its secret: for those who may look without one. For everyone else it is
// `openDeclaration`.
import type { Deed } from '../platform/deed.ts'
import { findClaim, findDeclaration, listHolderIds } from './declaration.store.ts'
import { readReference } from './reference.ts'
import { referenceHashes } from './secret.node.ts'

/** In the order of the declaration; nobody for what is no reference, and for one not sent yet. */
export async function listHoldersByReference(deed: Deed, typed: string): Promise<readonly string[]> {
  const reference = readReference(typed)
  const claim = reference && (await findClaim(deed.db, referenceHashes(deed.house.keyring, reference)))
  return claim ? listStanding(deed, claim.declarationId) : []
}

/** One that was merged is found where it went. */
async function listStanding(deed: Deed, id: string): Promise<readonly string[]> {
  const row = await findDeclaration(deed.db, id, 'none')
  return row?.merged_into ? listStanding(deed, row.merged_into) : listHolderIds(deed.db, id)
}

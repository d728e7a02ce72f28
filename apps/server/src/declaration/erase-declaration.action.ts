// Forgets the travellers of a declaration at their asking. What remains is a receipt for each, and chains without
// content; the declaration itself can no longer be opened.
import type { ErasureReceipt } from '../holder/erase-holder.action.ts'
import type { Deed } from '../platform/deed.ts'
import { type DeclarationRow, deleteDeclaration, listHolderIds } from './declaration.store.ts'
import { forgetTraveller } from './forget-traveller.action.ts'

export async function eraseDeclaration(
  deed: Deed,
  { declaration_id }: DeclarationRow,
): Promise<readonly ErasureReceipt[]> {
  const receipts: ErasureReceipt[] = []
  for (const holderId of await listHolderIds(deed.db, declaration_id))
    receipts.push(await forgetTraveller(deed, holderId, 'asked for by the traveller'))
  await deleteDeclaration(deed.db, declaration_id)
  return receipts
}

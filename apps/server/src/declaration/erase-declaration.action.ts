// Forgets the travellers of a declaration at their asking. What remains is a receipt for each, and chains without
// content; the declaration itself can no longer be opened.
import { forgetCodes } from '../health-code/revoke-code.action.ts'
import { type ErasureReceipt, eraseHolder } from '../holder/erase-holder.action.ts'
import { forgetMessages } from '../message/forget-messages.action.ts'
import type { Deed } from '../platform/deed.ts'
import {
  type DeclarationRow,
  deleteDeclaration,
  listHolderIds,
  releaseDocumentDays,
} from './declaration.store.ts'
import { deleteFindings } from './declared-again.store.ts'

export async function eraseDeclaration(
  deed: Deed,
  { declaration_id }: DeclarationRow,
): Promise<readonly ErasureReceipt[]> {
  const receipts: ErasureReceipt[] = []
  for (const holderId of await listHolderIds(deed.db, declaration_id)) {
    await forgetCodes(deed, holderId)
    await releaseDocumentDays(deed.db, holderId)
    await forgetMessages(deed, holderId)
    await deleteFindings(deed.db, holderId)
    receipts.push(await eraseHolder(deed, holderId, 'asked for by the traveller'))
  }
  await deleteDeclaration(deed.db, declaration_id)
  return receipts
}

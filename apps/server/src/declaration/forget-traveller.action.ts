// Forgets one traveller of a declaration, in every room that keeps something of her: codes, messages, claims, names,
// acts and facts. What remains is a receipt, and a chain without content.
import { forgetCodes } from '../health-code/revoke-code.action.ts'
import { type ErasureReceipt, eraseHolder } from '../holder/erase-holder.action.ts'
import { forgetMessages } from '../message/forget-messages.action.ts'
import type { Deed } from '../platform/deed.ts'
import { releaseDocumentDays } from './declaration.store.ts'
import { deleteFindings } from './declared-again.store.ts'

export async function forgetTraveller(deed: Deed, holderId: string, reason: string): Promise<ErasureReceipt> {
  await forgetCodes(deed, holderId)
  await releaseDocumentDays(deed.db, holderId)
  await forgetMessages(deed, holderId)
  await deleteFindings(deed.db, holderId)
  return eraseHolder(deed, holderId, reason)
}

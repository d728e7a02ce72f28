// Somebody on a list was invited to declare and never did: what the message was sealed under is a holder of hers, known
// from the list alone. She is forgotten when the list's own time is over; who came to the port is not here any more.
import { eraseHolder } from '../holder/erase-holder.action.ts'
import { forgetMessages } from '../message/forget-messages.action.ts'
import type { Deed } from '../platform/deed.ts'
import { listOnlyInvited } from './voyage-people.store.ts'

export async function forgetListed(deed: Deed, before: Date): Promise<number> {
  const holderIds = await listOnlyInvited(deed.db, before)
  for (const holderId of holderIds) {
    await forgetMessages(deed, holderId)
    await eraseHolder(deed, holderId, 'time over')
  }
  return holderIds.length
}

// What the room keeps of a holder goes with her erasure, and of everyone after its time.
import type { Deed } from '../platform/deed.ts'
import { limitMs } from './ask-contact-code.action.ts'
import { deleteCodesOf, deletePastCodes } from './contact.store.ts'
import { deleteMessagesOf, deletePastMessages } from './message.store.ts'

/** Messages, delivery records and codes of one holder. */
export async function forgetMessages({ db }: Deed, holderId: string): Promise<void> {
  await deleteMessagesOf(db, holderId)
  await deleteCodesOf(db, holderId)
}

/** How many messages went. */
export async function forgetPastMessages({ db, now }: Deed): Promise<number> {
  await deletePastCodes(db, now, new Date(now.getTime() - limitMs))
  return deletePastMessages(db, now)
}

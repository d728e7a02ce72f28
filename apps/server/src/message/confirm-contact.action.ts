// The code that was sent to a contact came back: the contact is verified, for everyone of the declaration who named
// it. What is wrong with a code that is not taken (wrong, old, tried too often, never sent) is not said.
import { recordAct } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { deleteCode, lockCode, setTries } from './contact.store.ts'
import type { StatedContact } from './contact.ts'
import { contactName, isCode, readCode } from './contact-code.node.ts'

export const mostTries = 5

/** Whether it was the code. A wrong one counts, so the deed must commit. */
export async function confirmContact(
  deed: Deed,
  { contact, holderIds }: StatedContact,
  typed: string,
): Promise<boolean> {
  const { keyring } = deed.house
  const [holderId] = holderIds
  const row = await lockCode(deed.db, holderId, contact.channel)
  if (row === undefined || row.expires_at <= deed.now || row.tries >= mostTries) return false
  const code = readCode(typed)
  // What cannot be a code is no guess.
  if (code === null) return false
  if (!isCode(keyring, holderId, contact, { code, kept: row.code_hash })) {
    await setTries(deed.db, row, row.tries + 1)
    return false
  }
  await deleteCode(deed.db, row)
  const payload = { channel: contact.channel, contact: contactName(keyring, contact) }
  for (const id of holderIds) await recordAct(deed, id, { kind: 'contact-verified', payload })
  return true
}

// Sends a code to a contact, to see whether it comes back. Bound by what anybody may do to a stranger's telephone: one
// a minute and a few a day to a contact, whoever asks.
import type { Deed } from '../platform/deed.ts'
import type { Language } from '../site/language.ts'
import { m } from '../site/say.ts'
import { insertSent, listSentAt, putCode } from './contact.store.ts'
import type { StatedContact } from './contact.ts'
import { codeHash, contactHash, contactHashes, newCode } from './contact-code.node.ts'
import { send } from './send.action.ts'

const minute = 60_000
export const codeMinutes = 10
const pauseMs = minute
export const limitMs = 24 * 60 * minute
/** With five tries each, a guesser meets one in 30,000 a day. */
const mostInLimit = 6

/** False: none was sent, for one went a moment ago or too many went today. A new code ends the one before. */
export async function askContactCode(
  deed: Deed,
  { contact, holderIds }: StatedContact,
  language?: Language,
): Promise<boolean> {
  const { keyring } = deed.house
  const since = new Date(deed.now.getTime() - limitMs)
  const sent = await listSentAt(deed.db, contactHashes(keyring, contact), since)
  const [last] = sent
  const tooSoon = last !== undefined && deed.now.getTime() - last.getTime() < pauseMs
  if (tooSoon || sent.length >= mostInLimit) return false
  const [holderId] = holderIds
  const code = newCode()
  await insertSent(deed.db, contactHash(keyring, contact), deed.now)
  await putCode(deed.db, {
    holder_id: holderId,
    channel: contact.channel,
    code_hash: codeHash(keyring, holderId, contact, code),
    expires_at: new Date(deed.now.getTime() + codeMinutes * minute),
    tries: 0,
  })
  await send(deed, {
    holderId,
    kind: 'contact-code',
    to: contact,
    ...(language === undefined ? {} : { language }),
    usefulMs: codeMinutes * minute,
    write: (t) => ({
      subject: t(m.message_code_subject),
      body: t(m.message_code_body, { code, minutes: codeMinutes }),
    }),
  })
  return true
}

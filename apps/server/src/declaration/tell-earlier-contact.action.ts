// Tells whoever declared a document first that it was named again for the same day. The second is told nothing: she
// may be the same person with a new phone, or a stranger with somebody's passport number.
import { getHolder } from '../holder/known-holder.action.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { isLanguage } from '../site/language.ts'
import { m, say } from '../site/say.ts'
import { writeMessage } from './message.action.ts'

export async function tellEarlierContact(deed: Deed, holderId: string): Promise<void> {
  const identity = await readIdentity(deed, holderId, 'to tell that the document was used again')
  const { head, state } = await getHolder(deed, holderId)
  const to = identity.email ?? identity.telephone
  if (to === null || state.reference === null) return
  const language = isLanguage(head.language) ? head.language : 'en'
  const t = say(language)
  await writeMessage(deed, {
    holderId,
    kind: 'document-used-again',
    language,
    message: {
      to,
      channel: identity.email === null ? 'telephone' : 'email',
      subject: t(m.declaration_message_used_subject),
      body: t(m.declaration_message_used_body, { reference: state.reference }),
    },
  })
}

// Tells whoever declared a document first that it was named again for the same day. The second is told nothing: she
// may be the same person with a new phone, or a stranger with somebody's passport number.
import { getHolder } from '../holder/known-holder.action.ts'
import { send } from '../message/send.action.ts'
import type { Deed } from '../platform/deed.ts'
import { m } from '../site/say.ts'

export async function tellEarlierContact(deed: Deed, holderId: string): Promise<void> {
  const { reference } = (await getHolder(deed, holderId)).state
  if (reference === null) return
  await send(deed, {
    holderId,
    kind: 'document-used-again',
    write: (t) => ({
      subject: t(m.declaration_message_used_subject),
      body: t(m.declaration_message_used_body, { reference }),
    }),
  })
}

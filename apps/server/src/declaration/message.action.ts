// Messages to people outside: written here, sealed under the key of the holder they concern, so that her erasure
// takes them too; adapters for e-mail and SMS take them from the table.
import { v7 as newId } from 'uuid'
import { findDataKey } from '../people/data-key.action.ts'
import type { Deed } from '../platform/deed.ts'
import { insertMessage, listLatestMessages } from './message.store.ts'

export interface Message {
  readonly to: string
  readonly channel: 'email' | 'telephone'
  readonly subject: string
  readonly body: string
}

export interface NewMessage {
  readonly holderId: string
  readonly kind: 'document-used-again'
  readonly language: string
  readonly message: Message
}

const keptDays = 28
const day = 86_400_000
const contextOf = (id: string): string => `message ${id}`

export async function writeMessage(
  deed: Deed,
  { holderId, kind, language, message }: NewMessage,
): Promise<void> {
  const dataKey = await findDataKey(deed, holderId)
  if (dataKey === undefined) return
  const id = newId()
  const sealed = deed.house.keyring.seal(dataKey, Buffer.from(JSON.stringify(message), 'utf8'), contextOf(id))
  await insertMessage(deed.db, {
    message_id: id,
    holder_id: holderId,
    kind,
    language,
    sealed,
    due_at: deed.now,
    sent_at: null,
    expires_at: new Date(deed.now.getTime() + keptDays * day),
  })
}

export interface ReadableMessage extends Message {
  readonly kind: string
  readonly language: string
  readonly dueAt: Date
}

/** For the mailbox of an exercise. */
export async function listMessages(deed: Deed, limit: number): Promise<readonly ReadableMessage[]> {
  const rows = await listLatestMessages(deed.db, limit)
  const messages: ReadableMessage[] = []
  for (const { message_id, holder_id, sealed, kind, language, due_at } of rows) {
    const dataKey = await findDataKey(deed, holder_id)
    if (dataKey === undefined) continue
    const bytes = deed.house.keyring.open(dataKey, sealed, contextOf(message_id))
    // Only `writeMessage` seals under this context.
    messages.push({ ...(JSON.parse(bytes.toString('utf8')) as Message), kind, language, dueAt: due_at })
  }
  return messages
}

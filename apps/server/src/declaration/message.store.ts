// SQL of the messages that wait to be sent.
import { type Connection, tables } from '../platform/database.ts'

interface MessageTable {
  message_id: string
  holder_id: string
  kind: string
  language: string
  sealed: Buffer
  due_at: Date
  sent_at: Date | null
  expires_at: Date
}

export type MessageRow = Readonly<MessageTable>

const from = (db: Connection) => tables<{ declaration_notice: MessageTable }>(db)

export async function insertMessage(db: Connection, row: MessageRow): Promise<void> {
  await from(db).insertInto('declaration_notice').values(row).execute()
}

/** The latest first. */
export const listLatestMessages = (db: Connection, limit: number): Promise<readonly MessageRow[]> =>
  from(db)
    .selectFrom('declaration_notice')
    .selectAll()
    .orderBy('due_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(limit)
    .execute()

export async function deleteMessagesOf(db: Connection, holderId: string): Promise<void> {
  await from(db).deleteFrom('declaration_notice').where('holder_id', '=', holderId).execute()
}

export async function deleteExpiredMessages(db: Connection, now: Date): Promise<void> {
  await from(db).deleteFrom('declaration_notice').where('expires_at', '<=', now).execute()
}

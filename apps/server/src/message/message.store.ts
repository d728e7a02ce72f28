// SQL of the outbox: messages, what came of each try, and who may carry which.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'
import type { Channel } from './carrier.ts'
import type { MessageState } from './told-message.ts'

interface MessageTable {
  holder_id: string
  message_id: string
  kind: string
  language: string
  channel: Channel
  state: MessageState
  sealed: Buffer | null
  written_at: Date
  due_at: Date | null
  attempts: number
  useful_until: Date
  settled_at: Date | null
  kept_until: Date
}

interface AttemptTable {
  holder_id: string
  message_id: string
  number: number
  tried_at: Date
  carrier: string
  outcome: 'sent' | 'failed' | 'given-up'
  said: string | null
}

export type MessageRow = Readonly<MessageTable>
export type AttemptRow = Readonly<AttemptTable>

const from = (db: Connection) => tables<{ message: MessageTable; message_attempt: AttemptTable }>(db)

export async function insertMessage(db: Connection, row: MessageRow): Promise<void> {
  await from(db).insertInto('message').values(row).execute()
}

/** Takes some of what is due for this server alone; until `untilAt` no other takes them. */
export async function takeDue(
  db: Connection,
  { now, untilAt, atMost }: { readonly now: Date; readonly untilAt: Date; readonly atMost: number },
): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    update message set state = 'sending', attempts = message.attempts + 1, due_at = ${untilAt}
    from (
      select holder_id, message_id from message where due_at <= ${now}
      order by due_at limit ${atMost} for update skip locked
    ) as taken
    where message.holder_id = taken.holder_id and message.message_id = taken.message_id
    returning message.*
  `.execute(db)
  return rows
}

export interface Settlement {
  readonly state: MessageState
  readonly dueAt: Date | null
  readonly settledAt: Date | null
  readonly keepsText: boolean
}

/** What a try came to; false when another server took the message meanwhile, or it was erased. */
export async function settleMessage(
  db: Connection,
  attempt: AttemptRow,
  { state, dueAt, settledAt, keepsText }: Settlement,
): Promise<boolean> {
  const updated = await from(db)
    .updateTable('message')
    .set({ state, due_at: dueAt, settled_at: settledAt, ...(keepsText ? {} : { sealed: null }) })
    .where('holder_id', '=', attempt.holder_id)
    .where('message_id', '=', attempt.message_id)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempt.number)
    .executeTakeFirst()
  if (updated.numUpdatedRows === 0n) return false
  await from(db).insertInto('message_attempt').values(attempt).execute()
  return true
}

/** Those of these holders, the latest first. */
export async function listMessageRows(
  db: Connection,
  holderIds: readonly string[],
  atMost: number,
): Promise<readonly MessageRow[]> {
  if (holderIds.length === 0) return []
  return from(db)
    .selectFrom('message')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .orderBy('written_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(atMost)
    .execute()
}

export async function listAttemptRows(
  db: Connection,
  holderIds: readonly string[],
): Promise<readonly AttemptRow[]> {
  if (holderIds.length === 0) return []
  return from(db)
    .selectFrom('message_attempt')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .orderBy('message_id')
    .orderBy('number')
    .execute()
}

export async function deleteMessagesOf(db: Connection, holderId: string): Promise<void> {
  await from(db).deleteFrom('message').where('holder_id', '=', holderId).execute()
}

export async function deletePastMessages(db: Connection, now: Date): Promise<number> {
  const { numDeletedRows } = await from(db)
    .deleteFrom('message')
    .where('kept_until', '<=', now)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

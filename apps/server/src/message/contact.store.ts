// SQL of the codes that are on their way to a contact, and of how often a contact was sent one.
import { v7 as newId } from 'uuid'
import { type Connection, tables } from '../platform/database.ts'
import type { Channel } from './carrier.ts'

interface CodeTable {
  holder_id: string
  channel: Channel
  code_hash: Buffer
  expires_at: Date
  tries: number
}

interface Tables {
  contact_code: CodeTable
  contact_code_sent: { contact_hash: Buffer; sent_id: string; sent_at: Date }
}

export type CodeRow = Readonly<CodeTable>

const from = (db: Connection) => tables<Tables>(db)

/** In the place of the one before. */
export async function putCode(db: Connection, row: CodeRow): Promise<void> {
  const { holder_id, channel, ...rest } = row
  await from(db)
    .insertInto('contact_code')
    .values({ holder_id, channel, ...rest })
    .onConflict((conflict) => conflict.columns(['holder_id', 'channel']).doUpdateSet(rest))
    .execute()
}

export async function lockCode(
  db: Connection,
  holderId: string,
  channel: Channel,
): Promise<CodeRow | undefined> {
  return from(db)
    .selectFrom('contact_code')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('channel', '=', channel)
    .forUpdate()
    .executeTakeFirst()
}

export async function setTries(
  db: Connection,
  { holder_id, channel }: CodeRow,
  tries: number,
): Promise<void> {
  await from(db)
    .updateTable('contact_code')
    .set({ tries })
    .where('holder_id', '=', holder_id)
    .where('channel', '=', channel)
    .execute()
}

export async function deleteCode(db: Connection, { holder_id, channel }: CodeRow): Promise<void> {
  await from(db)
    .deleteFrom('contact_code')
    .where('holder_id', '=', holder_id)
    .where('channel', '=', channel)
    .execute()
}

/** When this contact was sent a code since then, the latest first. */
export async function listSentAt(
  db: Connection,
  contactHashes: readonly Buffer[],
  since: Date,
): Promise<readonly Date[]> {
  const rows = await from(db)
    .selectFrom('contact_code_sent')
    .select('sent_at')
    .where('contact_hash', 'in', [...contactHashes])
    .where('sent_at', '>', since)
    .orderBy('sent_at', 'desc')
    .execute()
  return rows.map((row) => row.sent_at)
}

export async function insertSent(db: Connection, contactHash: Buffer, at: Date): Promise<void> {
  await from(db)
    .insertInto('contact_code_sent')
    .values({ contact_hash: contactHash, sent_id: newId(), sent_at: at })
    .execute()
}

export async function deleteCodesOf(db: Connection, holderId: string): Promise<void> {
  await from(db).deleteFrom('contact_code').where('holder_id', '=', holderId).execute()
}

export async function deletePastCodes(db: Connection, now: Date, sentBefore: Date): Promise<void> {
  await from(db).deleteFrom('contact_code').where('expires_at', '<=', now).execute()
  await from(db).deleteFrom('contact_code_sent').where('sent_at', '<=', sentBefore).execute()
}

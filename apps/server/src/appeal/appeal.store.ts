// SQL of appeal tickets.
import { type Connection, tables } from '../platform/database.ts'

interface TicketTable {
  holder_id: string
  ticket_id: string
  number: string
  filed_at: Date
  due_at: Date
  answered_at: Date | null
  language: string
  sealed: Buffer
}

export type TicketRow = Readonly<TicketTable>

const from = (db: Connection) => tables<{ appeal_ticket: TicketTable }>(db)

export async function insertTicket(db: Connection, row: TicketRow): Promise<void> {
  await from(db).insertInto('appeal_ticket').values(row).execute()
}

export async function listAppellants(db: Connection): Promise<readonly string[]> {
  const rows = await from(db).selectFrom('appeal_ticket').select('holder_id').distinct().execute()
  return rows.map((row) => row.holder_id)
}

export async function deleteTicketsOf(db: Connection, holderIds: readonly string[]): Promise<void> {
  if (holderIds.length > 0)
    await from(db)
      .deleteFrom('appeal_ticket')
      .where('holder_id', 'in', [...holderIds])
      .execute()
}

/** The latest first. */
export async function listTicketRows(
  db: Connection,
  holderIds: readonly string[],
): Promise<readonly TicketRow[]> {
  if (holderIds.length === 0) return []
  return from(db)
    .selectFrom('appeal_ticket')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .orderBy('filed_at', 'desc')
    .orderBy('ticket_id', 'desc')
    .execute()
}

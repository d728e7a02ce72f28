// SQL of appeal tickets.
import { type Selectable, sql } from 'kysely'
import { rangeOf } from '../holder/list-scope.ts'
import { type Connection, tables } from '../platform/database.ts'
import type { AppealOutcome, HeardTicket, Standing } from './ticket.ts'

interface TicketTable {
  holder_id: string
  ticket_id: string
  number: string
  filed_at: Date
  due_at: Date
  answered_at: Date | null
  language: string
  sealed: Buffer
  jurisdiction: string
  port: string | null
  taken_by: string | null
  taken_at: Date | null
  escalated_at: Date | null
  outcome: AppealOutcome | null
  answered_by: string | null
  answer_sealed: Buffer | null
}

export type TicketRow = Readonly<Selectable<TicketTable>>

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

/** Under the lock of its row. */
export const lockTicketByNumber = (db: Connection, number: string): Promise<TicketRow | undefined> =>
  from(db).selectFrom('appeal_ticket').selectAll().where('number', '=', number).forUpdate().executeTakeFirst()

export async function changeTicket(
  db: Connection,
  { holder_id, ticket_id }: Pick<TicketRow, 'holder_id' | 'ticket_id'>,
  changed: Partial<TicketRow>,
): Promise<void> {
  await from(db)
    .updateTable('appeal_ticket')
    .set(changed)
    .where('holder_id', '=', holder_id)
    .where('ticket_id', '=', ticket_id)
    .execute()
}

export interface Scope {
  readonly jurisdiction: string
  readonly port: string | null
}

const inScope = ({ jurisdiction, port }: Scope) => {
  const [low, high] = rangeOf(jurisdiction)
  const under = sql<boolean>`jurisdiction collate "C" >= ${low} and jurisdiction collate "C" < ${high}`
  return port === null ? under : sql<boolean>`${under} and port = ${port}`
}

const standing = (now: Date) => sql<Standing>`case when answered_at is not null then 'answered'
  when escalated_at is not null then 'escalated' when due_at <= ${now} then 'overdue' else 'open' end`

const columns = [
  'number',
  'holder_id as holderId',
  'filed_at as filedAt',
  'due_at as dueAt',
  'answered_at as answeredAt',
  'language',
  'jurisdiction',
  'port',
  'taken_by as takenBy',
  'escalated_at as escalatedAt',
  'outcome',
] as const

/** The first due first; of those that are answered, the last answered. */
export const listHeard = (
  db: Connection,
  scope: Scope,
  asked: { readonly now: Date; readonly standing: Standing | undefined; readonly limit: number },
): Promise<readonly HeardTicket[]> =>
  from(db)
    .selectFrom('appeal_ticket')
    .select(columns)
    .where(inScope(scope))
    .where(
      asked.standing === undefined
        ? sql<boolean>`answered_at is null`
        : sql<boolean>`${standing(asked.now)} = ${asked.standing}`,
    )
    .orderBy(sql`answered_at desc nulls first`)
    .orderBy('due_at')
    .orderBy('ticket_id')
    .limit(asked.limit)
    .execute()

export const countStandings = (
  db: Connection,
  scope: Scope,
  now: Date,
): Promise<readonly { readonly standing: Standing; readonly count: number }[]> =>
  from(db)
    .selectFrom('appeal_ticket')
    .select([standing(now).as('standing'), sql<number>`count(*)::int`.as('count')])
    .where(inScope(scope))
    .groupBy('standing')
    .execute()

/** The number of each that nobody answered in time. */
export const listLate = (db: Connection, now: Date, limit: number): Promise<readonly TicketRow[]> =>
  from(db)
    .selectFrom('appeal_ticket')
    .selectAll()
    .where('due_at', '<=', now)
    .where('answered_at', 'is', null)
    .where('escalated_at', 'is', null)
    .orderBy('due_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

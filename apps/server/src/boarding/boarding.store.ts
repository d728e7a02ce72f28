// SQL of boarding checks, their journal, webhooks on their way, and alarms.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'
import type { BoardingAnswer } from './boarding-answer.ts'

export interface QueryRow {
  readonly query_id: string
  readonly partner_id: string
  readonly designator: string
  readonly voyage_id: string | null
  readonly asked_at: Date
  readonly by: 'api' | 'page' | 'list'
  readonly passengers: number
}
export interface CheckRow {
  readonly check_id: string
  readonly partner_id: string
  readonly voyage_id: string
  readonly document_hash: Buffer
  readonly name_hash: Buffer
  readonly holder_id: string | null
  readonly answer: BoardingAnswer
  readonly asked_at: Date
  readonly changed_at: Date
}
export interface WebhookRow {
  readonly message_id: string
  readonly partner_id: string
  readonly body: string
  readonly written_at: Date
  readonly due_at: Date | null
  readonly attempts: number
  readonly delivered_at: Date | null
  readonly said: string | null
}
const from = (db: Connection) =>
  tables<{ boarding_query: QueryRow; boarding_check: CheckRow; boarding_webhook: WebhookRow }>(db)

export async function insertQuery(db: Connection, row: QueryRow): Promise<void> {
  await from(db).insertInto('boarding_query').values(row).execute()
}

/** The check of a document on a voyage is one, asked again or not. */
export async function putCheck(db: Connection, row: CheckRow): Promise<CheckRow> {
  return from(db)
    .insertInto('boarding_check')
    .values(row)
    .onConflict((conflict) =>
      conflict.constraint('boarding_check_once').doUpdateSet({
        name_hash: row.name_hash,
        holder_id: row.holder_id,
        answer: row.answer,
        asked_at: row.asked_at,
        changed_at: row.changed_at,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

export const listChecks = (db: Connection, partnerId: string, voyageId: string): Promise<CheckRow[]> =>
  from(db)
    .selectFrom('boarding_check')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('voyage_id', '=', voyageId)
    .orderBy('asked_at')
    .execute()

/** Checks of voyages whose doors are open at an instant, or of which nobody knows the departure. */
export async function listOpenChecks(db: Connection, now: Date): Promise<readonly CheckRow[]> {
  const { rows } = await sql<CheckRow>`
    select c.* from boarding_check c join voyage v using (voyage_id)
    where v.cancelled_at is null and v.departed_at is null and v.landed_at is null
      and coalesce(v.departs_at, v.arrives_at) > ${now}
    order by c.voyage_id, c.check_id limit 20000`.execute(db)
  return rows
}

export async function setAnswer(
  db: Connection,
  checkId: string,
  change: Pick<CheckRow, 'answer' | 'holder_id' | 'changed_at'>,
): Promise<void> {
  await from(db).updateTable('boarding_check').set(change).where('check_id', '=', checkId).execute()
}

export async function insertWebhook(db: Connection, row: WebhookRow): Promise<void> {
  await from(db).insertInto('boarding_webhook').values(row).execute()
}

/** Takes what is due for this server alone. */
export async function takeDueWebhooks(
  db: Connection,
  now: Date,
  again: Date,
): Promise<readonly WebhookRow[]> {
  const { rows } = await sql<WebhookRow>`
    update boarding_webhook set attempts = boarding_webhook.attempts + 1, due_at = ${again}
    from (select message_id from boarding_webhook where due_at <= ${now} order by due_at limit 50
      for update skip locked) as taken
    where boarding_webhook.message_id = taken.message_id returning boarding_webhook.*`.execute(db)
  return rows
}

export async function settleWebhook(
  db: Connection,
  messageId: string,
  change: Pick<WebhookRow, 'due_at' | 'delivered_at' | 'said'>,
): Promise<void> {
  await from(db).updateTable('boarding_webhook').set(change).where('message_id', '=', messageId).execute()
}

export interface AlarmRow {
  readonly voyageId: string
  readonly designator: string
  readonly port: string
  readonly jurisdiction: string
  readonly departsAt: Date
  readonly checkId: string
  readonly holderId: string | null
  readonly raisedAt: Date
}

/** Raises an alarm for everybody still to be asked about when a voyage departs before then; returns how many are new. */
export async function raiseAlarms(db: Connection, now: Date, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into boarding_alarm (voyage_id, check_id, raised_at)
    select c.voyage_id, c.check_id, ${now} from boarding_check c join voyage v using (voyage_id)
    where c.answer = 'ask' and v.departed_at is null and v.cancelled_at is null and v.landed_at is null
      and v.departs_at > ${now} and v.departs_at <= ${before}
    on conflict do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Those that are still to be asked about and have not departed. */
export async function listAlarms(db: Connection, now: Date): Promise<readonly AlarmRow[]> {
  const { rows } = await sql<AlarmRow>`
    select v.voyage_id as "voyageId", v.designator, v.port, v.jurisdiction, v.departs_at as "departsAt",
      c.check_id as "checkId", c.holder_id as "holderId", a.raised_at as "raisedAt"
    from boarding_alarm a join boarding_check c using (check_id) join voyage v on v.voyage_id = a.voyage_id
    where c.answer = 'ask' and v.departed_at is null and v.cancelled_at is null and v.departs_at > ${now}
    order by v.departs_at, a.raised_at limit 500`.execute(db)
  return rows
}

// SQL of results, orders and statutory reports.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'
import type { Ground, Outcome, Said, Standing } from './result.ts'

export interface ResultRow {
  readonly result_id: string
  readonly specimen_number: string
  readonly holder_id: string | null
  readonly port: string
  readonly jurisdiction: string
  readonly source: 'fhir' | 'csv' | 'page'
  readonly sent_by: string
  readonly report_id: string | null
  readonly outcome: Outcome
  readonly status: Said['status']
  readonly pooled: boolean
  readonly sampled_at: Date | null
  readonly reported_at: Date | null
  readonly received_at: Date
  readonly standing: Standing
  readonly ground: Ground | null
  readonly settled_by: string | null
  readonly settled_at: Date | null
}
export interface ReportRow {
  readonly report_id: string
  readonly holder_id: string
  readonly code: string
  readonly port: string | null
  readonly jurisdiction: string
  readonly raised_at: Date
  readonly due_at: Date
  readonly acknowledged_at: Date | null
  readonly acknowledged_by: string | null
  readonly receipt: string | null
  readonly withdrawn_at: Date | null
}
const from = (db: Connection) => tables<{ lab_result: ResultRow; statutory_report: ReportRow }>(db)

export async function insertResult(db: Connection, row: ResultRow): Promise<void> {
  await from(db).insertInto('lab_result').values(row).execute()
}

export const listResultsOf = (db: Connection, number: string): Promise<ResultRow[]> =>
  from(db)
    .selectFrom('lab_result')
    .selectAll()
    .where('specimen_number', '=', number)
    .orderBy('received_at')
    .orderBy('result_id')
    .execute()

export async function setStanding(
  db: Connection,
  resultId: string,
  change: Partial<
    Pick<ResultRow, 'standing' | 'ground' | 'settled_by' | 'settled_at' | 'holder_id' | 'specimen_number'>
  >,
): Promise<void> {
  await from(db).updateTable('lab_result').set(change).where('result_id', '=', resultId).execute()
}

export const findWaiting = (db: Connection, resultId: string): Promise<ResultRow | undefined> =>
  from(db)
    .selectFrom('lab_result')
    .selectAll()
    .where('result_id', '=', resultId)
    .where('standing', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()

export function listResultRows(
  db: Connection,
  { port, standing }: { readonly port: string | null; readonly standing: Standing | undefined },
): Promise<ResultRow[]> {
  return from(db)
    .selectFrom('lab_result')
    .selectAll()
    .$if(port !== null, (query) => query.where('port', 'in', [port ?? '', '']))
    .$if(standing !== undefined, (query) => query.where('standing', '=', standing ?? 'waiting'))
    .orderBy('received_at', 'desc')
    .limit(300)
    .execute()
}

export interface OrderRow {
  readonly orderId: string
  readonly number: string
  readonly holderId: string
  readonly material: string
  readonly port: string
  readonly jurisdiction: string
  readonly takenAt: Date
  readonly state: string
}

/** Specimens without a result, the longest waiting first. */
export async function listOrderRows(db: Connection, port: string | null): Promise<readonly OrderRow[]> {
  const at = port === null ? sql`` : sql`and port = ${port}`
  const { rows } = await sql<OrderRow>`
    select specimen_id as "orderId", number, holder_id as "holderId", material, port, jurisdiction,
      taken_at as "takenAt", state
    from specimen where state in ('taken', 'sent', 'received') ${at} order by taken_at limit 1000`.execute(db)
  return rows
}

/** Cases of a status that no report of this code stands for yet. */
export async function listUnreported(
  db: Connection,
  code: string,
  status: string,
): Promise<
  readonly { readonly holderId: string; readonly port: string | null; readonly jurisdiction: string }[]
> {
  const { rows } = await sql<{ holderId: string; port: string | null; jurisdiction: string }>`
    select h.holder_id as "holderId", h.port, h.jurisdiction from holder h
    where h.case_status = ${status} and h.erased_at is null
      and not exists (select from statutory_report r where r.holder_id = h.holder_id and r.code = ${code})
    order by h.holder_id limit 500`.execute(db)
  return rows
}

export async function insertReport(db: Connection, row: ReportRow): Promise<void> {
  await from(db)
    .insertInto('statutory_report')
    .values(row)
    .onConflict((conflict) => conflict.constraint('statutory_report_once').doNothing())
    .execute()
}

export async function withdrawReports(db: Connection, holderId: string, at: Date): Promise<void> {
  await from(db)
    .updateTable('statutory_report')
    .set({ withdrawn_at: at })
    .where('holder_id', '=', holderId)
    .where('acknowledged_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export function listReportRows(db: Connection, open: boolean): Promise<ReportRow[]> {
  return from(db)
    .selectFrom('statutory_report')
    .selectAll()
    .$if(open, (query) => query.where('acknowledged_at', 'is', null).where('withdrawn_at', 'is', null))
    .orderBy('due_at')
    .limit(500)
    .execute()
}

export const findOpenReport = (db: Connection, reportId: string): Promise<ReportRow | undefined> =>
  from(db)
    .selectFrom('statutory_report')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('acknowledged_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export async function acknowledgeRow(
  db: Connection,
  reportId: string,
  change: Pick<ReportRow, 'acknowledged_at' | 'acknowledged_by' | 'receipt'>,
): Promise<void> {
  await from(db).updateTable('statutory_report').set(change).where('report_id', '=', reportId).execute()
}

/** From the sample to our hands, of results that became facts since then. */
export async function medianTurnaround(
  db: Connection,
  port: string | null,
  since: Date,
): Promise<number | null> {
  const at = port === null ? sql`` : sql`and port = ${port}`
  const { rows } = await sql<{ minutes: number | null }>`
    select round(percentile_cont(0.5) within group (order by extract(epoch from received_at - sampled_at) / 60))::int
      as minutes
    from lab_result where standing = 'applied' and sampled_at is not null and received_at >= ${since} ${at}`.execute(
    db,
  )
  return rows[0]?.minutes ?? null
}

// SQL of tracings, contacts and the notices that hand them on.
import { sql } from 'kysely'
import { rangeOf } from '../holder/list-scope.ts'
import { type Connection, tables } from '../platform/database.ts'

export interface TracingRow {
  readonly tracing_id: string
  readonly case_holder_id: string
  readonly voyage_id: string
  readonly port: string
  readonly jurisdiction: string
  readonly seat: string | null
  readonly rows_each_way: number
  readonly seats_each_way: number | null
  readonly whole_cabin: boolean
  readonly reason: string | null
  readonly opened_at: Date
  readonly opened_by: string
}
export interface ContactRow {
  readonly tracing_id: string
  readonly subject_id: string
  readonly holder_id: string | null
  readonly seat: string | null
  readonly why: 'zone' | 'crew' | 'party' | 'cabin' | 'declared' | 'vehicle'
  readonly jurisdiction: string | null
  readonly told: boolean
  readonly found_at: Date
}
export interface NoticeRow {
  readonly notice_id: string
  readonly tracing_id: string
  readonly kind: 'district' | 'focal-point'
  readonly addressee: string
  readonly contacts: number
  readonly sent_at: Date
  readonly due_at: Date
  readonly acknowledged_at: Date | null
  readonly acknowledged_by: string | null
  readonly receipt: string | null
}
const from = (db: Connection) =>
  tables<{ tracing: TracingRow; contact: ContactRow; contact_notice: NoticeRow }>(db)

/** The tracing of a case on a voyage; traced again it is the same, with its last zone. */
export async function putTracing(db: Connection, row: TracingRow): Promise<TracingRow> {
  const { tracing_id: _id, case_holder_id: _case, voyage_id: _voyage, ...change } = row
  return from(db)
    .insertInto('tracing')
    .values(row)
    .onConflict((conflict) => conflict.constraint('tracing_once').doUpdateSet(change))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export const findTracing = (db: Connection, tracingId: string): Promise<TracingRow | undefined> =>
  from(db).selectFrom('tracing').selectAll().where('tracing_id', '=', tracingId).executeTakeFirst()

export const listTracings = (db: Connection, voyageId: string): Promise<TracingRow[]> =>
  from(db).selectFrom('tracing').selectAll().where('voyage_id', '=', voyageId).orderBy('opened_at').execute()

export const listContactRows = (db: Connection, tracingIds: readonly string[]): Promise<ContactRow[]> =>
  tracingIds.length === 0
    ? Promise.resolve([])
    : from(db)
        .selectFrom('contact')
        .selectAll()
        .where('tracing_id', 'in', [...tracingIds])
        .orderBy('jurisdiction')
        .orderBy('subject_id')
        .execute()

export async function putContacts(db: Connection, rows: readonly ContactRow[]): Promise<void> {
  if (rows.length === 0) return
  await from(db)
    .insertInto('contact')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['tracing_id', 'subject_id']).doNothing())
    .execute()
}

/** Sent, or brought up to the present number: whom it is addressed to gets no second one. */
export async function putNotice(db: Connection, row: NoticeRow): Promise<void> {
  await from(db)
    .insertInto('contact_notice')
    .values(row)
    .onConflict((conflict) =>
      conflict.constraint('contact_notice_once').doUpdateSet({ contacts: row.contacts }),
    )
    .execute()
}

export const listNotices = (db: Connection, tracingIds: readonly string[]): Promise<NoticeRow[]> =>
  tracingIds.length === 0
    ? Promise.resolve([])
    : from(db)
        .selectFrom('contact_notice')
        .selectAll()
        .where('tracing_id', 'in', [...tracingIds])
        .orderBy('kind')
        .orderBy('addressee')
        .execute()

export interface OpenNotice extends NoticeRow {
  readonly designator: string
  readonly voyage_id: string
  /** Where it was traced. */
  readonly jurisdiction: string
  readonly port: string
}

/** Sent, and not acknowledged, the first due first. */
export async function listOpenNotices(db: Connection): Promise<readonly OpenNotice[]> {
  const { rows } = await sql<OpenNotice>`
    select n.*, v.designator, v.voyage_id, t.jurisdiction, t.port
    from contact_notice n join tracing t using (tracing_id) join voyage v on v.voyage_id = t.voyage_id
    where n.acknowledged_at is null order by n.due_at, n.notice_id limit 500`.execute(db)
  return rows
}

export const findOpenNotice = (db: Connection, noticeId: string): Promise<NoticeRow | undefined> =>
  from(db)
    .selectFrom('contact_notice')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .where('acknowledged_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export async function acknowledgeNoticeRow(
  db: Connection,
  noticeId: string,
  change: Pick<NoticeRow, 'acknowledged_at' | 'acknowledged_by' | 'receipt'>,
): Promise<void> {
  await from(db).updateTable('contact_notice').set(change).where('notice_id', '=', noticeId).execute()
}

export interface DistrictContact extends ContactRow {
  readonly designator: string
  readonly arrivedAt: Date
  readonly colour: string | null
  readonly state: string | null
  readonly scheme: string
}

/** Contacts under a jurisdiction, the latest found first. */
export async function listUnder(db: Connection, jurisdiction: string): Promise<readonly DistrictContact[]> {
  const [begins, ends] = rangeOf(jurisdiction)
  const { rows } = await sql<DistrictContact>`
    select c.*, v.designator, coalesce(v.landed_at, v.arrives_at) as "arrivedAt", h.colour, h.state, h.scheme
    from contact c join tracing t using (tracing_id) join voyage v on v.voyage_id = t.voyage_id
    join holder h on h.holder_id = c.holder_id and h.erased_at is null
    where c.jurisdiction collate "C" >= ${begins} and c.jurisdiction collate "C" < ${ends}
    order by c.found_at desc, c.subject_id limit 500`.execute(db)
  return rows
}

interface TracedSeat {
  readonly designator: string
  readonly port: string
  readonly arrivedAt: Date
  readonly seat: string | null
  readonly rows: number
  readonly wholeCabin: boolean
}

/** Voyages on which somebody was traced, since then; for the public: no case, no name, rows only. */
export async function listTracedVoyages(db: Connection, since: Date): Promise<readonly TracedSeat[]> {
  const { rows } = await sql<TracedSeat>`
    select v.designator, v.port, coalesce(v.landed_at, v.arrives_at) as "arrivedAt", t.seat,
      t.rows_each_way as rows, t.whole_cabin as "wholeCabin"
    from tracing t join voyage v using (voyage_id)
    where coalesce(v.landed_at, v.arrives_at) >= ${since}
    order by "arrivedAt" desc, v.designator limit 2000`.execute(db)
  return rows
}

// SQL of the port: screenings, conflicts between them, and consent.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'

type LaneName = 'fast' | 'escorted' | 'health'
export interface ScreeningRow {
  readonly screening_id: string
  readonly holder_id: string
  readonly voyage_id: string | null
  readonly port: string
  readonly jurisdiction: string
  readonly kind: 'primary' | 'secondary'
  readonly device: string
  readonly officer_id: string
  readonly done_at: Date
  readonly recorded_at: Date
  readonly landed_at: Date
  readonly lane: LaneName
  readonly because: string
  readonly cancelled_at: Date | null
  readonly cancelled_by: string | null
}
export interface ConflictRow {
  readonly conflict_id: string
  readonly holder_id: string
  readonly port: string
  readonly jurisdiction: string
  readonly first_id: string
  readonly second_id: string
  readonly opened_at: Date
  readonly resolved_at: Date | null
  readonly resolved_by: string | null
  readonly kept: 'first' | 'second' | 'both' | null
}
export interface ConsentRow {
  readonly consent_id: string
  readonly holder_id: string
  readonly port: string
  readonly what: 'examination' | 'specimen'
  readonly given: boolean
  readonly officer_id: string
  readonly at: Date
  readonly interpreter: boolean
}
interface Tables {
  screening: ScreeningRow
  screening_conflict: ConflictRow
  consent: ConsentRow
}
const from = (db: Connection) => tables<Tables>(db)

export const findScreening = (db: Connection, id: string): Promise<ScreeningRow | undefined> =>
  from(db).selectFrom('screening').selectAll().where('screening_id', '=', id).executeTakeFirst()

export async function insertScreening(db: Connection, row: ScreeningRow): Promise<void> {
  await from(db).insertInto('screening').values(row).execute()
}

export async function cancelScreeningRow(db: Connection, id: string, at: Date, by: string): Promise<void> {
  await from(db)
    .updateTable('screening')
    .set({ cancelled_at: at, cancelled_by: by })
    .where('screening_id', '=', id)
    .execute()
}

/** Primary screenings of a holder that stand, around an instant. */
export function listScreeningsNear(
  db: Connection,
  holderId: string,
  at: Date,
  hours: number,
): Promise<ScreeningRow[]> {
  const span = hours * 3_600_000
  return from(db)
    .selectFrom('screening')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('kind', '=', 'primary')
    .where('cancelled_at', 'is', null)
    .where('done_at', '>=', new Date(at.getTime() - span))
    .where('done_at', '<=', new Date(at.getTime() + span))
    .orderBy('done_at')
    .execute()
}

export async function insertConflict(db: Connection, row: ConflictRow): Promise<void> {
  await from(db).insertInto('screening_conflict').values(row).execute()
}

export const findConflict = (db: Connection, id: string): Promise<ConflictRow | undefined> =>
  from(db)
    .selectFrom('screening_conflict')
    .selectAll()
    .where('conflict_id', '=', id)
    .where('resolved_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export function listConflicts(db: Connection, port: string | null): Promise<ConflictRow[]> {
  return from(db)
    .selectFrom('screening_conflict')
    .selectAll()
    .where('resolved_at', 'is', null)
    .$if(port !== null, (query) => query.where('port', '=', port ?? ''))
    .orderBy('opened_at')
    .limit(200)
    .execute()
}

export function listConflictsOf(db: Connection, screeningId: string): Promise<ConflictRow[]> {
  return from(db)
    .selectFrom('screening_conflict')
    .selectAll()
    .where((the) => the.or([the('first_id', '=', screeningId), the('second_id', '=', screeningId)]))
    .where('resolved_at', 'is', null)
    .execute()
}

export async function settleConflict(
  db: Connection,
  id: string,
  settled: Pick<ConflictRow, 'resolved_at' | 'resolved_by' | 'kept'>,
): Promise<void> {
  await from(db).updateTable('screening_conflict').set(settled).where('conflict_id', '=', id).execute()
}

export async function insertConsent(db: Connection, row: ConsentRow): Promise<void> {
  await from(db).insertInto('consent').values(row).execute()
}

export interface PassedRow {
  readonly lane: LaneName
  readonly at: Date
  readonly waitMs: number
}

/** Who was seen at the door of a port since then. */
export async function listPassed(db: Connection, port: string, since: Date): Promise<readonly PassedRow[]> {
  const { rows } = await sql<PassedRow>`
    select lane, done_at as at, greatest(0, extract(epoch from done_at - landed_at) * 1000)::float8 as "waitMs"
    from screening
    where port = ${port} and kind = 'primary' and cancelled_at is null and done_at >= ${since}`.execute(db)
  return rows
}

/** Landed at a port since then and not seen at its door, with the voyage's designator. */
export async function listWaiting(
  db: Connection,
  port: string,
  since: Date,
  now: Date,
): Promise<readonly { readonly holderId: string; readonly landedAt: Date }[]> {
  const { rows } = await sql<{ readonly holderId: string; readonly landedAt: Date }>`
    select h.holder_id as "holderId", h.landed_at as "landedAt" from holder h
    where h.port = ${port} and h.arrival_at between ${since} and ${now} and h.landed_at between ${since} and ${now}
      and h.state is not null and h.withdrawn_at is null
      and not exists (select from screening s where s.holder_id = h.holder_id and s.cancelled_at is null and s.done_at >= h.landed_at)
    limit 5000`.execute(db)
  return rows
}

/** Sent to the health lane and not seen by the medical officer since. */
export async function listAwaitingMedical(
  db: Connection,
  port: string,
  since: Date,
): Promise<readonly ScreeningRow[]> {
  const { rows } = await sql<ScreeningRow>`
    select distinct on (s.holder_id) s.* from screening s
    where s.port = ${port} and s.kind = 'primary' and s.lane = 'health' and s.cancelled_at is null and s.done_at >= ${since}
      and not exists (
        select from screening x where x.holder_id = s.holder_id and x.kind = 'secondary' and x.cancelled_at is null
          and x.done_at >= s.done_at)
    order by s.holder_id, s.done_at`.execute(db)
  return rows
}

/** Who was seen, of these, since they landed. */
export async function listScreened(
  db: Connection,
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, ScreeningRow>> {
  if (holderIds.length === 0) return new Map()
  const { rows } = await sql<ScreeningRow>`
    select distinct on (holder_id) * from screening
    where holder_id = any(${[...holderIds]}) and cancelled_at is null and kind = 'primary'
    order by holder_id, done_at desc`.execute(db)
  return new Map(rows.map((row) => [row.holder_id, row]))
}

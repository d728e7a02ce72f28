// The queries behind the board of what is overdue: each the longest due first, with how many there are in all.
import { type RawBuilder, sql } from 'kysely'
import type { Connection } from '../platform/database.ts'
import type { Listed } from './holder-row.ts'
import { type ListScope, rangeOf } from './list-scope.ts'

export interface OverdueRow extends Listed {
  readonly measure: string | null
  readonly dueAt: Date | null
  /** Of its kind in the scope, listed or not. */
  readonly total: number
}

const atMost = 50

function inScope({ jurisdiction, port }: ListScope): RawBuilder<unknown> {
  const [from, until] = rangeOf(jurisdiction)
  const under = sql`jurisdiction collate "C" >= ${from} and jurisdiction collate "C" < ${until}`
  return port === null ? under : sql`${under} and port = ${port}`
}

async function list(db: Connection, scope: ListScope, due: RawBuilder<unknown>, dueAt: RawBuilder<unknown>) {
  const { rows } = await sql<OverdueRow>`
    select holder_id as "holderId", scheme, jurisdiction, stage, arrival_at as "arrivalAt", landed_at as "landedAt",
      port, flight, seat, state, colour, amendment_waits as "amendmentWaits", measure, ${dueAt} as "dueAt",
      count(*) over ()::int as total
    from holder where ${inScope(scope)} and ${due} and erased_at is null
    order by ${dueAt}, holder_id limit ${atMost}`.execute(db)
  return rows
}

export const listMeasuresEnded = (db: Connection, scope: ListScope, now: Date) =>
  list(db, scope, sql`measure is not null and measure_until <= ${now}`, sql`measure_until`)

/** Nobody knows since when each waits without opening it; it must be answered before the arrival. */
export const listAmendmentsWaiting = (db: Connection, scope: ListScope) =>
  list(db, scope, sql`amendment_waits`, sql`arrival_at`)

/** A category that was claimed is shown at the port at the latest. */
export const listClaimsWaiting = (db: Connection, scope: ListScope) =>
  list(db, scope, sql`claimed_category is not null and withdrawn_at is null`, sql`arrival_at`)

export const listArrivalsPastDue = (db: Connection, scope: ListScope, due: Date) =>
  list(
    db,
    scope,
    sql`arrival_at <= ${due} and stage = 'declared' and landed_at is null and withdrawn_at is null and state is not null`,
    sql`arrival_at`,
  )

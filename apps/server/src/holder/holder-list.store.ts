// The queries behind staff lists. Restricted to one county they must be as fast as for the whole country, so they
// walk an index that begins with the jurisdiction.
import { sql } from 'kysely'
import type { Connection } from '../platform/database.ts'

export interface HolderQuery {
  /** Path: this jurisdiction and all under it. */
  readonly jurisdiction: string
  readonly state?: string
  /** The last holder of the page before. */
  readonly after?: { readonly arrivalAt: Date | null; readonly holderId: string }
  /** At most 200. */
  readonly limit?: number
}

export interface ListedHolder {
  readonly holderId: string
  readonly jurisdiction: string
  readonly stage: string | null
  readonly arrivalAt: Date | null
  readonly port: string | null
  readonly flight: string | null
  readonly state: string | null
  readonly colour: string | null
  readonly validUntil: Date | null
  readonly amendmentWaits: boolean
}

const pageAtMost = 200

export async function listByJurisdiction(db: Connection, query: HolderQuery): Promise<ListedHolder[]> {
  const { jurisdiction, state, after, limit = 50 } = query
  const place = sql`(jurisdiction = ${jurisdiction} or jurisdiction like ${`${likeLiteral(jurisdiction)}/%`})`
  const inState = state === undefined ? sql`true` : sql`state = ${state}`
  const from =
    after === undefined
      ? sql`true`
      : sql`(coalesce(arrival_at, 'infinity'), holder_id) > (coalesce(${after.arrivalAt}::timestamptz, 'infinity'), ${after.holderId}::uuid)`
  const { rows } = await sql<ListedHolder>`
    select holder_id as "holderId", jurisdiction, stage, arrival_at as "arrivalAt", port, flight, state, colour,
      valid_until as "validUntil", amendment_waits as "amendmentWaits"
    from holder
    where ${place} and ${inState} and ${from} and erased_at is null
    order by coalesce(arrival_at, 'infinity'), holder_id
    limit ${Math.min(limit, pageAtMost)}
  `.execute(db)
  return rows
}

const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

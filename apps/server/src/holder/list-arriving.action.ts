// Who should have landed by now: the planned arrival has passed and nobody has seen her yet. The control room asks,
// and so does the exercise, which lets the invented land on time.
import { sql } from 'kysely'
import type { Deed } from '../platform/deed.ts'

export interface Arriving {
  readonly holderId: string
  readonly arrivalAt: Date
  readonly port: string
}

/** The earliest first, at most `limit`. */
export async function listArriving(deed: Deed, limit: number): Promise<readonly Arriving[]> {
  const { rows } = await sql<{ holder_id: string; arrival_at: Date; port: string }>`
    select holder_id, arrival_at, port from holder
    where port is not null and landed_at is null and withdrawn_at is null and erased_at is null
      and arrival_at <= ${deed.now}
    order by arrival_at, holder_id limit ${limit}`.execute(deed.db)
  return rows.map((row) => ({ holderId: row.holder_id, arrivalAt: row.arrival_at, port: row.port }))
}

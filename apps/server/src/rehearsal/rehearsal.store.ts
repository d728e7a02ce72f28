// Rehearsals as they were asked for and as they came out.
import type { ReplayReport } from '@pratique/api-contract'
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'

export interface RehearsalRow {
  readonly rehearsal_id: string
  readonly draft_id: string
  readonly revision: number
  readonly at: Date
  readonly period_from: Date | null
  readonly period_until: Date | null
  readonly asked_by: string
  readonly asked_at: Date
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly progress: number
  readonly report: ReplayReport | null
  /** Another draft, in the revision that it had then; or a published version. */
  readonly against_draft: string | null
  readonly against_revision: number | null
  readonly against_number: number | null
  readonly report_against: ReplayReport | null
}

const rehearsals = (db: Connection) => tables<{ rehearsal: RehearsalRow }>(db)

export async function insertRehearsal(db: Connection, row: RehearsalRow): Promise<void> {
  await rehearsals(db).insertInto('rehearsal').values(row).execute()
}

export const findRehearsal = (db: Connection, id: string): Promise<RehearsalRow | undefined> =>
  rehearsals(db).selectFrom('rehearsal').selectAll().where('rehearsal_id', '=', id).executeTakeFirst()

/** The latest asked for first. */
export const listRehearsals = (db: Connection, draftId: string): Promise<RehearsalRow[]> =>
  rehearsals(db)
    .selectFrom('rehearsal')
    .selectAll()
    .where('draft_id', '=', draftId)
    .orderBy('asked_at', 'desc')
    .orderBy('rehearsal_id', 'desc')
    .limit(20)
    .execute()

export async function updateRehearsal(
  db: Connection,
  id: string,
  change: Partial<Pick<RehearsalRow, 'state' | 'progress'>> & {
    readonly report?: string
    readonly report_against?: string | null
  },
): Promise<void> {
  await tables<{ rehearsal: RehearsalSet }>(db)
    .updateTable('rehearsal')
    .set({ ...change, moved_at: sql`clock_timestamp()` })
    .where('rehearsal_id', '=', id)
    .execute()
}

/** JSON goes in as text. */
type RehearsalSet = Omit<RehearsalRow, 'report' | 'report_against'> & {
  report: string | null
  report_against: string | null
  moved_at: Date
}

/** The next that waits, or that a server left lying: it is ours now. */
export async function claimRehearsal(db: Connection): Promise<RehearsalRow | undefined> {
  const { rows } = await sql<RehearsalRow>`
    update rehearsal set state = 'running', progress = 0, moved_at = clock_timestamp()
    where rehearsal_id = (
      select rehearsal_id from rehearsal
      where state = 'waiting' or (state = 'running' and moved_at < clock_timestamp() - interval '3 minutes')
      order by asked_at limit 1 for update skip locked
    )
    returning *
  `.execute(db)
  return rows[0]
}

// SQL of specimens and in whose hands they were.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'

export interface SpecimenRow {
  readonly specimen_id: string
  readonly number: string
  readonly holder_id: string
  readonly voyage_id: string | null
  readonly port: string
  readonly jurisdiction: string
  readonly material: string
  readonly taken_at: Date
  readonly taken_by: string
  readonly state: 'taken' | 'sent' | 'received' | 'resulted' | 'lost'
}
export interface CustodyRow {
  readonly specimen_id: string
  readonly seq: number
  readonly at: Date
  readonly step: 'taken' | 'handed-over' | 'received' | 'lost'
  readonly officer_id: string
  readonly note: string | null
}
interface Tables {
  specimen: SpecimenRow
  specimen_custody: CustodyRow
}
const from = (db: Connection) => tables<Tables>(db)

/** False when the number is taken. */
export async function insertSpecimen(db: Connection, row: SpecimenRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await from(db)
    .insertInto('specimen')
    .values(row)
    .onConflict((conflict) => conflict.column('number').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const findSpecimenRow = (db: Connection, number: string): Promise<SpecimenRow | undefined> =>
  from(db).selectFrom('specimen').selectAll().where('number', '=', number).forUpdate().executeTakeFirst()

export type SpecimensAsked =
  | { readonly port: string; readonly state: SpecimenRow['state'] | undefined; readonly limit: number }
  | { readonly number: string }

export function listSpecimenRows(db: Connection, asked: SpecimensAsked): Promise<SpecimenRow[]> {
  const all = from(db).selectFrom('specimen').selectAll()
  if ('number' in asked) return all.where('number', '=', asked.number).execute()
  const { port, state, limit } = asked
  return all
    .where('port', '=', port)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'taken'))
    .orderBy('taken_at', 'desc')
    .limit(limit)
    .execute()
}

export async function setSpecimenState(
  db: Connection,
  specimenId: string,
  state: SpecimenRow['state'],
): Promise<void> {
  await from(db).updateTable('specimen').set({ state }).where('specimen_id', '=', specimenId).execute()
}

export async function addCustody(db: Connection, row: Omit<CustodyRow, 'seq'>): Promise<void> {
  await sql`
    insert into specimen_custody (specimen_id, seq, at, step, officer_id, note)
    select ${row.specimen_id}, coalesce(max(seq), 0) + 1, ${row.at}, ${row.step}, ${row.officer_id}, ${row.note}
    from specimen_custody where specimen_id = ${row.specimen_id}`.execute(db)
}

export function listCustody(db: Connection, specimenIds: readonly string[]): Promise<CustodyRow[]> {
  if (specimenIds.length === 0) return Promise.resolve([])
  return from(db)
    .selectFrom('specimen_custody')
    .selectAll()
    .where('specimen_id', 'in', [...specimenIds])
    .orderBy('specimen_id')
    .orderBy('seq')
    .execute()
}

// SQL of partners: operators and laboratories that come with a key.
import { type Connection, tables } from '../database.ts'

export interface PartnerRow {
  readonly partner_id: string
  readonly kind: 'operator' | 'laboratory'
  readonly name: string
  readonly carriers: string[]
  readonly key_hash: Buffer
  readonly webhook_url: string | null
  readonly webhook_key: Buffer | null
  readonly webhook_secret: Buffer | null
  readonly opened_at: Date
  readonly closed_at: Date | null
}
const from = (db: Connection) => tables<{ partner: PartnerRow }>(db)

export async function insertPartner(db: Connection, row: PartnerRow): Promise<void> {
  await from(db).insertInto('partner').values(row).execute()
}

export const findPartnerByKey = (
  db: Connection,
  hashes: readonly Buffer[],
): Promise<PartnerRow | undefined> =>
  from(db)
    .selectFrom('partner')
    .selectAll()
    .where('key_hash', 'in', [...hashes])
    .where('closed_at', 'is', null)
    .executeTakeFirst()

export const findPartnerRow = (db: Connection, partnerId: string): Promise<PartnerRow | undefined> =>
  from(db).selectFrom('partner').selectAll().where('partner_id', '=', partnerId).executeTakeFirst()

export const listPartnerRows = (db: Connection): Promise<PartnerRow[]> =>
  from(db).selectFrom('partner').selectAll().orderBy('kind').orderBy('name').execute()

/** False when there is none, or it is closed already. */
export async function closePartnerRow(db: Connection, partnerId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await from(db)
    .updateTable('partner')
    .set({ closed_at: at })
    .where('partner_id', '=', partnerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

// SQL of the lists of issuers.
import type { Selectable } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'

interface IssuerListTable {
  name: string
  url: string | null
  pins: string[]
  content: string
  sha256: Buffer
  keys: number
  loaded_at: Date
  failed_at: Date | null
  failure: string | null
}

export type IssuerListRow = Readonly<Selectable<IssuerListTable>>

const from = (db: Connection) => tables<{ issuer_list: IssuerListTable }>(db)

export const listIssuerLists = (db: Connection): Promise<readonly IssuerListRow[]> =>
  from(db).selectFrom('issuer_list').selectAll().orderBy('name').execute()

/** What tells whether a copy in memory is still the one that counts. */
export async function listFingerprints(db: Connection): Promise<string> {
  const rows = await from(db).selectFrom('issuer_list').select(['name', 'sha256']).orderBy('name').execute()
  return rows.map(({ name, sha256 }) => `${name} ${sha256.toString('hex')}`).join('\n')
}

export const findIssuerList = (db: Connection, name: string): Promise<IssuerListRow | undefined> =>
  from(db).selectFrom('issuer_list').selectAll().where('name', '=', name).executeTakeFirst()

export async function putIssuerList(db: Connection, row: IssuerListRow): Promise<void> {
  const { name: _name, ...rest } = row
  await from(db)
    .insertInto('issuer_list')
    .values({ ...row, pins: [...row.pins] })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ ...rest, pins: [...row.pins] }))
    .execute()
}

export async function noteFailure(db: Connection, name: string, at: Date, failure: string): Promise<void> {
  await from(db).updateTable('issuer_list').set({ failed_at: at, failure }).where('name', '=', name).execute()
}

/** Whether there was one of this name. */
export async function deleteIssuerList(db: Connection, name: string): Promise<boolean> {
  const row = await from(db)
    .deleteFrom('issuer_list')
    .where('name', '=', name)
    .returning('name')
    .executeTakeFirst()
  return row !== undefined
}

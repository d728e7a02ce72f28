// SQL of the telephones that may prove a code.
import { type Connection, tables } from '../platform/database.ts'

interface Tables {
  code_phone: { holder_id: string; phone_key: Buffer; registered_at: Date }
}

const phones = (db: Connection) => tables<Tables>(db)

/** Whether it was not known before. */
export async function insertPhone(
  db: Connection,
  holderId: string,
  phoneKey: Buffer,
  at: Date,
): Promise<boolean> {
  const row = await phones(db)
    .insertInto('code_phone')
    .values({ holder_id: holderId, phone_key: phoneKey, registered_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('holder_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function countPhones(db: Connection, holderId: string): Promise<number> {
  const { count } = await phones(db)
    .selectFrom('code_phone')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('holder_id', '=', holderId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function hasPhone(db: Connection, holderId: string, phoneKey: Buffer): Promise<boolean> {
  const row = await phones(db)
    .selectFrom('code_phone')
    .select('holder_id')
    .where('holder_id', '=', holderId)
    .where('phone_key', '=', phoneKey)
    .executeTakeFirst()
  return row !== undefined
}

export async function deletePhones(db: Connection, holderId: string): Promise<void> {
  await phones(db).deleteFrom('code_phone').where('holder_id', '=', holderId).execute()
}

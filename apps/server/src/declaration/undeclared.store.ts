// SQL of the retention clock of those who never declared.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'

interface UndeclaredClock {
  holder_id: string
  look_again_at: Date
}

const from = (db: Connection) => tables<{ undeclared_clock: UndeclaredClock }>(db)

/** Opened by others, with no declaration, whose clock is to be looked at; another server takes others. */
export async function lockUndeclared(db: Connection, now: Date, atMost: number): Promise<readonly string[]> {
  const { rows } = await sql<{ holder_id: string }>`
    select h.holder_id from holder h left join undeclared_clock c on c.holder_id = h.holder_id
    where h.origin in ('listed', 'assisted') and h.erased_at is null
      and coalesce(c.look_again_at, h.opened_at) <= ${now}
      and not exists (select from declaration_traveller t where t.holder_id = h.holder_id)
    order by coalesce(c.look_again_at, h.opened_at)
    limit ${atMost} for update of h skip locked`.execute(db)
  return rows.map(({ holder_id }) => holder_id)
}

export async function lookAgainAt(db: Connection, holderId: string, at: Date): Promise<void> {
  await from(db)
    .insertInto('undeclared_clock')
    .values({ holder_id: holderId, look_again_at: at })
    .onConflict((on) => on.column('holder_id').doUpdateSet({ look_again_at: at }))
    .execute()
}

export async function dropUndeclaredClock(db: Connection, holderId: string): Promise<void> {
  await from(db).deleteFrom('undeclared_clock').where('holder_id', '=', holderId).execute()
}

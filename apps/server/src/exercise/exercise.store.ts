// How far the exercise was played: up to which party everyone has declared.
import { sql } from 'kysely'
import type { Connection } from '../platform/database.ts'

/** The number of the next party to declare. */
export async function nextParty(db: Connection): Promise<number> {
  const { rows } = await sql<{ next_party: number }>`select next_party from exercise_progress`.execute(db)
  return rows[0]?.next_party ?? 0
}

/** Moves on from `from` to `to`; false when another server was there first. */
export async function passParties(db: Connection, from: number, to: number): Promise<boolean> {
  await sql`insert into exercise_progress (one, next_party) values (true, 0) on conflict do nothing`.execute(
    db,
  )
  const { numAffectedRows } = await sql`
    update exercise_progress set next_party = ${to} where next_party = ${from}`.execute(db)
  return numAffectedRows === 1n
}

// Empties the database, to load an exercise again. Never one that holds a real instance.
import { sql } from 'kysely'
import type { Connection } from './database.ts'
import { findDomainTime } from './domain-time.ts'
import { StartFault } from './start-fault.ts'

/** Drops everything that an exercise left; the next migration begins anew. */
export async function dropExercise(db: Connection): Promise<void> {
  const time = await findDomainTime(db)
  if (time && time.exercise === null)
    throw new StartFault('This database holds a real instance, not an exercise: it will not be emptied.')
  await db.transaction().execute(async (transaction) => {
    await sql`drop schema if exists pgboss cascade`.execute(transaction)
    await sql`drop schema public cascade`.execute(transaction)
    await sql`create schema public`.execute(transaction)
  })
}

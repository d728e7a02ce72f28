// The journal of policy in the database.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'
import type { ChainedPolicyDeed } from './policy-journal.node.ts'

const journal = (db: Connection) => tables<{ policy_journal: ChainedPolicyDeed }>(db)

/** Until the deed ends: two who do something at once take their numbers one after the other. */
export const lockPolicyJournal = (db: Connection) =>
  sql`lock table policy_journal in exclusive mode`.execute(db)

export async function listPolicyDeeds(db: Connection): Promise<ChainedPolicyDeed[]> {
  return journal(db).selectFrom('policy_journal').selectAll().orderBy('seq').execute()
}

export async function insertPolicyDeed(db: Connection, entry: ChainedPolicyDeed): Promise<void> {
  await journal(db)
    .insertInto('policy_journal')
    .values({ ...entry, people: [...entry.people] })
    .execute()
}

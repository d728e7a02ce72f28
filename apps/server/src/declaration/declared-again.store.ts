// SQL of findings about documents that were declared again.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'

export type FindingAnswer = 'same-person' | 'other-person' | 'explained' | 'merged'

interface FindingTable {
  holder_id: string
  other_holder_id: string
  found_at: Date
  answer: FindingAnswer | null
  answered_at: Date | null
  answered_by: string | null
}

/** `holder_id` is asked less than `other_holder_id`, by the same document. */
export type FindingRow = Readonly<FindingTable>

const from = (db: Connection) => tables<{ declared_again: FindingTable }>(db)

/** Once found and answered it is not found again. */
export async function insertFinding(
  db: Connection,
  { holderId, otherId, at }: { readonly holderId: string; readonly otherId: string; readonly at: Date },
): Promise<void> {
  await from(db)
    .insertInto('declared_again')
    .values({
      holder_id: holderId,
      other_holder_id: otherId,
      found_at: at,
      answer: null,
      answered_at: null,
      answered_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Those of a holder, on either side, the first found first. */
export function listFindings(db: Connection, holderId: string): Promise<readonly FindingRow[]> {
  return from(db)
    .selectFrom('declared_again')
    .selectAll()
    .where((is) => is.or([is('holder_id', '=', holderId), is('other_holder_id', '=', holderId)]))
    .orderBy('found_at')
    .orderBy('other_holder_id')
    .execute()
}

/** More than anyone reads at once: the longest waiting come first. */
const atMost = 1000

export function listOpenFindings(db: Connection): Promise<readonly FindingRow[]> {
  return from(db)
    .selectFrom('declared_again')
    .selectAll()
    .where('answer', 'is', null)
    .orderBy('found_at')
    .orderBy('holder_id')
    .limit(atMost)
    .execute()
}

/** Whether there was one that nobody had answered. */
export async function answerFinding(
  db: Connection,
  {
    holderId,
    otherId,
    ...answered
  }: {
    readonly holderId: string
    readonly otherId: string
    readonly answer: FindingAnswer
    readonly answered_at: Date
    readonly answered_by: string
  },
): Promise<boolean> {
  const { numUpdatedRows } = await from(db)
    .updateTable('declared_again')
    .set(answered)
    .where('holder_id', '=', holderId)
    .where('other_holder_id', '=', otherId)
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function deleteFindings(db: Connection, holderId: string): Promise<void> {
  await sql`delete from declared_again where holder_id = ${holderId} or other_holder_id = ${holderId}`.execute(
    db,
  )
}

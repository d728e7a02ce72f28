// The tables of feeds: each taking-in is only ever added.
import type { Generated } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'
import type { Finding } from './finding.ts'

export interface FeedReadingRow {
  readonly reading_id: string
  readonly pack: string
  readonly feed: string
  readonly taken_in_at: Date
  readonly published_on: string
  readonly taken_in_by: string
  readonly origin: 'by-hand' | 'address'
  readonly digest: Buffer
  readonly text: string
  readonly etag: string | null
  readonly last_modified: string | null
  readonly fit: boolean
  readonly findings: readonly Finding[]
}

interface FeedTables {
  risk_feed_reading: Omit<FeedReadingRow, 'findings'> & { findings: string; number: Generated<string> }
  risk_feed_attempt: { pack: string; feed: string; attempted_at: Date; outcome: string }
}

const feeds = (db: Connection) => tables<FeedTables>(db)

/** The last taking-in of a feed; of those a list may be derived from, where only those are asked for. */
export async function findLatestReading(
  db: Connection,
  pack: string,
  feed: string,
  only: 'all' | 'fit',
): Promise<FeedReadingRow | null> {
  const query = feeds(db)
    .selectFrom('risk_feed_reading')
    .selectAll()
    .where('pack', '=', pack)
    .where('feed', '=', feed)
    .orderBy('number', 'desc')
    .limit(1)
  const row = await (only === 'fit' ? query.where('fit', '=', true) : query).executeTakeFirst()
  // A jsonb column comes back parsed, and only `insertReading` writes it.
  return row === undefined ? null : (row as unknown as FeedReadingRow)
}

export async function insertReading(db: Connection, row: FeedReadingRow): Promise<void> {
  await feeds(db)
    .insertInto('risk_feed_reading')
    .values({ ...row, findings: JSON.stringify(row.findings) })
    .execute()
}

export async function noteAttempt(
  db: Connection,
  attempt: { readonly pack: string; readonly feed: string; readonly at: Date; readonly outcome: string },
): Promise<void> {
  const { pack, feed, at, outcome } = attempt
  await feeds(db)
    .insertInto('risk_feed_attempt')
    .values({ pack, feed, attempted_at: at, outcome })
    .onConflict((conflict) => conflict.columns(['pack', 'feed']).doUpdateSet({ attempted_at: at, outcome }))
    .execute()
}

export async function findAttempt(
  db: Connection,
  pack: string,
  feed: string,
): Promise<{ readonly at: Date; readonly outcome: string } | null> {
  const row = await feeds(db)
    .selectFrom('risk_feed_attempt')
    .select(['attempted_at', 'outcome'])
    .where('pack', '=', pack)
    .where('feed', '=', feed)
    .executeTakeFirst()
  return row === undefined ? null : { at: row.attempted_at, outcome: row.outcome }
}

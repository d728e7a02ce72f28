// The record of deeds on signing keys, in the database.
import { type Connection, tables } from '../platform/database.ts'
import type { ChainedKeyDeed, KeyDeed } from './key-deed.node.ts'

interface KeyDeedRow {
  readonly seq: number
  readonly kid: Buffer
  readonly deed: KeyDeed['deed']
  readonly done_at: Date
  readonly done_by: string
  readonly agreed_by: string | null
  readonly reason: string
  readonly hash: Buffer
}

const deeds = (db: Connection) => tables<{ signing_key_deed: KeyDeedRow }>(db)

/** All, from the first on; there are a few a year. */
export async function listKeyDeeds(db: Connection): Promise<readonly ChainedKeyDeed[]> {
  const rows = await deeds(db).selectFrom('signing_key_deed').selectAll().orderBy('seq').execute()
  return rows.map((row) => ({
    seq: row.seq,
    kid: row.kid.toString('hex'),
    deed: row.deed,
    at: row.done_at,
    by: row.done_by,
    agreedBy: row.agreed_by,
    reason: row.reason,
    hash: row.hash,
  }))
}

export async function insertKeyDeed(db: Connection, entry: ChainedKeyDeed): Promise<void> {
  const row: KeyDeedRow = {
    seq: entry.seq,
    kid: Buffer.from(entry.kid, 'hex'),
    deed: entry.deed,
    done_at: entry.at,
    done_by: entry.by,
    agreed_by: entry.agreedBy,
    reason: entry.reason,
    hash: entry.hash,
  }
  await deeds(db).insertInto('signing_key_deed').values(row).execute()
}

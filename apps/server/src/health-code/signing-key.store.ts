// Signing keys in the database, sealed.

import type { KeyUsage } from '@pratique/health-credential'
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'

export interface SigningKeyRow {
  readonly kid: Buffer
  readonly issuer: string
  readonly usage: KeyUsage[]
  readonly specimen: boolean
  readonly certificate: Buffer
  readonly data_key: Buffer
  readonly private_key: Buffer
  readonly signs_from: Date
  readonly signs_until: Date
  readonly trusted_until: Date
  readonly revoked_at: Date | null
}

interface KeyTables {
  signing_key: SigningKeyRow
}

const keys = (db: Connection) => tables<KeyTables>(db)

/** Two servers that start at once must not both make the first key. */
export async function lockSigningKeys(db: Connection): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('signing keys', 0))`.execute(db)
}

/** All keys that a verifier may still meet at `at`, the latest first. */
export function listSigningKeys(db: Connection, at: Date): Promise<readonly SigningKeyRow[]> {
  return keys(db)
    .selectFrom('signing_key')
    .selectAll()
    .where('trusted_until', '>', at)
    .orderBy('signs_from', 'desc')
    .execute()
}

export async function insertSigningKey(db: Connection, row: SigningKeyRow): Promise<void> {
  await keys(db).insertInto('signing_key').values(row).execute()
}

/** Every key there ever was, the latest first. */
export function listAllSigningKeys(db: Connection): Promise<readonly SigningKeyRow[]> {
  return keys(db).selectFrom('signing_key').selectAll().orderBy('signs_from', 'desc').execute()
}

/** When a key begins or ceases to sign, or that it counts no more from an instant on. */
export async function updateSigningKey(
  db: Connection,
  kid: Buffer,
  change: Partial<Pick<SigningKeyRow, 'signs_from' | 'signs_until' | 'revoked_at'>>,
): Promise<void> {
  await keys(db).updateTable('signing_key').set(change).where('kid', '=', kid).execute()
}

// Brings a database to the shape this version of the house expects: numbered SQL files, each in its own
// transaction, applied once and never edited afterwards. Two servers starting at once wait for each other.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Connection, tables } from './database.ts'
import { StartFault } from './start-fault.ts'

export interface Migration {
  /** File name without `.sql`: `0001_platform`. */
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string
}

interface MigrationTables {
  migration: { name: string; hash: string; applied_at: Date }
}

/** The database and the files disagree; the message says where and how to mend it. */
export class MigrationMismatch extends StartFault {
  override readonly name = 'MigrationMismatch'
}

const folder = new URL('../../migrations/', import.meta.url)
const fileName = /^\d{4}_[a-z0-9_]+\.sql$/
// Any number will do that nobody else uses for an advisory lock in the same database.
const lockKey = 7_281_731_003

/** The migrations of this version, in order. */
export async function listMigrations(from: URL = folder): Promise<readonly Migration[]> {
  const files = (await readdir(from)).filter((name) => fileName.test(name)).sort()
  return Promise.all(files.map((file) => readMigration(from, file)))
}

async function readMigration(from: URL, file: string): Promise<Migration> {
  const text = await readFile(new URL(file, from), 'utf8')
  return {
    name: file.slice(0, -'.sql'.length),
    sql: text,
    hash: createHash('sha256').update(text).digest('hex'),
  }
}

/** Applies what is missing and returns its names. Throws `MigrationMismatch` when an applied file has changed. */
export function migrate(db: Connection, migrations?: readonly Migration[]): Promise<readonly string[]> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${lockKey})`.execute(connection)
    try {
      return await applyMissing(connection, migrations ?? (await listMigrations()))
    } finally {
      await sql`select pg_advisory_unlock(${lockKey})`.execute(connection)
    }
  })
}

async function applyMissing(db: Connection, migrations: readonly Migration[]): Promise<readonly string[]> {
  await sql`create table if not exists migration (
    name text primary key, hash text not null, applied_at timestamptz not null default now()
  )`.execute(db)
  const applied = await tables<MigrationTables>(db).selectFrom('migration').select(['name', 'hash']).execute()
  const hashes = new Map(applied.map(({ name, hash }) => [name, hash]))
  refuseStrangers(hashes, migrations)
  const missing = migrations.filter(({ name }) => !hashes.has(name))
  for (const migration of missing) await apply(db, migration)
  return missing.map(({ name }) => name)
}

function refuseStrangers(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, hash }) => [name, hash]))
  for (const [name, hash] of applied) {
    const expected = known.get(name)
    if (expected === undefined)
      throw new MigrationMismatch(
        `The database has had migration ${name}, which this version does not know: it was written by a newer version. Run that version, or restore a backup made before the upgrade.`,
      )
    if (expected !== hash)
      throw new MigrationMismatch(
        `Migration ${name} was changed after the database had it. Put the file back as it was and make the change in a new migration.`,
      )
  }
}

async function apply(db: Connection, migration: Migration): Promise<void> {
  await db
    .transaction()
    .execute(async (transaction) => {
      await sql.raw(migration.sql).execute(transaction)
      await tables<MigrationTables>(transaction)
        .insertInto('migration')
        .values({ name: migration.name, hash: migration.hash, applied_at: new Date() })
        .execute()
    })
    .catch((cause: unknown) => {
      const said = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`Migration ${migration.name} failed and was rolled back: ${said}`, { cause })
    })
}

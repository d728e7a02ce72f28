// One pool to one PostgreSQL, 15 to 18, and the surface every store writes on. SQL stays visible: Kysely only
// types it. Dates stay text (a plain date has no zone) and counts are numbers.
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { gatheringSocket } from './gathering-socket.ts'
import { atMost } from './pause.ts'
import { preparing } from './prepared.ts'

/** A pool or a transaction: the same surface. */
export type Connection = Kysely<unknown>

export interface Database {
  readonly db: Connection
  /** For what Kysely has no words for: COPY and LISTEN. */
  readonly pool: pg.Pool
  readonly url: string
  /** Waits for what is under way, `patienceMs` at most where given; then those connections are cut. */
  close(patienceMs?: number): Promise<void>
}

export interface DatabaseOptions {
  /** Connections at most; 10 unless told. */
  readonly max?: number
  /** Shown in `pg_stat_activity`. */
  readonly name?: string
  /** Told of errors of idle connections, which have no caller to throw to. */
  readonly onError?: (error: Error) => void
}

const dateOid = 1082
const dateArrayOid = 1182
const int8Oid = 20

// A date holds no comma, brace or quote, so an array of them needs no reader of its own.
const parseDateArray = (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','))

function parseInt8(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

const parsers = new Map<number, (text: string) => unknown>([
  [dateOid, (text) => text],
  [dateArrayOid, parseDateArray],
  [int8Oid, parseInt8],
])

/** How values come out of the database: for pools and clients that are opened elsewhere too. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format),
}

/** Opens a pool; nothing is asked of the server until the first query. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'pratique',
    types: typeParsers,
    stream: gatheringSocket,
    // A server that does not answer is a fault to report, not a page that never comes.
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', (error) => options.onError?.(error))
  const connections = connectionsOf(pool)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  // Not `db.destroy()`, which leaves the pool open when Kysely has not used it.
  const close = async (patienceMs?: number) => {
    const ended = pool.end()
    if (patienceMs === undefined) return ended
    await atMost(patienceMs, ended)
    await atMost(cutMs, Promise.all([...connections].map((client) => client.end())))
  }
  return { db, pool, url, close }
}

const cutMs = 500

/** The connections that are open, lent out or not. */
function connectionsOf(pool: pg.Pool): ReadonlySet<pg.PoolClient> {
  const open = new Set<pg.PoolClient>()
  pool.on('connect', (client) => {
    open.add(client)
    // A connection that is torn fails the query under way, or the next; between two queries nobody else hears its
    // event, which would end the process.
    client.on('error', () => {})
  })
  pool.on('remove', (client) => open.delete(client))
  return open
}

/** A room's own view of its tables. */
export function tables<T>(connection: Connection): Kysely<T> {
  return connection as Kysely<T>
}

let savepoints = 0

/** Runs `work` in a transaction, or, inside one, under a savepoint: commits on a value, rolls back on a throw. */
export function inTransaction<R>(db: Connection, work: (transaction: Connection) => Promise<R>): Promise<R> {
  if (!db.isTransaction)
    return db.transaction().execute((transaction: Transaction<unknown>) => work(transaction))
  return underSavepoint(db, work)
}

async function underSavepoint<R>(db: Connection, work: (transaction: Connection) => Promise<R>): Promise<R> {
  savepoints += 1
  const name = sql.id(`deed_${savepoints}`)
  await sql`savepoint ${name}`.execute(db)
  try {
    const value = await work(db)
    await sql`release savepoint ${name}`.execute(db)
    return value
  } catch (error) {
    await sql`rollback to savepoint ${name}`.execute(db)
    throw error
  }
}

/** Bulk work: one connection in one transaction, seen both by Kysely and by pg (for COPY). */
export async function inBulk<R>(
  database: Database,
  work: (bulk: { readonly db: Connection; readonly client: pg.PoolClient }) => Promise<R>,
): Promise<R> {
  const client = await database.pool.connect()
  let broken = false
  const release = (discard?: boolean) => {
    broken = discard === true
  }
  const lent = new Proxy(client, {
    get: (target, key) => (key === 'release' ? release : Reflect.get(target, key, target)),
  })
  const pool = { options: {}, connect: async () => lent, end: async () => {} }
  try {
    const one = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
    return await one.transaction().execute((db) => work({ db, client }))
  } finally {
    client.release(broken)
  }
}

// The embedded PostgreSQL of a data folder, for whoever needs it: the server, or a command while the server runs or
// does not. The first to come starts it, the last to go stops it, and a crash of either leaves it to the next.
// Each holds a shared advisory lock while it uses the cluster; who gets the lock alone may stop it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import {
  decidePlaces,
  letsAccountThrough,
  type Places,
  placeBinaries,
  postgresAccount,
  shippedBinaries,
} from './cluster-places.ts'
import {
  type Cluster,
  findServer,
  freePort,
  initialise,
  isInitialised,
  passwordOf,
  removeStalePidFile,
  startServer,
  stopServer,
  writePrivately,
} from './cluster-process.ts'
import { pause } from './pause.ts'
import { StartFault } from './start-fault.ts'

export interface OpenCluster {
  /** Of the database `pratique`. */
  readonly url: string
  /** Takes the right to be the server of this data folder; false when another has it. */
  claimServer(): Promise<boolean>
  /** Gives the cluster back, and stops it when nobody else uses it. */
  close(): Promise<void>
}

/** What the run file holds: how to reach the cluster. Mode 0600, for the password stands in it. */
interface Run {
  readonly port: number
  readonly password: string
  readonly cluster: string
}

const useLock = 7_281_731_001
const serverLock = 7_281_731_002
// A killed postmaster's children linger for some seconds and hold its shared memory.
const lingerMs = 10_000
// Crash recovery after a long exercise load is bounded by max_wal_size; this is far above it.
const recoveryMs = 120_000

export interface ClusterOptions {
  /** For tests: quick, and lost in a power cut. */
  readonly fleeting?: boolean
  /** Told when the server was lost and when it could not be had back. */
  readonly onFault?: (error: unknown) => void
}

/** Opens the cluster of a data folder, making and starting it as needed. */
export async function openCluster(dataFolder: string, options: ClusterOptions = {}): Promise<OpenCluster> {
  const cluster = prepare(dataFolder, options.fleeting ?? false)
  const client = await take(cluster, dataFolder)
  return new Use(cluster, dataFolder, client, options.onFault ?? (() => {}))
}

function prepare(dataFolder: string, fleeting: boolean): Cluster {
  const account = postgresAccount()
  const { native, version } = shippedBinaries()
  const letsThrough = account ? letsAccountThrough(account) : () => true
  const decided = decidePlaces(native, version, dataFolder, account, letsThrough)
  // Where data is, it stays: a folder whose mode changed later must not seem empty.
  const places: Places = { native: decided.native, cluster: readRun(dataFolder)?.cluster ?? decided.cluster }
  placeBinaries(native, places.native)
  return { places, account, fleeting }
}

const runFile = (dataFolder: string) => join(dataFolder, 'postgres.json')

function readRun(dataFolder: string): Run | null {
  const file = runFile(dataFolder)
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Run
  } catch (cause) {
    throw new StartFault(
      `The file ${file} cannot be read; it belongs to the user who made the data folder, and holds how to reach its database`,
      { cause },
    )
  }
}

const urlOf = (run: Run, database: string) =>
  `postgres://postgres:${run.password}@127.0.0.1:${run.port}/${database}`

/** A connection that holds the cluster, which is made, started or found for it. */
async function take(cluster: Cluster, dataFolder: string): Promise<pg.Client> {
  if (!isInitialised(cluster)) await initialise(cluster)
  const password = passwordOf(cluster)
  const until = Date.now() + recoveryMs
  for (;;) {
    const client = (await attach(cluster, password)) ?? (await start(cluster, password, dataFolder))
    // Between finding it and holding it, the last to go may have stopped it.
    if (await hold(client)) {
      const run: Run = { port: client.port, password, cluster: cluster.places.cluster }
      writePrivately(runFile(dataFolder), `${JSON.stringify(run)}\n`)
      return client
    }
    if (Date.now() > until)
      throw new StartFault(
        'PostgreSQL keeps stopping as soon as it has started; see its log in the data folder',
      )
  }
}

/** Connects to a server that already runs, waiting while it starts up; null when there is none. */
async function attach({ places }: Cluster, password: string): Promise<pg.Client | null> {
  const until = Date.now() + recoveryMs
  for (let server = findServer(places); server !== null; server = findServer(places)) {
    const client = await connect({ port: server.port, password, cluster: places.cluster })
    if (client) return client
    if (Date.now() > until) throw new StartFault(`PostgreSQL runs on ${places.cluster} but does not answer`)
    await pause(50)
  }
  return null
}

async function connect(run: Run): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: urlOf(run, 'postgres'),
    application_name: 'pratique cluster',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    // Class 28: it answers, and will not have us; waiting mends nothing.
    if (error instanceof pg.DatabaseError && error.code?.startsWith('28')) throw error
    return null
  }
}

async function start(cluster: Cluster, password: string, dataFolder: string): Promise<pg.Client> {
  const until = Date.now() + lingerMs
  for (;;) {
    removeStalePidFile(cluster.places)
    const port = await freePort(readRun(dataFolder)?.port)
    const outcome = await startOnce(cluster, { port, password, cluster: cluster.places.cluster })
    if (typeof outcome !== 'string') return outcome
    // It would not start because somebody else was quicker.
    const other = await attach(cluster, password)
    if (other) return other
    if (Date.now() > until) throw new StartFault(`PostgreSQL did not start: ${outcome}`)
    await pause(250)
  }
}

/** A connection, or what the log said last when the server ended. */
async function startOnce(cluster: Cluster, run: Run): Promise<pg.Client | string> {
  const { ended } = startServer(cluster, run.port)
  let said: string | undefined
  void ended.then((text) => {
    said = text
  })
  const until = Date.now() + recoveryMs
  while (said === undefined && Date.now() < until) {
    const client = await connect(run)
    if (client) return client
    await pause(25)
  }
  return said ?? 'it does not answer'
}

async function hold(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_lock_shared($1)', [useLock])
    const made = await client.query("select 1 from pg_database where datname = 'pratique'")
    if (made.rowCount === 0) await client.query('create database pratique').catch(ignoreIfMade)
    return true
  } catch (error) {
    await client.end().catch(() => {})
    // Class 57: the server is shutting down. Without a code: the connection was cut.
    if (error instanceof pg.DatabaseError && !error.code?.startsWith('57')) throw error
    return false
  }
}

function ignoreIfMade(error: unknown): void {
  const duplicate = error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505')
  if (!duplicate) throw error
}

/** The cluster while somebody uses it: a server that is killed under a running house is started again. */
class Use implements OpenCluster {
  readonly url: string
  readonly #cluster: Cluster
  readonly #dataFolder: string
  readonly #onFault: (error: unknown) => void
  #client: pg.Client
  #isServer: boolean = false
  #closing: boolean = false
  #reviving: Promise<void> = Promise.resolve()

  constructor(cluster: Cluster, dataFolder: string, client: pg.Client, onFault: (error: unknown) => void) {
    this.#cluster = cluster
    this.#dataFolder = dataFolder
    this.#onFault = onFault
    this.#client = client
    this.url = urlOf({ port: client.port, password: passwordOf(cluster), cluster: '' }, 'pratique')
    this.#watch()
  }

  async claimServer(): Promise<boolean> {
    const { rows } = await this.#client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      serverLock,
    ])
    this.#isServer = rows[0]?.mine === true
    return this.#isServer
  }

  #watch(): void {
    this.#client.once('end', () => {
      if (this.#closing) return
      this.#onFault(new Error('PostgreSQL was lost; starting it again'))
      this.#reviving = this.#revive()
    })
  }

  async #revive(): Promise<void> {
    while (!this.#closing) {
      try {
        this.#client = await take(this.#cluster, this.#dataFolder)
        this.#watch()
        if (this.#isServer) await this.claimServer()
        return
      } catch (error) {
        this.#onFault(error)
        await pause(1_000)
      }
    }
  }

  async close(): Promise<void> {
    this.#closing = true
    await this.#reviving
    if (await letGo(this.#client)) await stopServer(this.#cluster.places)
    await this.#client.end().catch(() => {})
  }
}

/** Whether we were the last; if so, the lock is ours alone until the server is gone, and newcomers wait. */
async function letGo(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_all()')
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      useLock,
    ])
    return rows[0]?.alone === true
  } catch {
    // The server went before us; there is nothing left to stop.
    return false
  }
}

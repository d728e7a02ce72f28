// Opens what every deed needs, in order, and closes it the other way round: for the server, and for commands that
// work on the database while the server runs or does not.
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import { checkKey } from './check-key.ts'
import { exerciseClock, wallClock } from './clock.ts'
import { type OpenCluster, openCluster } from './cluster.ts'
import { type Connection, type Database, openDatabase } from './database.ts'
import type { Exercise, House } from './deed.ts'
import { clockMoved, type DomainTime } from './domain-time.ts'
import { openEvents, type SharedEvents } from './events.ts'
import { Fixtures } from './fixture.ts'
import { instanceSecrets } from './instance-key.ts'
import { openKeyring } from './keyring.ts'
import type { Log } from './log.ts'
import { migrate } from './migration.ts'
import { StartFault } from './start-fault.ts'

/** The database of this instance, embedded or one's own, with every migration. */
export interface Ground {
  readonly database: Database
  /** Null with one's own PostgreSQL, which is not ours to start or stop. */
  readonly cluster: OpenCluster | null
  close(): Promise<void>
}

const patienceMs = 1_000

/** Opens the database; `migrated` is told which migrations were applied. */
export async function openGround(
  config: Config,
  log: Log,
  migrated: (names: readonly string[]) => void = () => {},
): Promise<Ground> {
  const cluster = config.databaseUrl === null ? await openEmbedded(config, log) : null
  const url = cluster?.url ?? config.databaseUrl ?? ''
  const database = openDatabase(url, { max: 20, onError: (err) => idleFault(err, log) })
  const close = async () => {
    // A job that is still at work does not know that we stop: what it has not committed is rolled back.
    await database.close(patienceMs)
    await cluster?.close()
  }
  try {
    await assertServer(database)
    migrated(await migrate(database.db))
    return { database, cluster, close }
  } catch (error) {
    await close()
    throw error
  }
}

// A server that is stopped in order says so to every idle connection: no fault, and whoever stopped it knows.
const stoppedInOrder = '57P01'

function idleFault(err: Error & { readonly code?: string }, log: Log): void {
  if (err.code === stoppedInOrder) log.debug({ err }, 'database connection')
  else log.warn({ err }, 'database connection')
}

const oldest = 15

async function assertServer({ db, url }: Database): Promise<void> {
  const version = await serverVersion(db).catch((cause: Error) => {
    const { hostname, port, pathname } = new URL(url)
    throw new StartFault(
      `The PostgreSQL at ${hostname}:${port || 5432}${pathname} cannot be used: ${cause.message}. Check DATABASE_URL, that the server runs, and that the database exists.`,
      { cause },
    )
  })
  if (version < oldest)
    throw new StartFault(
      `PostgreSQL ${version} is too old: Pratique needs ${oldest} or later. Upgrade it, or leave DATABASE_URL unset to use the embedded one.`,
    )
}

async function serverVersion(db: Connection): Promise<number> {
  const { rows } = await sql<{
    version: number
  }>`select current_setting('server_version_num')::int / 10000 as version`.execute(db)
  return rows[0]?.version ?? 0
}

const openEmbedded = ({ dataFolder }: Config, log: Log): Promise<OpenCluster> =>
  openCluster(dataFolder, { onFault: (err) => log.error({ err }, 'embedded PostgreSQL') })

export interface OpenHouse {
  readonly house: House
  close(): Promise<void>
}

/** Furnishes the ground: keys, time, events. The clock follows when another process moves it. */
export async function openHouse(
  config: Config,
  log: Log,
  ground: Ground,
  time: DomainTime,
): Promise<OpenHouse> {
  const keyring = openKeyring(instanceSecrets(config.keys, config.dataFolder))
  await checkKey(ground.database.db, keyring)
  const events = await openEvents(ground.database.url, (err, name) =>
    log.error({ err, event: name }, 'event'),
  )
  const exercise: Exercise | null =
    time.exercise === null ? null : { name: time.exercise, clock: exerciseClock(time.offsetMs) }
  follow(exercise, events)
  const house: House = {
    database: ground.database,
    db: ground.database.db,
    clock: exercise?.clock ?? wallClock(),
    config,
    log,
    keyring,
    events,
    fixtures: new Fixtures(),
    exercise,
  }
  return { house, close: () => events.close() }
}

function follow(exercise: Exercise | null, events: SharedEvents): void {
  events.hear(clockMoved, ({ offsetMs }) => exercise?.clock.moveTo(offsetMs))
}

// For commands that work on the database: opens it whether the server runs or not, and closes it again. The
// embedded PostgreSQL is started when nobody has, and stopped when nobody else uses it.
import { type Config, ConfigFault, readConfig } from './config.ts'
import { holdsDatabase, makeDataFolder } from './data-folder.ts'
import { settleTime } from './exercise-time.ts'
import { compileMessages } from './faces.ts'
import type { House } from './platform/deed.ts'
import { findDomainTime } from './platform/domain-time.ts'
import { type Log, openLog } from './platform/log.ts'
import { type Ground, openGround, openHouse } from './platform/open-house.ts'
import { StartFault } from './platform/start-fault.ts'

export interface OnGround {
  readonly ground: Ground
  readonly config: Config
  readonly log: Log
  /** Migrations that were applied just now. */
  readonly migrated: readonly string[]
}

/** With the database only. Settings are those of the server; only what goes wrong is logged. `makes`: where there is none. */
export async function onGround<R>(
  work: (on: OnGround) => Promise<R>,
  { makes }: { readonly makes: boolean } = { makes: false },
): Promise<R> {
  const config = readConfig(process.env, [])
  assertStarted(config, makes)
  const log = openLog('warn')
  let migrated: readonly string[] = []
  const ground = await openGround(config, log, (names) => {
    migrated = names
  })
  try {
    return await work({ ground, config, log, migrated })
  } finally {
    await ground.close()
  }
}

// A question asked from another folder than the server's must not make a database only to find it empty.
function assertStarted({ dataFolder, databaseUrl }: Config, makes: boolean): void {
  if (databaseUrl !== null || holdsDatabase(dataFolder)) return
  const fault = makes ? makeDataFolder(dataFolder) : null
  if (fault !== null) throw new ConfigFault([fault])
  if (makes) return
  const looked = process.env.PRATIQUE_DATA
    ? `${dataFolder}, as PRATIQUE_DATA says`
    : `${dataFolder}, because PRATIQUE_DATA is not set`
  throw new StartFault(
    `There is no database of Pratique here: looked in ${looked}. Name the folder that the server was started with (PRATIQUE_DATA=FOLDER npx pratique …), or run npm start first.`,
  )
}

/** With the whole house, as the server has it. */
export function inHouse<R>(work: (house: House) => Promise<R>): Promise<R> {
  return onGround(async (on) => {
    if (!(await findDomainTime(on.ground.database.db)))
      throw new StartFault('Nothing has been started on this database yet. Run npm start first.')
    return furnished(on, null, work)
  })
}

/** A house whose time is settled for the exercise of the settings, opening at `at`. */
export async function furnished<R>(
  { ground, config, log }: OnGround,
  at: Date | null,
  work: (house: House) => Promise<R>,
): Promise<R> {
  await compileMessages()
  const { openRooms } = await import('./open-rooms.ts')
  const found = await findDomainTime(ground.database.db)
  const time = found ?? (await settleTime(ground.database.db, { exercise: config.exercise, at }, new Date()))
  const { house, close } = await openHouse(config, log, ground, time)
  try {
    await openRooms(house)
    return await work(house)
  } finally {
    await close()
  }
}

// The start, step by step, and the stop, the other way round. What was opened is put on a stack at once, so that a
// fault or Ctrl-C in the middle closes exactly what is open.
import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { listAddresses } from './addresses.ts'
import { type Config, ConfigFault } from './config.ts'
import { makeDataFolder } from './data-folder.ts'
import { buildFaces, compileMessages } from './faces.ts'
import type { House } from './platform/deed.ts'
import type { DomainTime } from './platform/domain-time.ts'
import { type Gate, openGate } from './platform/gate.ts'
import { type Jobs, openJobs } from './platform/jobs.ts'
import { endLive } from './platform/live.ts'
import { type Log, openLog } from './platform/log.ts'
import { type Ground, openGround, openHouse } from './platform/open-house.ts'
import { openProgress, type Progress, type Screen } from './platform/progress.ts'
import { StartFault } from './platform/start-fault.ts'
import { tellSignatures } from './policy/tell-signatures.node.ts'

/** Starts the server; resolves when it is ready. `opened` is filled as things open, for whoever stops it early. */
export async function start(config: Config, screen: Screen, opened: AsyncDisposableStack): Promise<House> {
  const gate = await openGate(config)
  opened.defer(() => gate.close())
  const fault = makeDataFolder(config.dataFolder)
  if (fault !== null) throw new ConfigFault([fault])
  const logFile = screen.isTTY ? join(config.dataFolder, 'pratique.log') : null
  const log = openServerLog(config, logFile)
  const progress = openProgress(screen)
  const pages = preparePages()
  const ground = await openDatabase(config, log, progress, opened)
  progress.step('Pages and messages')
  await pages()
  const time = await settle(config, ground)
  const house = await furnish(config, log, ground, time, opened)
  // pg-boss makes its tables while the exercise is loaded into ours.
  const jobs = openJobs(house)
  opened.defer(() => jobs.then((open) => open.stop()))
  jobs.catch(() => {}) // Awaited below; until then nobody else may take it for unhandled.
  await load(house, time, progress)
  await openDoors(house, gate, await jobs)
  // Doors first: nobody may be answered from a house whose jobs and database are going. The gate waits for what is
  // being answered, and an open desk is answered for ever.
  opened.defer(() => gate.close())
  opened.defer(() => endLive(house))
  progress.end()
  log.info({ exercise: config.exercise, port: gate.port }, 'ready')
  screen.write(listAddresses(house, gate.port, { logFile, packs: tellSignatures(house) }))
  return house
}

const logLimit = 64 * 1024 * 1024

function openServerLog(config: Config, file: string | null): Log {
  if (file === null) return openLog(config.logLevel)
  if (existsSync(file) && statSync(file).size > logLimit) renameSync(file, `${file}.1`)
  return openLog(config.logLevel, createWriteStream(file, { flags: 'a', mode: 0o600 }))
}

// Begun beside the database, awaited after it; a fault waits until somebody asks.
function preparePages(): () => Promise<void> {
  const built = Promise.allSettled([buildFaces(), compileMessages()])
  return async () => {
    for (const outcome of await built) if (outcome.status === 'rejected') throw outcome.reason
  }
}

async function openDatabase(
  config: Config,
  log: Log,
  progress: Progress,
  opened: AsyncDisposableStack,
): Promise<Ground> {
  progress.step(config.databaseUrl === null ? 'Database' : 'Database (your own)')
  const ground = await openGround(config, log, (names) => log.info({ names }, 'migrations applied'))
  opened.defer(() => ground.close())
  if (ground.cluster && !(await ground.cluster.claimServer()))
    throw new StartFault(
      `Another Pratique runs on the data folder ${config.dataFolder}. Stop it, or start this one elsewhere: PRATIQUE_DATA=.pratique-2 npm start`,
    )
  return ground
}

// The rooms read compiled messages, so none may be imported before these are there: hence the late imports below.
async function settle(config: Config, ground: Ground): Promise<DomainTime> {
  const { settleTime } = await import('./exercise-time.ts')
  return settleTime(ground.database.db, config, new Date())
}

async function furnish(
  config: Config,
  log: Log,
  ground: Ground,
  time: DomainTime,
  opened: AsyncDisposableStack,
): Promise<House> {
  const { openRooms } = await import('./open-rooms.ts')
  const { house, close } = await openHouse(config, log, ground, time)
  opened.defer(close)
  await openRooms(house)
  return house
}

async function load(house: House, time: DomainTime, progress: Progress): Promise<void> {
  if (time.loadedAt !== null) return
  const { load: loadAll } = await import('./load-exercise.ts')
  await loadAll(house, progress)
}

async function openDoors(house: House, gate: Gate, jobs: Jobs): Promise<void> {
  const { openApp } = await import('./app.ts')
  const { keepPages } = await import('./keep-pages.ts')
  const { scheduleRooms } = await import('./open-rooms.ts')
  keepPages(house)
  await scheduleRooms(jobs, house)
  const app = openApp(house)
  gate.open((request, env) => app.fetch(request, env as object))
}

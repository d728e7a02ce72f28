// The other end of `load-lane.ts`: lets the parties declare that it is told, one batch after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { laneOf } from './exercise/load-exercise.action.ts'
import type { LaneData, LaneReply, LaneTask } from './load-lane.ts'
import { openRooms } from './open-rooms.ts'
import { openDatabase } from './platform/database.ts'
import { findDomainTime } from './platform/domain-time.ts'
import { openLog } from './platform/log.ts'
import { openHouse } from './platform/open-house.ts'

const { config, databaseUrl, exercise, now }: LaneData = workerData

async function open() {
  const database = openDatabase(databaseUrl, { max: 4, name: 'pratique load' })
  const ground = { database, cluster: null, close: () => database.close() }
  const time = await findDomainTime(database.db)
  if (time === null) throw new Error('The database has no time yet.')
  const { house } = await openHouse(config, openLog(config.logLevel), ground, time)
  await openRooms(house)
  return laneOf(house, exercise, now).declare
}

const opened = open()
// Heard by the first task.
opened.catch(() => {})

parentPort?.on('message', async ({ from, to }: LaneTask) => {
  const reply: LaneReply = await opened
    .then((declare) => declare(from, to))
    .then(
      () => null,
      (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
    )
  parentPort?.postMessage(reply)
})

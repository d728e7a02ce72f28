import { afterEach, expect, test } from 'vitest'
import { inTransaction } from './database.ts'
import { eventType, openEvents, type SharedEvents } from './events.ts'
import { withDatabase } from './test-database.ts'

const { database } = withDatabase()
const published = eventType<{ version: number }>('policy.published')
const opened: SharedEvents[] = []
afterEach(async () => {
  for (const events of opened.splice(0)) await events.close()
})

async function open(onFault: (error: unknown) => void = () => {}): Promise<SharedEvents> {
  const events = await openEvents(database().url, onFault)
  opened.push(events)
  return events
}

const heardBy = (events: SharedEvents) => {
  const { promise, resolve } = Promise.withResolvers<number>()
  events.hear(published, ({ version }) => resolve(version))
  return promise
}

test('every server on the database hears an event, the one that publishes it too', async () => {
  const [here, there] = [await open(), await open()]
  const heard = Promise.all([heardBy(here), heardBy(there)])
  await here.publish(database().db, published, { version: 2 })
  expect(await heard).toEqual([2, 2])
})

test('an event of a deed that was rolled back is never heard', async () => {
  const events = await open()
  const heard = heardBy(events)
  const failed = inTransaction(database().db, async (db) => {
    await events.publish(db, published, { version: 3 })
    throw new Error('rolled back')
  })
  await expect(failed).rejects.toThrow('rolled back')
  await events.publish(database().db, published, { version: 4 })
  expect(await heard).toBe(4)
})

test('a hearer that fails is reported and keeps nobody else from hearing', async () => {
  const faults: unknown[] = []
  const events = await open((error) => faults.push(error))
  events.hear(published, () => {
    throw new Error('deaf')
  })
  const heard = heardBy(events)
  await events.publish(database().db, published, { version: 5 })
  expect(await heard).toBe(5)
  expect(faults).toMatchObject([{ message: 'deaf' }])
})

test('a lost connection is opened again', async () => {
  const lost = Promise.withResolvers<void>()
  const events = await open(() => lost.resolve())
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'pratique events'`
  await database().pool.query(kill)
  await lost.promise
  const heard = heardBy(events)
  let version: number | undefined
  void heard.then((value) => {
    version = value
  })
  // It may be away for a moment: an event is a hint, so it is said until it is heard.
  while (version === undefined) {
    await events.publish(database().db, published, { version: 6 })
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(version).toBe(6)
})

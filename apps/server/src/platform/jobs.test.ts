import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, system } from './deed.ts'
import { clockMoved } from './domain-time.ts'
import { type Jobs, openJobs } from './jobs.ts'
import { withDatabase } from './test-database.ts'

const { house: open, database } = withDatabase()
let house: ReturnType<typeof open>
let jobs: Jobs
beforeAll(async () => {
  house = open()
  jobs = await openJobs(house)
  await sql`create table test_done (what text)`.execute(database().db)
})
afterAll(() => jobs.stop())

test('work asked for in a deed is done once, in a deed of its own, after that deed has committed', async () => {
  const done = Promise.withResolvers<string>()
  await jobs.on<{ what: string }>('test-do', async (deed, { what }) => {
    await sql`insert into test_done values (${what})`.execute(deed.db)
    done.resolve(`${what} by ${deed.actor.id}`)
  })
  const undone = perform(house, system, async (deed) => {
    await jobs.send(deed, 'test-do', { what: 'of a deed rolled back' })
    throw new Error('rolled back')
  })
  await expect(undone).rejects.toThrow('rolled back')
  await perform(house, system, (deed) => jobs.send(deed, 'test-do', { what: 'one thing' }))
  expect(await done.promise).toBe('one thing by system')
})

test('work that looks for what is due is done at once when the clock is moved', async () => {
  const done = Promise.withResolvers<void>()
  await jobs.every('0 0 1 1 *', 'test-due', async () => done.resolve())
  await house.events.publish(house.db, clockMoved, { offsetMs: 0 })
  await done.promise
})

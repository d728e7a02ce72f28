import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settleTime } from './exercise-time.ts'
import { findDomainTime, markLoaded } from './platform/domain-time.ts'
import { migrate } from './platform/migration.ts'
import { dropExercise } from './platform/reset.ts'
import { withDatabase } from './platform/test-database.ts'

const { database } = withDatabase()
const name = 'zhejiang-2020-03'
const opening = new Date('2020-03-16T00:00:00Z')
const wall = new Date('2026-11-23T12:00:00Z')
const settle = (exercise: string | null, at: Date | null = null, now = wall) =>
  settleTime(database().db, { exercise, at }, now)
const standsAt = async (now = wall) =>
  new Date(now.getTime() + ((await findDomainTime(database().db))?.offsetMs ?? 0))

async function empty(): Promise<void> {
  await database().pool.query('delete from clock')
}
beforeEach(empty)
afterEach(empty)

describe('at the first start', () => {
  test('an exercise opens at its opening instant', async () => {
    await settle(name)
    expect(await standsAt()).toEqual(opening)
  })

  test('an exercise opens elsewhere in its period when told to', async () => {
    const at = new Date('2020-02-27T04:00:00Z')
    await settle(name, at)
    expect(await standsAt()).toEqual(at)
  })

  test.each(['2020-02-19T15:59:59Z', '2020-04-07T16:00:00Z'])(
    '%s is outside of the period and refused',
    async (at) => {
      await expect(settle(name, new Date(at))).rejects.toThrow(
        'covers 2020-02-19T16:00:00.000Z to 2020-04-07T16:00:00.000Z',
      )
      expect(await findDomainTime(database().db)).toBeNull()
    },
  )

  test('an exercise that does not exist is refused with those that do', async () => {
    await expect(settle('wuhan-2019')).rejects.toThrow(name)
  })

  test('a real instance has the time of the wall', async () => {
    await settle(null)
    expect(await standsAt()).toEqual(wall)
  })
})

describe('at a later start', () => {
  const dayAfter = new Date(wall.getTime() + 86_400_000)

  test('the exercise has ticked on with the wall', async () => {
    await settle(name)
    await markLoaded(database().db, wall)
    await settle(name, null, dayAfter)
    expect(await standsAt(dayAfter)).toEqual(new Date('2020-03-17T00:00:00Z'))
  })

  test('the exercise is moved on to a later instant', async () => {
    await settle(name)
    await markLoaded(database().db, wall)
    await settle(name, new Date('2020-03-26T00:00:00Z'))
    expect(await standsAt()).toEqual(new Date('2020-03-26T00:00:00Z'))
  })

  test('an earlier instant is refused with the way back, and nothing is changed', async () => {
    await settle(name)
    await markLoaded(database().db, wall)
    await expect(settle(name, new Date('2020-02-27T00:00:00Z'))).rejects.toThrow(
      'pratique exercise reload --at',
    )
    expect(await standsAt()).toEqual(opening)
  })

  test('a real instance is not taken for an exercise, nor the other way round', async () => {
    await settle(null)
    await expect(settle(name)).rejects.toThrow('holds a real instance')
    await empty()
    await settle(name)
    await expect(settle(null)).rejects.toThrow(`plays the exercise ${name}`)
  })

  test('an exercise whose loading was cut short is dropped and begun again', async () => {
    await settle(name, new Date('2020-02-27T00:00:00Z'))
    await database().pool.query('create table half_loaded (n int)')
    await settle(name)
    const { rows } = await database().pool.query("select to_regclass('half_loaded')::text as left")
    expect(rows).toEqual([{ left: null }])
    expect(await standsAt()).toEqual(opening)
    expect(await migrate(database().db)).toEqual([])
  })
})

test('what holds a real instance is never emptied', async () => {
  await settle(null)
  await expect(dropExercise(database().db)).rejects.toThrow('will not be emptied')
  expect(await findDomainTime(database().db)).not.toBeNull()
})

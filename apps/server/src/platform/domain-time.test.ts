import { describe, expect } from 'vitest'
import { advanceDomainTime, beginDomainTime, clockMoved, findDomainTime, markLoaded } from './domain-time.ts'
import { withDatabase } from './test-database.ts'

const { story } = withDatabase()
const wall = new Date('2026-11-23T12:00:00Z')
const opening = new Date('2020-03-16T00:00:00Z')
const later = new Date('2020-03-17T00:00:00Z')
const exercise = { exercise: 'drill', at: opening }

describe('the time of an exercise', () => {
  story('is kept as its distance from the wall and ticks with it', async ({ db }) => {
    await beginDomainTime(db, exercise, wall)
    expect(await findDomainTime(db)).toEqual({
      exercise: 'drill',
      offsetMs: opening.getTime() - wall.getTime(),
      loadedAt: null,
    })
  })

  story('is moved forward, and whoever hears it is told', async ({ db, house }) => {
    await beginDomainTime(db, exercise, wall)
    const heard: number[] = []
    house.events.hear(clockMoved, ({ offsetMs }) => {
      heard.push(offsetMs)
    })
    const time = await advanceDomainTime(db, house.events, later, wall)
    expect(time.offsetMs).toBe(later.getTime() - wall.getTime())
    expect(heard).toEqual([time.offsetMs])
  })

  story('is never moved back, and the refusal says how to begin again', async ({ db, house }) => {
    await beginDomainTime(db, exercise, wall)
    await advanceDomainTime(db, house.events, later, wall)
    await expect(advanceDomainTime(db, house.events, opening, wall)).rejects.toThrow(
      'pratique exercise reload --at 2020-03-16',
    )
  })

  story('counts as loaded only when it was said so', async ({ db }) => {
    await beginDomainTime(db, exercise, wall)
    await markLoaded(db, wall)
    expect((await findDomainTime(db))?.loadedAt).toEqual(wall)
  })
})

story('the time of a real instance is the time of the wall and stays so', async ({ db, house }) => {
  await beginDomainTime(db, { exercise: null, at: wall }, wall)
  expect((await findDomainTime(db))?.offsetMs).toBe(0)
  await expect(advanceDomainTime(db, house.events, new Date('2030-01-01T00:00:00Z'), wall)).rejects.toThrow(
    'real instance',
  )
})

story('a database begins only once', async ({ db }) => {
  await beginDomainTime(db, exercise, wall)
  await expect(beginDomainTime(db, exercise, wall)).rejects.toThrow('clock_pkey')
})

story('nothing can be advanced before the first start', async ({ db, house }) => {
  await expect(advanceDomainTime(db, house.events, later, wall)).rejects.toThrow('npm start')
})

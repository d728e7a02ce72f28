import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostAttempts, outcomeOf } from './retry.ts'

const at = new Date('2020-03-16T00:00:00Z')
const minutes = (n: number) => new Date(at.getTime() + n * 60_000)
const days = (n: number) => minutes(n * 1440)
const failed = { outcome: 'failed', said: 'etimedout', lasting: false } as const

test('a message that was taken is sent, and never tried again', () => {
  const outcome = outcomeOf({ outcome: 'sent', said: null }, { attempts: 3, at, usefulUntil: days(3) })
  expect(outcome).toEqual({ state: 'sent', dueAt: null })
})

test.each([
  [1, 1],
  [2, 5],
  [3, 15],
  [4, 60],
  [5, 180],
  [6, 360],
  [9, 360],
])('after try %i it waits %i minutes', (attempts, wait) => {
  expect(outcomeOf(failed, { attempts, at, usefulUntil: days(3) })).toEqual({
    state: 'failed',
    dueAt: minutes(wait),
  })
})

test('what is refused for good is given up at once', () => {
  const refused = { ...failed, lasting: true }
  expect(outcomeOf(refused, { attempts: 1, at, usefulUntil: days(3) }).state).toBe('given-up')
})

test('it is given up when the next try would come too late to tell anything', () => {
  expect(outcomeOf(failed, { attempts: 2, at, usefulUntil: minutes(5) }).state).toBe('given-up')
  expect(outcomeOf(failed, { attempts: 2, at, usefulUntil: minutes(6) }).state).toBe('failed')
})

test('a carrier that asks for more time gets it, one that asks for less does not', () => {
  const asks = (waitMs: number) =>
    outcomeOf({ ...failed, waitMs }, { attempts: 2, at, usefulUntil: days(3) }).dueAt
  expect(asks(30 * 60_000)).toEqual(minutes(30))
  expect(asks(1000)).toEqual(minutes(5))
})

test('whatever is said, the tries come to an end, each later than the one before', () => {
  const attempt = fc.record({
    lasting: fc.constant(false),
    waitMs: fc.option(fc.nat(86_400_000), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(attempt, { minLength: mostAttempts, maxLength: mostAttempts }), (attempts) => {
      let now = at
      for (const [n, { waitMs }] of attempts.entries()) {
        const outcome = outcomeOf({ ...failed, waitMs }, { attempts: n + 1, at: now, usefulUntil: days(30) })
        if (outcome.dueAt === null) return
        expect(outcome.dueAt.getTime()).toBeGreaterThan(now.getTime())
        now = outcome.dueAt
      }
      throw new Error('it was never given up')
    }),
  )
})

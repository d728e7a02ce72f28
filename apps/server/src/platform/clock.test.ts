import { expect, test } from 'vitest'
import { exerciseClock, stoppedClock, wallClock } from './clock.ts'

test('the wall clock stands still rather than go back when the machine is set back', () => {
  const readings = [1000, 5000, 3000, 6000]
  const clock = wallClock(() => readings.shift() ?? 0)
  expect([clock.now(), clock.now(), clock.now(), clock.now()].map(Number)).toEqual([1000, 5000, 5000, 6000])
})

test('an exercise ticks with the wall, from elsewhere', () => {
  let wall = 10_000
  const clock = exerciseClock(-8_000, () => wall)
  expect(Number(clock.now())).toBe(2_000)
  wall += 500
  expect(Number(clock.now())).toBe(2_500)
})

test('an exercise is moved forward and never back', () => {
  const clock = exerciseClock(100, () => 0)
  clock.moveTo(700)
  clock.moveTo(300)
  expect(clock.offsetMs).toBe(700)
  expect(Number(clock.now())).toBe(700)
})

test('a stopped clock stands until it is moved, and refuses to go back', () => {
  const clock = stoppedClock('2020-03-16T00:00:00Z')
  clock.moveTo('2020-03-17T00:00:00Z')
  expect(clock.now()).toEqual(new Date('2020-03-17T00:00:00Z'))
  expect(() => clock.moveTo('2020-03-16T00:00:00Z')).toThrow('forward')
})

test('who is given an instant cannot move the clock by it', () => {
  const clock = stoppedClock('2020-03-16T00:00:00Z')
  clock.now().setFullYear(1999)
  expect(clock.now().getUTCFullYear()).toBe(2020)
})

import { expect, it } from 'vitest'
import { dayNumber, dayText, instantMs } from './calendar.ts'
import { isZone, zoneOf } from './zone.ts'

const startOf = (zone: string, on: string) => new Date(zoneOf(zone).startOf(dayNumber(on) ?? 0)).toISOString()

it('a day in Hangzhou begins eight hours before it does in Greenwich', () => {
  expect(startOf('Asia/Shanghai', '2020-03-20')).toBe('2020-03-19T16:00:00.000Z')
})
it('a day begins after the hour that summer time skips at midnight', () => {
  expect(startOf('America/Santiago', '2022-09-11')).toBe('2022-09-11T04:00:00.000Z')
})
it('a day is 23 hours long where summer time begins', () => {
  expect(startOf('Europe/Rome', '2020-03-29')).toBe('2020-03-28T23:00:00.000Z')
  expect(startOf('Europe/Rome', '2020-03-30')).toBe('2020-03-29T22:00:00.000Z')
})
it('an instant falls on the day of its zone', () => {
  const zone = zoneOf('Asia/Kathmandu')
  expect(dayText(zone.dayOf(instantMs('2020-03-19T18:14:59Z') ?? 0))).toBe('2020-03-19')
  expect(dayText(zone.dayOf(instantMs('2020-03-19T18:15:00Z') ?? 0))).toBe('2020-03-20')
})
it('a name that is no zone is known as such', () => {
  expect([isZone('Asia/Shanghai'), isZone('Asia/Atlantis')]).toEqual([true, false])
})

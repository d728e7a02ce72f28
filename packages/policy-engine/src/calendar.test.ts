import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayNumber, dayText, instantMs } from './calendar.ts'

describe('plain dates', () => {
  it('count days as the platform does, over all years', () => {
    const day = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10)
        const count = dayNumber(text)
        expect(count).toBe(Math.floor(Date.parse(text) / 86_400_000))
        expect(dayText(count ?? 0)).toBe(text)
      }),
      { numRuns: 2_000, seed: 1 },
    )
  })
  it.each([
    '2020-02-30',
    '2021-02-29',
    '2020-13-01',
    '2020-00-10',
    '2020-01-00',
    '2020-1-1',
    '20200101',
    '2020-01-01 ',
    '٢٠٢٠-٠١-٠١',
  ])('%s is none', (text) => expect(dayNumber(text)).toBeUndefined())
  it('are added up over a leap day', () => expect(addDays('2020-02-28', 2)).toBe('2020-03-01'))
})

describe('instants', () => {
  it.each([
    ['2020-03-16T08:00:00+08:00', '2020-03-16T00:00:00.000Z'],
    ['2020-03-16T08:00:00Z', '2020-03-16T08:00:00.000Z'],
    ['2020-03-16T08:00+0530', '2020-03-16T02:30:00.000Z'],
    ['2020-03-16T08:00:00.1239-03:00', '2020-03-16T11:00:00.123Z'],
    ['2020-02-29T23:59:59Z', '2020-02-29T23:59:59.000Z'],
  ])('%s is %s', (text, expected) =>
    expect(new Date(instantMs(text) ?? Number.NaN).toISOString()).toBe(expected),
  )
  it.each([
    '2020-03-16T08:00:00',
    '2020-03-16',
    '2020-02-30T08:00:00Z',
    '2020-03-16T24:00:00Z',
    '2020-03-16T08:60:00Z',
    '2020-03-16T08:00:00+19:00',
    '2020-03-16T08:00:00+8:00',
    'now',
  ])('%s is none: without its offset a time means another instant elsewhere', (text) =>
    expect(instantMs(text)).toBeUndefined(),
  )
})

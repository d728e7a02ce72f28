import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isPlainDate } from './plain-date.ts'

describe('a plain date', () => {
  test.each(['2020-02-29', '2000-02-29', '1900-12-31', '2020-01-01'])('%s is a day', (text) => {
    expect(isPlainDate(text)).toBe(true)
  })

  test.each([
    '2020-02-30',
    '2019-02-29',
    '1900-02-29',
    '2020-13-01',
    '2020-00-10',
    '2020-1-1',
    '0000-01-01',
    '2020-02-29T00:00',
    ' 2020-02-29',
    '２０２０-02-29',
    '',
  ])('"%s" is none', (text) => {
    expect(isPlainDate(text)).toBe(false)
  })

  test('moves over month ends, leap days and years', () => {
    expect(addDays('2020-02-27', 3)).toBe('2020-03-01')
    expect(addDays('2020-03-01', -14)).toBe('2020-02-16')
    expect(addDays('2019-12-31', 1)).toBe('2020-01-01')
  })

  test('comes back by as many days as it went', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        const there = addDays('2020-03-16', days)
        expect(isPlainDate(there)).toBe(true)
        expect(daysBetween('2020-03-16', there)).toBe(days)
      }),
      { seed: 20_200_316 },
    )
  })
})

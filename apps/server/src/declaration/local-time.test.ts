import { describe, expect, test } from 'vitest'
import { dayIn, instantOf, isDateTime } from './local-time.ts'

describe('a written time', () => {
  test.each([
    '2020-02-27T10:05',
    '2020-02-27T10:05:30',
    '2020-02-27T10:05:30.250Z',
    '2020-02-27T10:05+08:00',
    '2020-02-29T23:59',
  ])('%s is one', (text) => {
    expect(isDateTime(text)).toBe(true)
  })

  test.each([
    '2020-02-30T10:05',
    '2020-02-27T24:30',
    '2020-02-27T10:60',
    '2020-02-27',
    '2020-02-27 10:05',
    '27/02/2020T10:05',
    '2020-02-27T10:05+99:00',
    '2020-02-27T10:05[Asia/Shanghai]',
    '',
  ])('"%s" is none', (text) => {
    expect(isDateTime(text)).toBe(false)
  })

  test('is read in the zone of its airport', () => {
    expect(instantOf('2020-02-27T10:05', 'Asia/Shanghai').toISOString()).toBe('2020-02-27T02:05:00.000Z')
    expect(instantOf('2020-07-01T10:05', 'Europe/Rome').toISOString()).toBe('2020-07-01T08:05:00.000Z')
    expect(instantOf('2020-01-01T10:05', 'Europe/Rome').toISOString()).toBe('2020-01-01T09:05:00.000Z')
  })

  test('is taken as said where it carries an offset, whatever the airport', () => {
    expect(instantOf('2020-02-27T10:05+01:00', 'Asia/Shanghai').toISOString()).toBe(
      '2020-02-27T09:05:00.000Z',
    )
  })

  test('that summer time skips is the hour after', () => {
    expect(instantOf('2020-03-29T02:30', 'Europe/Rome').toISOString()).toBe('2020-03-29T01:30:00.000Z')
  })

  test('falls on the day on the wall there', () => {
    expect(dayIn(new Date('2020-02-26T17:00:00Z'), 'Asia/Shanghai')).toBe('2020-02-27')
    expect(dayIn(new Date('2020-02-26T17:00:00Z'), 'Europe/Rome')).toBe('2020-02-26')
  })
})

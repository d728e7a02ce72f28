import { describe, expect, it } from 'vitest'
import { fill, sayAge, sayDuration, sayInstant } from './texts.ts'

const hour = 3_600_000

describe('words with values', () => {
  it('fills places it knows and leaves the others', () => {
    expect(fill('{a} and {b}', { a: 'one' })).toBe('one and {b}')
  })

  it('says an instant in the zone of the authority, not of the phone', () => {
    expect(sayInstant({ language: 'en-GB', zone: 'Asia/Shanghai' }, '2020-03-16T20:00:00Z')).toBe(
      '17 March 2020 at 04:00',
    )
  })

  it.each([
    [0, 'now'],
    [59_000, 'now'],
    [5 * 60_000, '5 minutes ago'],
    [3 * hour, '3 hours ago'],
    [26 * hour, 'yesterday'],
  ])('says the age %i as "%s"', (age, words) => {
    expect(sayAge('en-GB', age)).toBe(words)
  })

  it.each([
    [30_000, '30 seconds'],
    [-5, '0 seconds'],
    [90 * 60_000, '1 hour 30 minutes'],
    [54.5 * hour, '2 days 6 hours'],
  ])('says the length %i as "%s"', (length, words) => {
    expect(sayDuration('en-GB', length)).toBe(words)
  })
})

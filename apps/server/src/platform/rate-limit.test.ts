import { describe, expect, test } from 'vitest'
import { networkOf, RateLimit } from './rate-limit.ts'

describe('a limit of six a minute', () => {
  const at = (clock: { ms: number }) => new RateLimit(6, { now: () => clock.ms, most: 3 })

  test('lets six pass at once and asks the seventh to wait ten seconds', () => {
    const limit = at({ ms: 0 })
    expect(Array.from({ length: 7 }, () => limit.take('a'))).toEqual([0, 0, 0, 0, 0, 0, 10])
  })

  test('lets one more pass every ten seconds', () => {
    const clock = { ms: 0 }
    const limit = at(clock)
    for (let i = 0; i < 6; i += 1) limit.take('a')
    clock.ms = 9_999
    expect(limit.take('a')).toBe(1)
    clock.ms = 10_000
    expect([limit.take('a'), limit.take('a')]).toEqual([0, 10])
  })

  test('counts each name by itself', () => {
    const limit = at({ ms: 0 })
    for (let i = 0; i < 6; i += 1) limit.take('a')
    expect(limit.take('b')).toBe(0)
  })

  test('never saves up more than a minute', () => {
    const clock = { ms: 0 }
    const limit = at(clock)
    limit.take('a')
    clock.ms = 3_600_000
    expect(Array.from({ length: 7 }, () => limit.take('a')).at(-1)).toBe(10)
  })

  test('forgets the name longest unseen and stays within its bound', () => {
    const limit = at({ ms: 0 })
    for (let i = 0; i < 6; i += 1) limit.take('a')
    for (const name of ['b', 'c', 'a', 'd']) limit.take(name)
    expect(limit.size).toBe(3)
    expect(limit.take('a')).toBe(10)
  })

  test('does not mind a clock set back', () => {
    const clock = { ms: 60_000 }
    const limit = at(clock)
    limit.take('a')
    clock.ms = 0
    expect(limit.take('a')).toBe(0)
  })
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

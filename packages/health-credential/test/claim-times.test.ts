// The text of an instant is put together by hand, for speed: it must be what the language itself writes.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantText } from '../src/claim-times.ts'

const seconds = fc.oneof(
  fc.integer({ min: -8_640_000_000_000, max: 8_639_999_999_999 }),
  fc.double({ min: -8.6e12, max: 8.6e12, noNaN: true }),
  fc.integer({ min: 1_577_836_800, max: 1_893_456_000 }),
)

test('Every numeric date is written as Date writes it, fractions and far years included', () => {
  fc.assert(
    fc.property(seconds, (value) => {
      const inRange = Math.abs(value) < 8.64e12
      expect(instantText(value)).toBe(inRange ? new Date(value * 1000).toISOString() : null)
    }),
    { numRuns: 2000, seed: 20_200_316 },
  )
})

test.each([0, -0, -1, -0.001, 951_782_399.999, 253_402_300_800, -62_198_755_200])(
  'so is the instant %s',
  (value) => {
    expect(instantText(value)).toBe(new Date(value * 1000).toISOString())
  },
)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers } from './answers.ts'
import { mergedAnswers } from './merge-answers.ts'

test('what is not named stays, null takes out, a list takes the place of the one before', () => {
  const before = { voyage: { flight: 'SU206', seat: '31K' }, stops: [{ country: 'IT' }, { country: 'RU' }] }
  const change = { voyage: { seat: null, port: 'PVG' }, stops: [{ country: 'EG' }] }
  expect(mergedAnswers(before, change)).toEqual({
    voyage: { flight: 'SU206', port: 'PVG' },
    stops: [{ country: 'EG' }],
  })
})

test('no change can reach a prototype', () => {
  const change = JSON.parse(
    '{"__proto__": {"polluted": true}, "a": {"__proto__": {"polluted": true}}}',
  ) as Answers
  const merged = mergedAnswers({}, change)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype)
})

test('the same change twice is the change once', () => {
  const json = fc.object({
    maxDepth: 3,
    values: [fc.integer(), fc.string(), fc.constant(null)],
  }) as fc.Arbitrary<Answers>
  fc.assert(
    fc.property(json, json, (before, change) => {
      const once = mergedAnswers(before, change)
      expect(mergedAnswers(once, change)).toEqual(once)
    }),
  )
})

import { expect, test } from 'vitest'
import { laneNow } from './local-lane.ts'

const clear = { lane: 'fast', because: 'clear' } as const
const strict = { lane: 'escorted', because: 'strict' } as const
const known = { lane: 'health', because: 'case' } as const
const well = { fever: false, symptoms: 0 }

test.each([
  [clear, well, clear],
  [strict, well, strict],
  [clear, { fever: true, symptoms: 0 }, { lane: 'health', because: 'fever' }],
  [strict, { fever: false, symptoms: 2 }, { lane: 'health', because: 'symptoms' }],
  [known, { fever: true, symptoms: 1 }, known],
] as const)('%o and seen %o is %o', (person, seen, lane) => {
  expect(laneNow(person, seen)).toEqual(lane)
})

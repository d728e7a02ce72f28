import { expect, test } from 'vitest'
import { arrivalPack } from './arrival-plan.node.ts'
import { levelOfOrigins, type Measured, rateVoyage } from './rate-voyage.ts'

const { plan } = arrivalPack({ config: { pack: 'zhejiang-2020' } })
const quiet: Measured = {
  byColour: { green: 200 },
  symptomatic: 0,
  contacts: 0,
  cases: 0,
  listed: 200,
  declared: 200,
  undeclared: 0,
  reportedIll: 0,
  originLevel: 0,
}

test.each([
  ['nothing stands out', {}, 'ordinary', []],
  ['one orange', { byColour: { green: 199, orange: 1 } }, 'raised', ['orange']],
  ['a tenth undeclared', { undeclared: 20 }, 'raised', ['undeclared']],
  ['fewer than a tenth', { undeclared: 19 }, 'ordinary', []],
  ['a third orange', { byColour: { green: 130, orange: 70 } }, 'high', ['orange']],
  ['the pilot reports one ill', { reportedIll: 1, symptomatic: 1 }, 'high', ['reported-ill']],
  ['from a severely affected country', { originLevel: 2 }, 'raised', ['origin-level']],
] as const)('%s: %s', (_title, change, level, reasons) => {
  const rating = rateVoyage(plan, { ...quiet, ...change })
  expect(rating.level.code).toBe(level)
  expect(rating.reasons.map(({ of }) => of)).toEqual(reasons)
})

test('an empty voyage has no shares', () => {
  expect(rateVoyage(plan, { ...quiet, listed: 0, declared: 0, byColour: {} }).level.code).toBe('ordinary')
})

test('a country counts by its strictest listed part', () => {
  const places = [
    { place: 'IT-25', level: 3 },
    { place: 'IT', level: 1 },
    { place: 'RU', level: 2 },
  ]
  expect(levelOfOrigins(['IT'], places)).toBe(3)
  expect(levelOfOrigins(['RU', 'FI'], places)).toBe(2)
  expect(levelOfOrigins([], places)).toBe(0)
})

// Our CertLogic against certlogic-js on random expressions and data, some of them broken. Where ours answers, theirs
// answers the same; where theirs refuses, ours does; where only ours refuses, it is for a reason that is listed here.
import { evaluate as oracle } from 'certlogic-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCertLogic } from '../src/certlogic/compile.ts'
import { CertLogicError } from '../src/certlogic/fault.ts'
import { parseCertLogic } from '../src/certlogic/parse.ts'

const dateText = fc.constantFrom(
  '2020', '2020-02', '2020-02-29', '2021-01-31', '2021-12-31T23:59:59Z', '2021-03-28T01:30:00+01:00',
  '2021-06-01T12:00:00.12345-5', '2021-06-01T12:00:00+0530', '2021-06-01T12:00:00',
) // biome-ignore format: a list reads better dense
const broken = fc.constantFrom(
  '2021-02-31',
  '2021-13-01',
  '2021-02-31T10:00:00Z',
  '2021-1-1',
  'soon',
  '2021-06-01T25:00:00Z',
  '',
)
const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
  fc.constantFrom('', 'x', 'y'),
  fc.constant(null),
)
const data = fc.record(
  {
    a: scalar,
    b: fc.record(
      { c: scalar, d: fc.oneof({ weight: 5, arbitrary: dateText }, { weight: 1, arbitrary: broken }) },
      { noNullPrototype: true },
    ),
    list: fc.array(scalar, { maxLength: 3 }),
    rows: fc.array(fc.record({ q: fc.integer({ min: 0, max: 5 }) }, { noNullPrototype: true }), {
      maxLength: 3,
    }),
    half: fc.constant(0.5),
    uvci: fc.constantFrom(
      'URN:UVCI:01:NL:187/37512422923',
      '01:AT:10807843F94AEE0EE5093FBC254BD813#B',
      'foo/bar::baz',
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
)

const path = fc.constantFrom(
  'a',
  'b',
  'b.c',
  'b.d',
  'b.nothing.more',
  'list',
  'list.0',
  'list.7',
  'rows',
  'rows.1.q',
  'half',
  'uvci',
)
const read = path.map((name) => ({ var: name }))
const literal = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.boolean(), fc.constantFrom('', 'x', 'y'))
const time = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant({ var: 'b.d' }) },
      { weight: 2, arbitrary: dateText },
      { weight: 1, arbitrary: read },
    ),
    fc.integer({ min: -40, max: 40 }),
    fc.constantFrom('year', 'month', 'day', 'hour'),
  )
  .map((operands) => ({ plusTime: operands }))

const expression = fc.letrec<{ tree: unknown }>((tie) => {
  const some = (least: number, most: number) => fc.array(tie('tree'), { minLength: least, maxLength: most })
  const times = fc.array(fc.oneof({ weight: 8, arbitrary: time }, { weight: 1, arbitrary: tie('tree') }), {
    minLength: 2,
    maxLength: 3,
  })
  return {
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(literal, read),
      some(0, 3),
      some(2, 3).map((operands) => ({ and: operands })),
      some(3, 3).map((operands) => ({ if: operands })),
      some(1, 1).map((operands) => ({ '!': operands })),
      fc
        .tuple(fc.constantFrom('===', 'in', '+'), some(2, 2))
        .map(([operator, operands]) => ({ [operator]: operands })),
      fc
        .tuple(fc.constantFrom('<', '>', '<=', '>='), some(2, 3))
        .map(([operator, operands]) => ({ [operator]: operands })),
      fc
        .tuple(fc.constantFrom('after', 'before', 'not-after', 'not-before'), times)
        .map(([operator, operands]) => ({ [operator]: operands })),
      time,
      fc.constant({ reduce: [{ var: 'rows' }, { '+': [{ var: 'accumulator' }, { var: 'current.q' }] }, 0] }),
      fc
        .tuple(tie('tree'), literal)
        .map(([operand, initial]) => ({ reduce: [operand, { var: 'current' }, initial] })),
      fc.tuple(read, fc.integer({ min: -1, max: 5 })).map((operands) => ({ extractFromUVCI: operands })),
      read.map((operand) => ({ dccDateOfBirth: [operand] })),
    ),
  }
}).tree

type Outcome = { readonly answer: unknown } | { readonly refused: string }

function ours(logic: unknown, input: unknown): Outcome {
  const parsed = parseCertLogic(logic)
  if (!parsed.ok) return { refused: parsed.faults[0]?.code ?? 'no-fault' }
  try {
    return { answer: compileCertLogic(parsed.expression)(input) }
  } catch (error) {
    if (error instanceof CertLogicError) return { refused: error.code }
    throw error
  }
}

function theirs(logic: unknown, input: unknown): Outcome {
  try {
    // The library's types want a checked expression; what it makes of an unchecked one is what is asked here.
    const answer: unknown = oracle(logic as Parameters<typeof oracle>[0], input)
    return { answer }
  } catch {
    return { refused: 'theirs' }
  }
}

/** Why ours may refuse what theirs lets pass: days that do not exist, identity taken for equality. */
const STRICTER = ['not-a-date', 'not-comparable']

describe('CertLogic against certlogic-js', () => {
  it('answers the same, or refuses what it must', () => {
    let answered = 0
    fc.assert(
      fc.property(expression, data, (logic, input) => {
        const [mine, other] = [ours(logic, input), theirs(logic, input)]
        if ('answer' in mine) {
          answered += 1
          expect(other).toEqual(mine)
        } else if ('answer' in other) expect(STRICTER).toContain(mine.refused)
      }),
      { numRuns: 20_000, seed: 133 },
    )
    expect(answered).toBeGreaterThan(5_000)
  })

  it('never says true where an expression or its data was broken', () => {
    fc.assert(
      fc.property(expression, data, fc.json(), fc.nat(), (logic, input, junk, at) => {
        const mutated = mutate(logic, JSON.parse(junk), at)
        const [mine, other] = [ours(mutated, input), theirs(mutated, input)]
        // What both take for valid they answer alike; in all else ours has refused.
        if ('answer' in mine) expect(other).toEqual(mine)
      }),
      { numRuns: 20_000, seed: 134 },
    )
  })

  it.each([
    [
      'a day that does not exist',
      { '!': [{ after: [{ plusTime: [{ var: 'd' }, 0, 'day'] }, { plusTime: ['2021-01-01', 0, 'day'] }] }] },
      { d: '2021-99-99' },
    ],
    [
      '30 February',
      { '!': [{ after: [{ plusTime: [{ var: 'd' }, 0, 'day'] }, { plusTime: ['2021-12-01', 0, 'day'] }] }] },
      { d: '2021-02-30' },
    ],
    ['an object for a number of doses', { '!': [{ '===': [{ var: 'dn' }, 1] }] }, { dn: { is: 1 } }],
    ['a text for a list', { '!': [{ in: ['x', { var: 'list' }] }] }, { list: 'abc' }],
    ['a text for an integer', { '!': [{ '>': [{ var: 'dn' }, 2] }] }, { dn: '3' }],
    ['a missing integer', { '!': [{ '>': [{ var: 'dn' }, 2] }] }, {}],
  ])('refuses %s instead of letting someone through', (_, logic, input) => {
    expect(ours(logic, input)).toHaveProperty('refused')
  })

  it.each(['constructor', '__proto__', 'list.length', 'toString.name', 'text.0'])(
    'does not find %s in data',
    (name) => {
      expect(ours({ var: name }, { list: [1, 2], text: 'abc' })).toEqual({ answer: null })
    },
  )

  it('refuses an expression that is deeper than any human wrote', () => {
    let logic: unknown = true
    for (let depth = 0; depth < 100_000; depth += 1) logic = { '!': [logic] }
    expect(ours(logic, {})).toEqual({ refused: 'too-deep' })
  })
})

/** Puts junk in the place of one node of an expression. */
function mutate(logic: unknown, junk: unknown, at: number): unknown {
  if (at % 4 === 0 || typeof logic !== 'object' || logic === null) return junk
  if (Array.isArray(logic))
    return logic.map((part, index) => (index === at % logic.length ? mutate(part, junk, at >> 2) : part))
  return Object.fromEntries(Object.entries(logic).map(([key, part]) => [key, mutate(part, junk, at >> 2)]))
}

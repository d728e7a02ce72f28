import { describe, expect, test } from 'vitest'
import { clauseHolds, clausesFileSchema, type ListRule, rankOf } from './clause.ts'
import { deriveRiskList } from './derive-risk-list.ts'
import type { Feed } from './feed.ts'
import type { Figures } from './metrics.ts'

const names = { en: 'n', 'zh-Hans': 'n', ar: 'n', it: 'n', es: 'n', fr: 'n' }
const rule: ListRule = {
  id: 'tiers',
  title: names,
  source: 'a test',
  levels: [
    { id: 'high', name: names },
    { id: 'low', name: names },
  ],
  feeds: [{ feed: 'countries' }, { feed: 'provinces', only: ['HK'] }],
  leaveOut: { CN: 'home' },
  reviewDays: 14,
  clauses: [
    { id: 'eleven', level: 'low', when: { metric: 'cumulative', op: '>=', value: 11 }, text: names },
    { id: 'over-200', level: 'high', when: { metric: 'cumulative', op: '>', value: 200 }, text: names },
  ],
}
const feed = (id: string, counts: Record<string, number | null>): Feed => ({
  id,
  days: ['2020-03-01'],
  series: Object.entries(counts).map(([place, count]) => ({
    place,
    name: place,
    population: null,
    counts: [count],
  })),
})
const derive = (counts: Record<string, number | null>, provinces: Record<string, number | null> = {}) =>
  deriveRiskList([feed('countries', counts), feed('provinces', provinces)], rule, '2020-03-01')

describe('deriving a list', () => {
  test('lists only places of which a clause holds, at the exact edge of each clause', () => {
    const entries = derive({ IT: 201, FR: 200, SE: 11, NL: 10 })
    expect(entries.map(({ place, level }) => `${place} ${level}`)).toEqual(['IT high', 'FR low', 'SE low'])
  })

  test('takes the strictest clause, whatever the order in the file', () => {
    expect(derive({ IT: 500 })).toMatchObject([{ clause: 'over-200', figures: { cumulative: 500 } }])
  })

  test('leaves out what the rule leaves out and takes only what it takes', () => {
    expect(derive({ CN: 80_000 }, { HK: 96, 'CN-42': 66_000 }).map(({ place }) => place)).toEqual(['HK'])
  })

  test('sorts by level, then by place', () => {
    expect(derive({ US: 12, IT: 300, AT: 14, IR: 900 }).map(({ place }) => place)).toEqual([
      'IR',
      'IT',
      'AT',
      'US',
    ])
  })

  test('lists nobody on a figure that is unknown', () => {
    expect(derive({ IT: null })).toEqual([])
  })
})

describe('a clause', () => {
  const figures: Figures = {
    cumulative: 50,
    newIn7Days: 5,
    newIn14Days: null,
    cumulativePer100000: 1,
    newIn14DaysPer100000: null,
    growth: 0.5,
  }
  test.each([
    ['>', 49, true],
    ['>', 50, false],
    ['>=', 50, true],
    ['<', 50, false],
    ['<', 51, true],
    ['<=', 50, true],
    ['<=', 49, false],
  ] as const)('cumulative 50 %s %d is %s', (op, value, holds) => {
    expect(clauseHolds({ when: { metric: 'cumulative', op, value } }, figures)).toBe(holds)
  })

  test('of several conditions holds only when all do', () => {
    const many = { metric: 'cumulative', op: '>', value: 10 } as const
    const growing = { metric: 'growth', op: '>=', value: 1 } as const
    expect(clauseHolds({ when: { all: [many] } }, figures)).toBe(true)
    expect(clauseHolds({ when: { all: [many, growing] } }, figures)).toBe(false)
  })

  test('that asks for less than a bound is not true of an unknown figure either', () => {
    expect(clauseHolds({ when: { metric: 'newIn14Days', op: '<', value: 1 } }, figures)).toBe(false)
  })

  test('with a level that its list does not have is refused by name', () => {
    const bad = { lists: [{ ...rule, clauses: [{ ...rule.clauses[0], level: 'purple' }] }] }
    const result = clausesFileSchema.safeParse(bad)
    expect(result.error?.issues[0]?.message).toContain('"purple"')
  })

  test('gives a rank that grows with strictness', () => {
    expect(['high', 'low', 'none'].map((level) => rankOf(rule, level))).toEqual([2, 1, 0])
  })
})

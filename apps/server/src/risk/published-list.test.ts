// The golden test of the pack: what is published is what the clauses derive, and on 1 March 2020 that is the
// historic list of Zhejiang, 4 countries of the first tier and 21 of the second.
import { describe, expect, test } from 'vitest'
import { findPackFolder } from '../place/pack-files.node.ts'
import { addDays, daysBetween } from '../place/plain-date.ts'
import { deriveRiskList } from './derive-risk-list.ts'
import { findListInForce } from './published-list.ts'
import { readFeedsOf, readListRules, readPublishedLists } from './risk-pack.node.ts'

const pack = findPackFolder('zhejiang-2020') ?? ''
const rules = readListRules(pack)
const lists = readPublishedLists(pack)
const inForce = (list: string, at: string) => findListInForce(lists, list, new Date(at))

const firstTier = 'IR IT JP KR'
const secondTier = 'AE AT AU BH CA CH DE ES FR GB HK IQ KW MY NO SE SG TH TW US VN'

describe('the published lists of zhejiang-2020', () => {
  test.each(
    lists.filter(({ derivedOn }) => derivedOn !== null).map((list) => [`${list.list} ${list.edition}`, list]),
  )('%s is what its clauses derive', (_, list) => {
    const rule = rules.find(({ id }) => id === list.list)
    if (rule === undefined || list.derivedOn === null) throw new Error('the list has no rule')
    const feeds = readFeedsOf(pack, rule).map(({ feed }) => feed)
    const reviewBy = addDays(list.edition, rule.reviewDays)
    const derived = deriveRiskList(feeds, rule, list.derivedOn).map((entry) => ({ ...entry, reviewBy }))
    expect(list.entries).toEqual(derived)
  })

  test('name on 1 March exactly the historic 4 and 21 places', () => {
    const list = inForce('entry-tiers', '2020-03-01T00:00:00+08:00')
    const placesOf = (level: string) =>
      list?.entries
        .filter((entry) => entry.level === level)
        .map(({ place }) => place)
        .join(' ')
    expect(placesOf('tier-1')).toBe(firstTier)
    expect(placesOf('tier-2')).toBe(secondTier)
    expect(list?.entries).toHaveLength(25)
  })

  test('have every entry due for review within 14 days', () => {
    const entries = lists.flatMap(({ edition, entries: each }) =>
      each.map(({ reviewBy }) => ({ edition, reviewBy })),
    )
    expect(entries.every(({ edition, reviewBy }) => daysBetween(edition, reviewBy) <= 14)).toBe(true)
    expect(entries.length).toBeGreaterThan(25)
  })
})

describe('the list in force', () => {
  test('is none before any was published', () => {
    expect(inForce('entry-tiers', '2020-02-19T23:59:59+08:00')).toBeUndefined()
  })

  test('is empty by decision until 1 March, so that Italy is known to have no level', () => {
    const list = inForce('entry-tiers', '2020-02-29T23:59:59+08:00')
    expect(list?.edition).toBe('2020-02-20')
    expect(list?.entries).toEqual([])
  })

  test('stays that of 1 March when its review is overdue', () => {
    const list = inForce('entry-tiers', '2020-03-20T08:00:00+08:00')
    expect(list?.edition).toBe('2020-03-01')
    expect(list?.entries).toContainEqual(expect.objectContaining({ place: 'IT', level: 'tier-1' }))
  })
})

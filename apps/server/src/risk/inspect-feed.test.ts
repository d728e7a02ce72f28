// The as-published vintages are what a real feed did in March 2020: it froze, renamed and fell.
import { beforeAll, describe, expect, test } from 'vitest'
import { findPackFolder, readPackText } from '../place/pack-files.node.ts'
import type { Feed } from './feed.ts'
import type { Finding } from './finding.ts'
import { feedIsFit, inspectFeed } from './inspect-feed.ts'
import { readFeed, readVintages, type Vintage } from './read-feed.ts'
import { readFeedDescriptions } from './risk-pack.node.ts'

const pack = findPackFolder('zhejiang-2020') ?? ''
const description = readFeedDescriptions(pack).find(({ id }) => id === 'countries-as-published')
let vintages: readonly Vintage[] = []

beforeAll(() => {
  if (description === undefined) throw new Error('the pack has no as-published feed')
  vintages = readVintages(readPackText(pack, `feeds/${description.file}`), description)
})

function inspectedOn(publishedOn: string): readonly Finding[] {
  const index = vintages.findIndex((vintage) => vintage.publishedOn === publishedOn)
  const vintage = vintages[index]
  if (vintage === undefined) throw new Error(`no vintage of ${publishedOn}`)
  const previous = vintages[index - 1]?.feed
  return inspectFeed(vintage, previous === undefined ? { publishedOn } : { publishedOn, previous })
}
const stalledOn = (publishedOn: string) => inspectedOn(publishedOn).filter(({ code }) => code === 'stalled')

describe('the feed as it was published in March 2020', () => {
  test('has one vintage a day from 10 March to 4 April', () => {
    expect(vintages.map(({ publishedOn }) => publishedOn).at(0)).toBe('2020-03-10')
    expect(vintages.map(({ publishedOn }) => publishedOn).at(-1)).toBe('2020-04-04')
    expect(vintages).toHaveLength(26)
  })

  test('was in time on 10 March', () => {
    expect(stalledOn('2020-03-10')).toEqual([])
  })

  test.each(['2020-03-11', '2020-03-12', '2020-03-13', '2020-03-14', '2020-03-15', '2020-03-16'])(
    'had stalled at 9 March on %s, so the last good list holds',
    (publishedOn) => {
      expect(stalledOn(publishedOn)).toEqual([
        { code: 'stalled', feed: 'countries-as-published', on: publishedOn, is: '2020-03-09' },
      ])
      expect(feedIsFit(inspectedOn(publishedOn))).toBe(false)
    },
  )

  test('moved again on 17 March, with Korea and Taiwan under other names', () => {
    const findings = inspectedOn('2020-03-17')
    expect(feedIsFit(findings)).toBe(true)
    const renamed = findings.filter(({ code }) => code === 'renamed-place')
    expect(renamed).toContainEqual(
      expect.objectContaining({ place: 'KR', was: 'South Korea', is: 'Korea, South' }),
    )
    expect(renamed).toContainEqual(expect.objectContaining({ place: 'TW', was: 'Taiwan', is: 'Taiwan*' }))
  })

  test('lost Hong Kong on 17 March, when it went into the provinces', () => {
    expect(inspectedOn('2020-03-17')).toContainEqual(
      expect.objectContaining({ code: 'vanished-place', place: 'HK' }),
    )
  })

  test('fell for Guyana from 20 to 5 on 25 March', () => {
    expect(inspectedOn('2020-03-25')).toContainEqual(
      expect.objectContaining({ code: 'falling-count', place: 'GY', was: 20, is: 5 }),
    )
  })

  test('counted minus one in the West Bank and Gaza on 26 March', () => {
    expect(inspectedOn('2020-03-26')).toContainEqual(
      expect.objectContaining({ code: 'negative-count', place: 'PS', is: '-1' }),
    )
  })

  test('named no place that the pack cannot place', () => {
    const unknown = vintages
      .flatMap(({ findings }) => findings)
      .filter(({ code }) => code === 'unknown-place')
    expect(unknown).toEqual([])
  })
})

describe('inspecting a series', () => {
  const feed = (counts: readonly (number | null)[]): Feed => ({
    id: 'f',
    days: ['2020-03-01', '2020-03-02', '2020-03-03'].slice(0, counts.length),
    series: [{ place: 'IT', name: 'Italy', population: null, counts }],
  })
  const inspect = (counts: readonly (number | null)[], previous?: Feed) =>
    inspectFeed(
      { feed: feed(counts), findings: [] },
      { publishedOn: '2020-03-04', ...(previous === undefined ? {} : { previous }) },
    )

  test('finds nothing in a rising one', () => {
    expect(inspect([1, 1, 2])).toEqual([])
  })

  test('finds a fall across an open day', () => {
    expect(inspect([9, null, 5])).toEqual([
      { code: 'falling-count', feed: 'f', place: 'IT', on: '2020-03-03', was: 9, is: 5 },
    ])
  })

  test('finds a fall that only the earlier publication shows', () => {
    expect(inspect([1, 2, 3], feed([1, 2, 8]))).toMatchObject([{ code: 'falling-count', was: 8, is: 3 }])
  })

  test('finds the falls of the revised series too: Italy on 19 June 2020', () => {
    const countries = readFeedDescriptions(pack).find(({ id }) => id === 'countries')
    if (countries === undefined) throw new Error('the pack has no country feed')
    const reading = readFeed(readPackText(pack, `feeds/${countries.file}`), countries)
    const falls = inspectFeed(reading, { publishedOn: '2020-07-01' })
    expect(falls).toContainEqual(
      expect.objectContaining({ place: 'IT', on: '2020-06-19', was: 238_159, is: 238_011 }),
    )
    expect(feedIsFit(falls)).toBe(true)
  })
})

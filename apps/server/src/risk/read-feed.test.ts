import { describe, expect, test } from 'vitest'
import { feedDescriptionSchema } from './feed-description.ts'
import { type Finding, sentenceOf } from './finding.ts'
import { readFeed } from './read-feed.ts'

const wide = feedDescriptionSchema.parse({
  id: 'countries',
  file: 'x.csv',
  title: 'x',
  origin: 'x',
  licence: 'x',
  shape: { kind: 'wide', name: 'name', code: 'iso2', population: 'population' },
  leaveOut: { 'Diamond Princess': 'a ship' },
})
const header = 'iso2,name,population,2020-03-01,2020-03-02'
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code)

describe('reading a feed', () => {
  test('gives one series a place, with its name and population', () => {
    const { feed, findings } = readFeed(`${header}\nIT,Italy,60461828,1694,2036\n`, wide)
    expect(findings).toEqual([])
    expect(feed).toEqual({
      id: 'countries',
      days: ['2020-03-01', '2020-03-02'],
      series: [{ place: 'IT', name: 'Italy', population: 60_461_828, counts: [1694, 2036] }],
    })
  })

  test('leaves a day open that says "ND", nothing, or less than nothing, and says where', () => {
    const { feed, findings } = readFeed(
      `${header}\nIT,Italy,,ND,5\nFR,France,,,7\nPS,Palestine,,-1,8\n`,
      wide,
    )
    expect(feed.series.map(({ counts }) => counts)).toEqual([
      [null, 5],
      [null, 7],
      [null, 8],
    ])
    expect(codes(findings)).toEqual(['unreadable-count', 'unreadable-count', 'negative-count'])
    expect(findings[0]).toMatchObject({ place: 'IT', on: '2020-03-01', is: 'ND' })
  })

  test('names a new column and reads on without it', () => {
    const { feed, findings } = readFeed('iso2,name,population,2020-03-01,probable\nIT,Italy,1,5,9\n', wide)
    expect(findings).toEqual([{ code: 'new-column', feed: 'countries', column: 'probable' }])
    expect(feed.series[0]?.counts).toEqual([5])
  })

  test('reads nothing when a column it needs is gone', () => {
    const { feed, findings } = readFeed('country,population,2020-03-01\nItaly,1,5\n', wide)
    expect(codes(findings)).toEqual(['missing-column', 'missing-column', 'new-column'])
    expect(feed.series).toEqual([])
  })

  test('names a day that is missing between others', () => {
    const { findings } = readFeed('iso2,name,population,2020-02-28,2020-03-01\nIT,Italy,1,1,2\n', wide)
    expect(findings).toEqual([{ code: 'missing-day', feed: 'countries', on: '2020-02-29' }])
  })

  test('names a place it does not know and leaves its row out, but says nothing of a ship', () => {
    const { feed, findings } = readFeed(`${header}\n,Atlantis,,1,2\n,Diamond Princess,,705,705\n`, wide)
    expect(findings).toEqual([{ code: 'unknown-place', feed: 'countries', is: 'Atlantis' }])
    expect(feed.series).toEqual([])
  })

  test('takes the higher count where a place stands under two names', () => {
    const { feed, findings } = readFeed(`${header}\nTL,East Timor,,1,2\nTL,Timor-Leste,,3,1\n`, wide)
    expect(feed.series).toMatchObject([{ place: 'TL', counts: [3, 2] }])
    expect(codes(findings)).toEqual(['doubled-place'])
  })

  test('of something that is no table says so and does not throw', () => {
    expect(codes(readFeed('a,"b\nc', wide).findings)).toEqual(['unreadable-file'])
    expect(codes(readFeed('', wide).findings)).toContain('missing-column')
    expect(codes(readFeed('<html>Service unavailable</html>', wide).findings)).toContain('missing-column')
  })

  test('says each finding in a sentence that names the place and the number', () => {
    const { findings } = readFeed(`${header}\nIT,Italy,,ND,5\n`, wide)
    expect(findings.map(sentenceOf)).toEqual([
      'countries: IT on 2020-03-01: "ND" is not a number; the day is left open.',
    ])
  })
})

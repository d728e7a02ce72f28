// Looks at a feed as a sceptic: has it moved, has it fallen, have its places changed? What is found is a list of
// findings; whether the last good list then holds is decided by `feedIsFit`.
import { addDays, type PlainDate } from '../place/plain-date.ts'
import { type Feed, lastDayOf, type Series } from './feed.ts'
import type { Finding, FindingCode } from './finding.ts'
import type { FeedReading } from './read-feed.ts'

export interface Inspection {
  /** The day the feed was fetched or published, in UTC. */
  readonly publishedOn: PlainDate
  /** What it said the time before, to compare names and counts. */
  readonly previous?: Feed
  /** How many days behind its publication a feed may be. Daily feeds know the day before. */
  readonly mayLagDays?: number
}

export function inspectFeed(reading: FeedReading, inspection: Inspection): readonly Finding[] {
  const { feed, findings } = reading
  return [
    ...findings,
    ...stalled(feed, inspection),
    ...feed.series.flatMap((series) => fallsWithin(feed, series)),
    ...(inspection.previous === undefined ? [] : changesSince(inspection.previous, feed)),
  ]
}

const unfit: ReadonlySet<FindingCode> = new Set([
  'stalled',
  'missing-column',
  'unreadable-file',
  'mostly-vanished',
])

/** Whether a list may be derived from it at all; if not, the last good list holds. */
export const feedIsFit = (findings: readonly Finding[]): boolean =>
  !findings.some(({ code }) => unfit.has(code))

function stalled(feed: Feed, { publishedOn, mayLagDays = 1 }: Inspection): readonly Finding[] {
  const last = lastDayOf(feed)
  if (last !== null && last >= addDays(publishedOn, -mayLagDays)) return []
  return [{ code: 'stalled', feed: feed.id, on: publishedOn, is: last ?? 'no day' }]
}

function fallsWithin(feed: Feed, { place, counts }: Series): readonly Finding[] {
  const findings: Finding[] = []
  let was: number | null = null
  for (const [i, is] of counts.entries()) {
    if (is === null) continue
    if (was !== null && is < was) findings.push(falling(feed, place, feed.days[i], was, is))
    was = is
  }
  return findings
}

const falling = (feed: Feed, place: string, on: PlainDate | undefined, was: number, is: number): Finding => ({
  code: 'falling-count',
  feed: feed.id,
  place,
  ...(on === undefined ? {} : { on }),
  was,
  is,
})

function changesSince(previous: Feed, feed: Feed): readonly Finding[] {
  const now = new Map(feed.series.map((series) => [series.place, series]))
  const [was, is] = [previous.series.length, previous.series.filter(({ place }) => now.has(place)).length]
  if (is * 2 < was) return [{ code: 'mostly-vanished', feed: feed.id, was, is }]
  return previous.series.flatMap((before): readonly Finding[] => {
    const after = now.get(before.place)
    if (after === undefined) {
      return [{ code: 'vanished-place', feed: feed.id, place: before.place, was: before.name }]
    }
    return [...renamed(feed.id, before, after), ...fellSince(previous, before, feed, after)]
  })
}

const renamed = (feed: string, before: Series, after: Series): readonly Finding[] =>
  before.name === after.name
    ? []
    : [{ code: 'renamed-place', feed, place: after.place, was: before.name, is: after.name }]

/** Two vintages that end on the same day or follow one another: the newer last count may not be lower. */
function fellSince(previous: Feed, before: Series, feed: Feed, after: Series): readonly Finding[] {
  const was = before.counts.at(-1) ?? null
  const is = after.counts.at(-1) ?? null
  if (was === null || is === null || is >= was) return []
  if ((lastDayOf(feed) ?? '') < (lastDayOf(previous) ?? '')) return []
  // A fall inside the newer series has been found there already.
  return fallsWithin(feed, after).length > 0 ? [] : [falling(feed, after.place, feed.days.at(-1), was, is)]
}

// A feed as it stood on a day: what it knew by then, with everything that a sceptic finds in it. An exercise plays with
// files that know the future; nobody in it may.
import type { PlainDate } from '../place/plain-date.ts'
import type { Feed } from './feed.ts'
import type { FeedDescription } from './feed-description.ts'
import type { Finding } from './finding.ts'
import { feedIsFit, inspectFeed } from './inspect-feed.ts'
import { type FeedReading, readFeed, readVintages } from './read-feed.ts'

export interface FeedAsOf {
  readonly feed: Feed
  readonly findings: readonly Finding[]
  /** Whether a list may be derived from it; if not, the last good list holds. */
  readonly fit: boolean
}

/** `publishedOn` is the day it is held to know of; a feed that keeps its publications is read as of the latest by then. */
export function readFeedAsOf(
  text: string,
  description: FeedDescription,
  publishedOn: PlainDate,
  previous?: Feed,
): FeedAsOf {
  const vintages = description.shape.kind === 'vintages' ? readVintages(text, description) : []
  const until = vintages.filter((vintage) => vintage.publishedOn <= publishedOn)
  const latest = until.at(-1)
  const reading = latest ?? cutAt(readFeed(text, description), publishedOn)
  const before = previous ?? until.at(-2)?.feed
  const findings = inspectFeed(reading, {
    publishedOn,
    mayLagDays: description.lagDays,
    ...(before !== undefined && { previous: before }),
  })
  return { feed: reading.feed, findings, fit: feedIsFit(findings) }
}

/** Without the days after, and what was found on them. */
function cutAt({ feed, findings }: FeedReading, last: PlainDate): FeedReading {
  const days = feed.days.filter((day) => day <= last)
  const series = feed.series
    .map((one) => ({ ...one, counts: one.counts.slice(0, days.length) }))
    .filter(({ counts }) => counts.some((count) => count !== null))
  return {
    feed: { ...feed, days, series },
    findings: findings.filter(({ on }) => on === undefined || on <= last),
  }
}

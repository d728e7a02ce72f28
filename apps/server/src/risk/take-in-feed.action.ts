// Takes in a feed: what came is read as a sceptic, kept as it came, and told. It decides nothing: a list is derived
// from it only where it is fit, and in force is only what two people published.
import { hash, randomUUID } from 'node:crypto'
import type { Deed } from '../platform/deed.ts'
import { eventType } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { findLatestReading, insertReading } from './feed.store.ts'
import { type FeedAsOf, readFeedAsOf } from './feed-as-of.ts'
import { descriptionsOf, shippedFeed } from './feed-now.action.ts'
import { feedNotFound } from './risk.problems.ts'

/** The desk looks again. */
export const feedTakenIn = eventType<{ pack: string; feed: string; fit: boolean }>('risk.feed-taken-in')

export interface TakenIn {
  readonly pack: string
  readonly feed: string
  readonly text: string
  readonly origin: 'by-hand' | 'address'
  readonly etag?: string | null
  readonly lastModified?: string | null
}

export async function takeInFeed(deed: Deed, taken: TakenIn): Promise<FeedAsOf> {
  const { pack, feed, text } = taken
  const description = descriptionsOf(pack).find(({ id }) => id === feed)
  if (description === undefined)
    throw new Problem(feedNotFound, {
      detail: `The feeds of ${pack} are: ${descriptionsOf(pack)
        .map(({ id }) => id)
        .join(', ')}.`,
    })
  // Days of publication are UTC, as sources stamp theirs.
  const publishedOn = deed.now.toISOString().slice(0, 10)
  const before = await findLatestReading(deed.db, pack, feed, 'fit')
  const previous = before
    ? readFeedAsOf(before.text, description, before.published_on).feed
    : shippedFeed(pack, description, publishedOn).feed
  const read = readFeedAsOf(text, description, publishedOn, previous)
  await insertReading(deed.db, {
    reading_id: randomUUID(),
    pack,
    feed,
    taken_in_at: deed.now,
    published_on: publishedOn,
    taken_in_by: deed.actor.id,
    origin: taken.origin,
    digest: hash('sha256', text, 'buffer'),
    text,
    etag: taken.etag ?? null,
    last_modified: taken.lastModified ?? null,
    fit: read.fit,
    findings: read.findings,
  })
  if (!read.fit) deed.house.log.warn({ pack, feed, findings: read.findings.slice(0, 20) }, 'unfit feed')
  await deed.house.events.publish(deed.db, feedTakenIn, { pack, feed, fit: read.fit })
  return read
}

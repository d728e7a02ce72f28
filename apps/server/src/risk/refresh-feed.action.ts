// Asks a feed's address for news. What did not change is not taken in again; an address that does not answer is noted
// and tried again, and the last good feed stays.
import type { Deed } from '../platform/deed.ts'
import { findAttempt, findLatestReading, noteAttempt } from './feed.store.ts'
import { descriptionsOf } from './feed-now.action.ts'
import { type Fetched, type FetchLimits, fetchFeed, usualLimits } from './fetch-feed.node.ts'
import { takeInFeed } from './take-in-feed.action.ts'

export type Refreshed = 'taken-in' | 'unchanged' | Extract<Fetched, { kind: 'refused' }>['why']

export async function refreshFeed(
  deed: Deed,
  pack: string,
  feed: string,
  limits: FetchLimits = usualLimits,
): Promise<Refreshed> {
  const url = descriptionsOf(pack).find(({ id }) => id === feed)?.url
  if (url === undefined) return 'unchanged'
  const before = await findLatestReading(deed.db, pack, feed, 'all')
  const fetched = await fetchFeed(
    { url, etag: before?.etag ?? null, lastModified: before?.last_modified ?? null },
    limits,
  )
  const outcome = fetched.kind === 'refused' ? fetched.why : fetched.kind
  await noteAttempt(deed.db, { pack, feed, at: deed.now, outcome })
  if (fetched.kind === 'refused') {
    deed.house.log.warn({ pack, feed, why: fetched.why }, 'a feed did not come')
    return fetched.why
  }
  if (fetched.kind === 'unchanged' || fetched.text === before?.text) return 'unchanged'
  const { text, etag, lastModified } = fetched
  await takeInFeed(deed, { pack, feed, text, origin: 'address', etag, lastModified })
  return 'taken-in'
}

/** The feeds whose address has not been asked for as long as their description says. */
export async function listFeedsDue(deed: Deed, pack: string): Promise<readonly string[]> {
  const due: string[] = []
  for (const { id, url, everyMinutes } of descriptionsOf(pack)) {
    if (url === undefined) continue
    const last = await findAttempt(deed.db, pack, id)
    if (last === null || deed.now.getTime() - last.at.getTime() >= everyMinutes * 60_000) due.push(id)
  }
  return due
}

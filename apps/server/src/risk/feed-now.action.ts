// Every feed of a pack as it stands now: the last that was taken in, else the file of the pack. Where the last one is
// unfit, the last fit one stays what lists are derived from, and both are told.
import { type PackManifest, zoneOf } from '@pratique/policy-engine'
import { findPackFolder, readPackText } from '../place/pack-files.node.ts'
import { addDays, type PlainDate } from '../place/plain-date.ts'
import type { Deed } from '../platform/deed.ts'
import { findAttempt, findLatestReading } from './feed.store.ts'
import { type FeedAsOf, readFeedAsOf } from './feed-as-of.ts'
import type { FeedDescription } from './feed-description.ts'
import { readFeedDescriptions } from './risk-pack.node.ts'

export interface FeedNow extends FeedAsOf {
  readonly description: FeedDescription
  readonly takenInAt: Date | null
  readonly takenInBy: string | null
  /** What lists are derived from: this one where it is fit, else the last that was. Null where none ever was. */
  readonly good: FeedAsOf['feed'] | null
  /** The last request to its address, where it has one. */
  readonly attempt: { readonly at: Date; readonly outcome: string } | null
}

export const dayNow = ({ now }: Pick<Deed, 'now'>, { authority }: PackManifest): PlainDate =>
  addDays('1970-01-01', zoneOf(authority.zone).dayOf(now.getTime()))

export function descriptionsOf(pack: string): readonly FeedDescription[] {
  const folder = findPackFolder(pack)
  return folder === undefined ? [] : readFeedDescriptions(folder)
}

export async function listFeedsNow(deed: Deed, pack: string, today: PlainDate): Promise<readonly FeedNow[]> {
  const feeds: FeedNow[] = []
  // One after the other: they share the deed's one connection.
  for (const description of descriptionsOf(pack)) feeds.push(await feedNow(deed, pack, description, today))
  return feeds
}

async function feedNow(
  { db }: Deed,
  pack: string,
  description: FeedDescription,
  today: PlainDate,
): Promise<FeedNow> {
  const attempt = await findAttempt(db, pack, description.id)
  const last = await findLatestReading(db, pack, description.id, 'all')
  if (last === null) {
    const shipped = shippedFeed(pack, description, today)
    return { ...shipped, description, takenInAt: null, takenInBy: null, good: goodOf(shipped), attempt }
  }
  const read = readFeedAsOf(last.text, description, today)
  const whole = { ...read, findings: merged(read.findings, last.findings) }
  const fitRow = last.fit ? last : await findLatestReading(db, pack, description.id, 'fit')
  const before = fitRow === null ? shippedFeed(pack, description, today) : null
  const good =
    whole.fit && last.fit
      ? whole.feed
      : fitRow === null
        ? before && goodOf(before)
        : readFeedAsOf(fitRow.text, description, fitRow.published_on).feed
  return {
    ...whole,
    fit: whole.fit && last.fit,
    description,
    takenInAt: last.taken_in_at,
    takenInBy: last.taken_in_by,
    good,
    attempt,
  }
}

const goodOf = ({ fit, feed }: FeedAsOf) => (fit ? feed : null)

// The files of a pack do not change while the server runs, and a day is a day.
const shippedFeeds = new Map<string, FeedAsOf>()
const keptAtMost = 32

/** The file of the pack as of a day. */
export function shippedFeed(pack: string, description: FeedDescription, today: PlainDate): FeedAsOf {
  const key = JSON.stringify([pack, description.id, today])
  const known = shippedFeeds.get(key)
  if (known) return known
  const folder = findPackFolder(pack)
  if (folder === undefined) throw new Error(`The pack ${pack} is no longer in packs/`)
  const read = readFeedAsOf(readPackText(folder, `feeds/${description.file}`), description, today)
  if (shippedFeeds.size >= keptAtMost) shippedFeeds.clear()
  shippedFeeds.set(key, read)
  return read
}

/** What was found when it came (against the one before it) and what is found today (it may have stalled since). */
function merged(now: FeedAsOf['findings'], then: FeedAsOf['findings']): FeedAsOf['findings'] {
  const all = [...now, ...then.filter(({ code }) => code !== 'stalled')]
  return [...new Map(all.map((finding) => [JSON.stringify(finding), finding])).values()]
}

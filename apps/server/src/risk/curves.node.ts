// The curves beside the entries of a list, from the series that its pack ships; read once a day of the list.
import { findPackFolder } from '../place/pack-files.node.ts'
import { addDays } from '../place/plain-date.ts'
import type { ListRule } from './clause.ts'
import type { Count, Feed } from './feed.ts'
import { descriptionsOf, shippedFeed } from './feed-now.action.ts'
import { recentCounts } from './sparkline.ts'

/** Nobody sees a day that has not come. */
export const curvesOf =
  (pack: string, now: Date) =>
  (rule: ListRule, place: string, on: string): readonly Count[] | null => {
    const today = addDays('1970-01-01', Math.floor(now.getTime() / 86_400_000))
    return recentCounts(feedsOf(pack, rule, on < today ? on : today), place, on)
  }

function feedsOf(pack: string, rule: ListRule, on: string): readonly Feed[] {
  if (findPackFolder(pack) === undefined) return []
  return descriptionsOf(pack)
    .filter(({ id }) => rule.feeds.some(({ feed }) => feed === id))
    .map((description) => shippedFeed(pack, description, on).feed)
}

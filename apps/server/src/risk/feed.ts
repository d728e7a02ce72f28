// A feed is a table of cumulative counts: places by days. A count that could not be read is null, never zero.
import type { PlainDate } from '../place/plain-date.ts'

export type Count = number | null

export interface Series {
  /** ISO 3166 code, or a jurisdiction path for an area at home. */
  readonly place: string
  /** As the source writes it, to notice when it starts to write it otherwise. */
  readonly name: string
  readonly population: number | null
  /** One count for each of the feed's days, in their order. */
  readonly counts: readonly Count[]
}

export interface Feed {
  readonly id: string
  readonly days: readonly PlainDate[]
  readonly series: readonly Series[]
}

/** The count of a day; null where the feed has no such day or no readable number. */
export function countOn(feed: Feed, series: Series, on: PlainDate): Count {
  const index = feed.days.indexOf(on)
  return index < 0 ? null : (series.counts[index] ?? null)
}

export const lastDayOf = (feed: Feed): PlainDate | null => feed.days.at(-1) ?? null

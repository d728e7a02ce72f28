// A feed is a table of cumulative counts: places by days. A count that could not be read is null, never zero.
import { addDays, type PlainDate } from '../place/plain-date.ts'

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
  /** A count stands for so many days; none when left out. */
  readonly carryDays?: number
}

/** The count of a day, or one not too old; null where the feed has no such day or no readable number. */
export function countOn({ days, carryDays = 0 }: Feed, { counts }: Series, on: PlainDate): Count {
  const until = days.findLastIndex((day) => day <= on)
  const known = counts.findLastIndex((count, i) => i <= until && count !== null)
  // Nobody was counted before the first report of an irregular feed; a daily one would have said so.
  if (known < 0) return carryDays > 0 && counts.some((count) => count !== null) ? 0 : null
  const day = days[known]
  return day !== undefined && day >= addDays(on, -carryDays) ? (counts[known] ?? null) : null
}

export const lastDayOf = (feed: Feed): PlainDate | null => feed.days.at(-1) ?? null

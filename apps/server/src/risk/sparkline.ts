// A small chart of a place's cumulative cases over the last four weeks, as SVG: where a rise begins is seen at once. The
// numbers stand beside it, and in words for who does not see it.
import type { PlainDate } from '../place/plain-date.ts'
import { addDays } from '../place/plain-date.ts'
import { type Count, countOn, type Feed } from './feed.ts'

export const seriesDays = 28

/** The counts of the days up to one, the oldest first; null where a day is open. */
export function recentCounts(feeds: readonly Feed[], place: string, on: PlainDate): readonly Count[] | null {
  for (const feed of feeds) {
    const series = feed.series.find((one) => one.place === place)
    if (series)
      return Array.from({ length: seriesDays }, (_, i) =>
        countOn(feed, series, addDays(on, i + 1 - seriesDays)),
      )
  }
  return null
}

const [width, height, pad] = [112, 28, 2]

/** The points of a line within 112 by 28; empty where nothing was counted. */
export function sparkPoints(counts: readonly Count[]): string {
  const most = Math.max(1, ...counts.filter((count) => count !== null))
  const step = (width - 2 * pad) / Math.max(1, counts.length - 1)
  return counts
    .flatMap((count, i) =>
      count === null
        ? []
        : [
            `${(pad + i * step).toFixed(1)},${(height - pad - (count / most) * (height - 2 * pad)).toFixed(1)}`,
          ],
    )
    .join(' ')
}

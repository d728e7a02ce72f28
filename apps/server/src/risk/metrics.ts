// The figures a clause may ask of a place on a day. A figure that cannot be known (the series begins too late,
// a day is open, no population) is null, and no clause is true of null.
import { addDays, type PlainDate } from '../place/plain-date.ts'
import { type Count, countOn, type Feed, type Series } from './feed.ts'

export const metrics = [
  'cumulative',
  'newIn7Days',
  'newIn14Days',
  'cumulativePer100000',
  'newIn14DaysPer100000',
  'growth',
] as const
export type Metric = (typeof metrics)[number]
export type Figures = { readonly [metric in Metric]: number | null }

export function figuresOf(feed: Feed, series: Series, on: PlainDate): Figures {
  const at = (daysBefore: number) => countOn(feed, series, addDays(on, -daysBefore))
  const cumulative = at(0)
  const newIn7Days = minus(cumulative, at(7))
  const newIn14Days = minus(cumulative, at(14))
  return {
    cumulative,
    newIn7Days,
    newIn14Days,
    cumulativePer100000: per100000(cumulative, series.population),
    newIn14DaysPer100000: per100000(newIn14Days, series.population),
    growth: ratio(newIn7Days, minus(at(7), at(14))),
  }
}

/** Figures as they are shown: two decimals are enough for a rate. */
export const roundedFigures = (figures: Figures): Figures => ({
  ...figures,
  cumulativePer100000: rounded(figures.cumulativePer100000),
  newIn14DaysPer100000: rounded(figures.newIn14DaysPer100000),
  growth: rounded(figures.growth),
})

const minus = (now: Count, before: Count): Count => (now === null || before === null ? null : now - before)

const per100000 = (count: Count, population: number | null): number | null =>
  count === null || population === null ? null : (count / population) * 100_000

/** New cases of this week to those of the week before; unknown while there was no week before to compare with. */
const ratio = (now: Count, before: Count): number | null =>
  now === null || before === null || before <= 0 ? null : now / before

const rounded = (figure: number | null): number | null =>
  figure === null ? null : Math.round(figure * 100) / 100

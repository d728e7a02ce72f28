// The small words of the pages of rules: measures with their days, clauses with their figures, instants.
import type { ANCHORS } from '@pratique/policy-engine'
import type { MeasureView } from '../policy/policy-view.ts'
import { sayDay, sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import { type Metric, metrics } from './metrics.ts'
import type { PublishedEntry } from './published-list.ts'

const anchors = {
  arrival: m.policy_anchor_arrival,
  exposure: m.policy_anchor_exposure,
  symptoms: m.policy_anchor_symptoms,
  case: m.policy_anchor_case,
  area: m.policy_anchor_area,
  now: m.policy_anchor_now,
} as const satisfies Record<(typeof ANCHORS)[number], unknown>

const anchorNames = Object.keys(anchors) as readonly (keyof typeof anchors)[]

/** How long, or within what time; null for what a fact ends. */
export function timeOf(t: Say, { from, fromLabel, days, withinHours }: MeasureView): string | null {
  const named = anchorNames.find((name) => name === from)
  const anchor = named ? t(anchors[named]) : (fromLabel ?? from)
  if (days !== null) return t(m.policy_days, { days, anchor })
  return withinHours === null ? null : t(m.policy_hours, { hours: withinHours, anchor })
}

const metricWords = {
  cumulative: m.policy_metric_cumulative,
  newIn7Days: m.policy_metric_new_in_7_days,
  newIn14Days: m.policy_metric_new_in_14_days,
  cumulativePer100000: m.policy_metric_cumulative_per,
  newIn14DaysPer100000: m.policy_metric_new_per,
  growth: m.policy_metric_growth,
} as const satisfies Record<Metric, unknown>

/** The figures that are known, each with its name: "Cases so far: 1,694". */
export function figuresOf(t: Say, { figures }: PublishedEntry, locale: string): readonly string[] {
  const format = new Intl.NumberFormat(locale)
  return metrics.flatMap((metric) => {
    const figure = figures[metric]
    return figure === null || figure === undefined
      ? []
      : [`${t(metricWords[metric])}: ${format.format(figure)}`]
  })
}

/** "1 March 2020 at 00:00", with the instant for machines. */
export const instantIn =
  (t: Say, zone: string) =>
  (instant: string): string =>
    sayInstant(t.language, new Date(instant), zone)

export const dayIn =
  (t: Say) =>
  (day: string): string =>
    sayDay(t.language, day)

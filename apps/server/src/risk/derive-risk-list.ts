// Derives the list that the clauses give on a day. It proposes: in force is only what has been published.
import type { PlainDate } from '../place/plain-date.ts'
import { clauseHolds, type ListRule, rankOf } from './clause.ts'
import type { Feed, Series } from './feed.ts'
import { type Figures, figuresOf, roundedFigures } from './metrics.ts'

export interface RiskEntry {
  /** ISO 3166 code, or a jurisdiction path for an area at home. */
  readonly place: string
  readonly level: string
  /** The id of the clause that put it there: the strictest that holds. */
  readonly clause: string
  readonly figures: Figures
}

/** Listed places only, the strictest level first, then by place. */
export function deriveRiskList(feeds: readonly Feed[], rule: ListRule, on: PlainDate): readonly RiskEntry[] {
  const stricter = (a: { level: string }, b: { level: string }) =>
    rankOf(rule, b.level) - rankOf(rule, a.level)
  const clauses = rule.clauses.toSorted(stricter)
  return rule.feeds
    .flatMap(({ feed: id, only }) => seriesTaken(feeds, id, only))
    .filter(({ series }) => !Object.hasOwn(rule.leaveOut, series.place))
    .flatMap(({ feed, series }): readonly RiskEntry[] => {
      const figures = figuresOf(feed, series, on)
      const clause = clauses.find((candidate) => clauseHolds(candidate, figures))
      if (clause === undefined) return []
      return [
        { place: series.place, level: clause.level, clause: clause.id, figures: roundedFigures(figures) },
      ]
    })
    .toSorted((a, b) => stricter(a, b) || (a.place < b.place ? -1 : 1))
}

function seriesTaken(
  feeds: readonly Feed[],
  id: string,
  only: readonly string[] | undefined,
): readonly { readonly feed: Feed; readonly series: Series }[] {
  const feed = feeds.find((candidate) => candidate.id === id)
  if (feed === undefined) return []
  const taken = feed.series.filter(({ place }) => only === undefined || only.includes(place))
  return taken.map((series) => ({ feed, series }))
}

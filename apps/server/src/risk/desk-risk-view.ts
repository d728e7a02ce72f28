// The risk desk in words: entries with their clause, what a proposal changes, feeds with what is wrong with them.
import type { RiskDeskEntry, RiskDeskFeed } from '@pratique/api-contract'
import { type Language, say } from '@pratique/policy-engine'
import type { PlainDate } from '../place/plain-date.ts'
import type { ListRule } from './clause.ts'
import { type Feed, lastDayOf } from './feed.ts'
import type { FeedNow } from './feed-now.action.ts'
import { type Finding, sentenceOf } from './finding.ts'
import type { PublishedEntry } from './published-list.ts'
import { recentCounts } from './sparkline.ts'

export interface EntryWords {
  readonly language: Language
  readonly rule: ListRule
  readonly placeName: (code: string) => string
  /** Where the curves come from, up to a day. */
  readonly feeds: readonly Feed[]
  readonly today: PlainDate
}

export const deskEntry =
  ({ language, rule, placeName, feeds, today }: EntryWords) =>
  (entry: PublishedEntry): RiskDeskEntry => {
    const clause = rule.clauses.find(({ id }) => id === entry.clause)
    return {
      place: entry.place,
      name: placeName(entry.place),
      level: entry.level,
      clause: clause ? say(clause.text, language) : '',
      reason: entry.reason ?? null,
      figures: entry.figures,
      reviewBy: entry.reviewBy,
      overdue: today > entry.reviewBy,
      counts: recentCounts(feeds, entry.place, today)?.slice() ?? null,
    }
  }

/** What one list changes of another: "+ Egypt: Tier 2", "Iran: Tier 2 → Tier 1", "− Oman". */
export function changesBetween(
  before: readonly PublishedEntry[],
  after: readonly PublishedEntry[],
  { language, rule, placeName }: EntryWords,
): string[] {
  const level = (id: string) => {
    const found = rule.levels.find((one) => one.id === id)
    return found ? say(found.name, language) : id
  }
  const was = new Map(before.map((entry) => [entry.place, entry.level]))
  const is = new Set(after.map(({ place }) => place))
  return [
    ...after.flatMap((entry) => {
      const old = was.get(entry.place)
      if (old === entry.level) return []
      const name = placeName(entry.place)
      return [
        old === undefined
          ? `+ ${name}: ${level(entry.level)}`
          : `${name}: ${level(old)} → ${level(entry.level)}`,
      ]
    }),
    ...before.filter(({ place }) => !is.has(place)).map(({ place }) => `− ${placeName(place)}`),
  ]
}

/** The gravest first; of a long row of like findings the first are enough to act on. */
const shownFindings = 12
const gravity = [
  'missing-column',
  'unreadable-file',
  'mostly-vanished',
  'stalled',
  'new-column',
  'unknown-place',
  'renamed-place',
]
const weightOf = ({ code }: Finding): number => {
  const at = gravity.indexOf(code)
  return at < 0 ? gravity.length : at
}

export function deskFeed(now: FeedNow): RiskDeskFeed {
  const { description, feed, findings, fit, takenInAt, attempt } = now
  const inOrder = findings.toSorted(
    (a, b) => weightOf(a) - weightOf(b) || (b.on ?? '').localeCompare(a.on ?? ''),
  )
  return {
    id: description.id,
    title: description.title,
    origin: description.origin,
    lastDay: lastDayOf(feed),
    places: feed.series.length,
    fit,
    findings: inOrder
      .slice(0, shownFindings)
      .map((finding) => ({ code: finding.code, text: sentenceOf(finding) })),
    findingsInAll: findings.length,
    takenInAt: takenInAt?.toISOString() ?? null,
    askedAt: attempt?.at.toISOString() ?? null,
    askedOutcome: attempt?.outcome ?? null,
  }
}

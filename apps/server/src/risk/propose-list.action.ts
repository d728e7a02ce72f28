// Proposes a list: what the clauses give on a day, with places added by hand, each for a reason. In force is only what
// a second person agrees to; where a feed lies, the last good list is what places are added to.
import { randomUUID } from 'node:crypto'
import { findPackFolder } from '../place/pack-files.node.ts'
import { addDays, isPlainDate, type PlainDate } from '../place/plain-date.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { type ListRule, rankOf } from './clause.ts'
import { deriveRiskList } from './derive-risk-list.ts'
import { type FeedNow, listFeedsNow } from './feed-now.action.ts'
import { listPublishedLists } from './list-in-force.action.ts'
import { insertProposal, type Proposal } from './proposal.store.ts'
import { findListInForce, type PublishedEntry } from './published-list.ts'
import { feedUnfit, listNotFound, proposalInvalid } from './risk.problems.ts'
import { readListRules } from './risk-pack.node.ts'

export interface ByHand {
  readonly place: string
  readonly level: string
  readonly reason: string
}

export interface DeriveAsked {
  readonly pack: string
  readonly list: string
  readonly on: PlainDate
}

export interface Derived {
  readonly rule: ListRule
  readonly entries: readonly PublishedEntry[]
  /** False where a feed of the list is unfit: the entries are then those of the last good list. */
  readonly fit: boolean
  readonly feeds: readonly FeedNow[]
}

export function getListRule(pack: string, list: string): ListRule {
  const folder = findPackFolder(pack)
  const rules = folder === undefined ? [] : readListRules(folder)
  const rule = rules.find(({ id }) => id === list)
  if (rule) return rule
  throw new Problem(listNotFound, {
    detail: `The lists of ${pack} are: ${rules.map(({ id }) => id).join(', ')}.`,
  })
}

/** What the clauses give on a day; the entries that were put on the list in force by hand stay on it. */
export async function deriveList(deed: Deed, { pack, list, on }: DeriveAsked): Promise<Derived> {
  const rule = getListRule(pack, list)
  const all = await listFeedsNow(deed, pack, on)
  const feeds = all.filter(({ description }) => rule.feeds.some(({ feed }) => feed === description.id))
  const inForce = findListInForce(await listPublishedLists(deed, pack), list, deed.now)?.entries ?? []
  const fit = feeds.every((feed) => feed.fit)
  if (!fit) return { rule, feeds, fit, entries: inForce }
  const reviewBy = addDays(on, rule.reviewDays)
  const derived = deriveRiskList(
    feeds.map(({ feed }) => feed),
    rule,
    on,
  ).map((entry) => ({ ...entry, reviewBy }))
  const kept = inForce.filter(({ reason }) => reason !== undefined)
  return { rule, feeds, fit, entries: withByHand(derived, kept, rule) }
}

export interface ProposeAsked extends DeriveAsked {
  readonly byHand: readonly ByHand[]
  readonly source: string
}

export async function proposeList(deed: Deed, asked: ProposeAsked): Promise<Proposal> {
  const { rule, entries, fit } = await deriveList(deed, asked)
  if (!fit && asked.byHand.length === 0)
    throw new Problem(feedUnfit, {
      detail: 'A feed of this list is unfit, so the last good list holds. Places may be added to it by hand.',
    })
  refuseWrong(asked.byHand, rule)
  const reviewBy = addDays(asked.on, rule.reviewDays)
  const added = asked.byHand.map((one) => ({ ...one, clause: 'by-hand', figures: {}, reviewBy }))
  const proposal: Proposal = {
    proposalId: randomUUID(),
    pack: asked.pack,
    list: asked.list,
    derivedOn: asked.on,
    entries: withByHand(entries, added, rule),
    source: asked.source,
    proposedBy: deed.actor.id,
    proposedAt: deed.now,
  }
  await insertProposal(deed.db, proposal)
  return proposal
}

/** Of a place that stands there twice the stricter entry counts. */
function withByHand(
  entries: readonly PublishedEntry[],
  byHand: readonly PublishedEntry[],
  rule: ListRule,
): readonly PublishedEntry[] {
  const places = new Map(entries.map((entry) => [entry.place, entry]))
  for (const entry of byHand) {
    const before = places.get(entry.place)
    if (before === undefined || rankOf(rule, entry.level) >= rankOf(rule, before.level))
      places.set(entry.place, entry)
  }
  return [...places.values()].toSorted(
    (a, b) => rankOf(rule, b.level) - rankOf(rule, a.level) || (a.place < b.place ? -1 : 1),
  )
}

const placePattern = /^([A-Z]{2}(-[A-Z0-9]{1,3})?|[A-Z]{2}(\/\d+)+)$/

function refuseWrong(byHand: readonly ByHand[], rule: ListRule): void {
  const errors = byHand.flatMap(({ place, level, reason }, at) => [
    ...(placePattern.test(place) ? [] : [fault(at, 'place', 'Write an ISO 3166 code, such as IT or CD-IT.')]),
    ...(rankOf(rule, level) > 0
      ? []
      : [fault(at, 'level', `The levels of this list are: ${rule.levels.map(({ id }) => id).join(', ')}.`)]),
    ...(reason.trim().length >= 10
      ? []
      : [fault(at, 'reason', 'Say in a sentence why, and from which report.')]),
  ])
  if (errors.length > 0)
    throw new Problem(proposalInvalid, { detail: 'Nothing was stored: see errors.', errors })
}

const fault = (at: number, field: string, detail: string) => ({
  pointer: `/byHand/${at}/${field}`,
  code: 'invalid',
  detail,
})

/** A day of the past or today; refuses any other. */
export function dayAsked(asked: string | undefined, today: PlainDate): PlainDate {
  if (asked === undefined) return today
  if (isPlainDate(asked) && asked <= today) return asked
  throw new Problem(proposalInvalid, {
    detail: 'Nothing was derived: see errors.',
    errors: [{ pointer: '/on', code: 'invalid', detail: `A day up to today, ${today}.` }],
  })
}

// Lists of areas for everybody: which there are, and of each every place with the clause and figures that put it there.
import { say as sayIn } from '@pratique/policy-engine'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { localeOf } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import type { PublishedAreaList } from './area-lists.ts'
import type { ListRule } from './clause.ts'
import type { Count } from './feed.ts'
import { dayIn, figuresOf, instantIn } from './policy-words.ts'
import type { PublishedEntry } from './published-list.ts'
import { sparkPoints } from './sparkline.ts'

export interface ListFrame {
  readonly t: Say
  readonly zone: string
  readonly rules: readonly ListRule[]
  readonly placeName: (code: string) => string
  /** Cumulative cases of the 28 days up to a day; null where no feed has the place. */
  readonly countsOf: (list: ListRule, place: string, on: string) => readonly Count[] | null
  /** In the authority's zone. */
  readonly today: string
}

export const listTitle = (rules: readonly ListRule[], list: string, { language }: Say): string => {
  const title = rules.find(({ id }) => id === list)?.title
  return title ? sayIn(title, language) : list
}

/** Every list with its editions, the latest first. */
export function listsTable({ t, zone, rules }: ListFrame, lists: readonly PublishedAreaList[]): Html {
  if (lists.length === 0) return html`<p>${t(m.policy_no_lists)}</p>`
  const at = instantIn(t, zone)
  return html`<p>${t(m.policy_lists_lead)}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${t(m.policy_lists)}"><table>
<thead><tr><th scope="col">${t(m.policy_lists)}</th><th scope="col">${t(m.policy_from)}</th><th scope="col">${t(m.policy_places)}</th></tr></thead>
<tbody>${lists.map(
    ({ list, edition, effectiveAt, entries }) =>
      html`<tr><td><a href="/${t.language}/policy/lists/${list}/${edition}">${listTitle(rules, list, t)} <span dir="ltr">${edition}</span></a></td><td>${at(effectiveAt)}</td><td>${entries.length}</td></tr>`,
  )}</tbody></table></div>`
}

export function listView(frame: ListFrame, list: PublishedAreaList): Html {
  const { t, zone, rules } = frame
  const at = instantIn(t, zone)
  const rule = rules.find(({ id }) => id === list.list)
  const made =
    list.derivedOn === null ? t(m.policy_decided) : t(m.policy_derived, { day: dayIn(t)(list.derivedOn) })
  return html`<p>${t(m.policy_from)} <time datetime="${list.effectiveAt}">${at(list.effectiveAt)}</time>. ${made}</p>
<p class="muted">${t(m.policy_source)}: <bdi>${list.source}</bdi></p>
<p class="muted">${t(m.policy_proposed, { name: list.proposedBy })} · ${t(m.policy_agreed, { name: list.agreedBy })}</p>
${entriesTable(frame, list, rule)}`
}

function entriesTable(
  frame: ListFrame,
  { entries, levels, derivedOn }: PublishedAreaList,
  rule: ListRule | undefined,
): Html {
  const { t } = frame
  if (entries.length === 0) return html`<p class="panel">${t(m.policy_empty_list)}</p>`
  const rankOf = (level: string) => levels.indexOf(level)
  const named = entries
    .map((entry) => ({ entry, name: frame.placeName(entry.place) }))
    .toSorted(
      (a, b) =>
        rankOf(a.entry.level) - rankOf(b.entry.level) || a.name.localeCompare(b.name, localeOf(t.language)),
    )
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${t(m.policy_places)}"><table>
<thead><tr><th scope="col">${t(m.policy_place)}</th><th scope="col">${t(m.policy_clause)}</th><th scope="col">${t(m.policy_review)}</th></tr></thead>
<tbody>${named.map(({ entry, name }) => entryRow(frame, { entry, name, rule, on: derivedOn }))}</tbody></table></div>`
}

interface EntryShown {
  readonly entry: PublishedEntry
  readonly name: string
  readonly rule: ListRule | undefined
  readonly on: string | null
}

function curve(t: Say, counts: readonly Count[]): MaybeHtml {
  const known = counts.filter((count) => count !== null)
  const [from, to] = [known[0], known.at(-1)]
  if (from === undefined || to === undefined) return ''
  const label = t(m.risk_curve_words, { from, to })
  return html`<br><svg width="112" height="28" viewBox="0 0 112 28" role="img" aria-label="${label}"><title>${label}</title><polyline points="${sparkPoints(counts)}" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>`
}

function entryRow({ t, today, countsOf }: ListFrame, { entry, name, rule, on }: EntryShown): Html {
  const counts = rule && on !== null ? countsOf(rule, entry.place, on) : null
  const level = rule?.levels.find(({ id }) => id === entry.level)
  const clause = rule?.clauses.find(({ id }) => id === entry.clause)
  const figures = figuresOf(t, entry, localeOf(t.language))
  return html`<tr><th scope="row">${name}<br><span class="muted">${level ? sayIn(level.name, t.language) : entry.level}</span></th>
<td>${clause ? sayIn(clause.text, t.language) : t(m.policy_no_clause)}${entry.reason !== undefined && html`<br><bdi>${entry.reason}</bdi>`}${figuresView(figures)}${counts && curve(t, counts)}</td>
<td>${dayIn(t)(entry.reviewBy)}${today > entry.reviewBy && html` <strong>${t(m.policy_overdue)}</strong>`}</td></tr>`
}

const figuresView = (figures: readonly string[]): MaybeHtml =>
  figures.length > 0 && html`<br><span class="muted">${figures.join(' · ')}</span>`

// The page of an appeal: what to write, and what was filed with its number and the hour of its answer.
import { errorAt, errorSummary, type FieldError } from '../site/error-summary.ts'
import { areaField, choiceField } from '../site/fields.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import type { Ticket } from './ticket.ts'

export interface AppealPage {
  readonly t: Say
  readonly zone: string
  readonly hours: number
  readonly travellers: readonly {
    readonly number: number
    readonly holderId: string
    readonly name: string
  }[]
  readonly tickets: readonly Ticket[]
  /** By the number of the ticket. */
  readonly answers: ReadonlyMap<string, string>
  /** Filed just now. */
  readonly filed: Ticket | null
  readonly typed: { readonly who: string; readonly reason: string }
  readonly errors: readonly FieldError[]
}

export const longestReason = 4000

export function appealView(view: AppealPage): Html {
  const { t, filed, hours, tickets, errors } = view
  const others = tickets.filter(({ number }) => number !== filed?.number)
  return html`${errorSummary(t, errors)}
${filed ? filedView(view, filed) : html`<h1>${t(m.rights_appeal)}</h1><p>${t(m.rights_appeal_text, { hours })}</p>${formView(view)}`}
${others.length > 0 && html`<h2>${t(m.appeal_open)}</h2>${others.map((ticket) => ticketView(view, ticket))}`}`
}

const filedView = (view: AppealPage, filed: Ticket): Html => html`<h1>${view.t(m.appeal_filed_title)}</h1>
${ticketView(view, filed)}
<p>${view.t(m.appeal_next)}</p>
<p><a class="button" href="/${view.t.language}/declaration/overview">${view.t(m.declaration_overview_title)}</a></p>`

function ticketView({ t, zone, travellers, answers }: AppealPage, ticket: Ticket): Html {
  const { number, holderId, filedAt, dueAt, answeredAt, escalatedAt, outcome } = ticket
  const outcomes = { upheld: m.appeal_outcome_upheld, dismissed: m.appeal_outcome_dismissed }
  const answer = answers.get(number)
  const who = travellers.length > 1 && travellers.find((traveller) => traveller.holderId === holderId)
  const at = (instant: Date) =>
    html`<time datetime="${instant.toISOString()}">${sayInstant(t.language, instant, zone)}</time>`
  return html`<dl class="keys panel">
<div><dt>${t(m.appeal_number)}</dt><dd class="mono" dir="ltr">${number}</dd></div>
${who && html`<div><dt>${t(m.appeal_who)}</dt><dd><bdi>${who.name}</bdi></dd></div>`}
<div><dt>${t(m.appeal_filed_at)}</dt><dd>${at(filedAt)}</dd></div>
${answeredAt === null && html`<div><dt>${t(m.appeal_due)}</dt><dd>${at(dueAt)}</dd></div>`}
${answeredAt === null && escalatedAt && html`<div><dt>${t(m.appeal_escalated_since)}</dt><dd>${at(escalatedAt)}</dd></div>`}
${answeredAt && html`<div><dt>${t(m.appeal_answered_at)}</dt><dd>${at(answeredAt)}</dd></div>`}
${outcome && html`<div><dt>${t(m.appeal_outcome)}</dt><dd><strong>${t(outcomes[outcome])}</strong></dd></div>`}
${answer && html`<div><dt>${t(m.appeal_answer)}</dt><dd dir="auto">${answer}</dd></div>`}</dl>`
}

function formView({ t, travellers, typed, errors }: AppealPage): Html {
  return html`<form method="post" action="/${t.language}/declaration/appeal" novalidate>
${travellers.length > 1 && whoField(t, travellers, typed.who, errors)}
${areaField({ name: 'reason', label: t(m.appeal_reason), hint: t(m.appeal_reason_hint), error: errorAt(errors, 'reason'), value: typed.reason, rows: 8, maxLength: longestReason })}
<p class="muted">${t(m.site_free)}</p>
<div class="deeds"><button>${t(m.appeal_file)}</button></div></form>`
}

function whoField(
  t: Say,
  travellers: AppealPage['travellers'],
  who: string,
  errors: readonly FieldError[],
): MaybeHtml {
  return choiceField({
    name: 'who',
    label: t(m.appeal_who),
    error: errorAt(errors, 'who'),
    options: travellers.map(({ number, name }) => ({ value: String(number), label: name })),
    chosen: [who],
    many: false,
  })
}

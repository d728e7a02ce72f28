// The page on which she says how a difference comes: what she declared beside what another source says, and her answer.
import { errorAt, errorSummary, type FieldError } from '../site/error-summary.ts'
import { areaField, choiceField } from '../site/fields.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import {
  foundInWords,
  kindInWords,
  type Names,
  questionOf,
  saidInWords,
  sourceInWords,
} from './contradiction-words.ts'
import type { OpenedContradiction } from './show-contradictions.action.ts'

export interface ContradictionPage {
  readonly t: Say
  readonly zone: string
  readonly names: Names
  /** Asked, and not settled. */
  readonly waiting: readonly OpenedContradiction[]
  /** Names of travellers by holder; shown where there are several. */
  readonly travellers: ReadonlyMap<string, string>
  readonly typed: { readonly id: string; readonly answer: string; readonly words: string }
  readonly errors: readonly FieldError[]
  readonly sent: boolean
  readonly landed: boolean
}

export const longestWords = 2000

export function contradictionsView(view: ContradictionPage): Html {
  const { t, errors, sent, waiting } = view
  return html`${errorSummary(t, errors)}<h1>${t(m.screening_page_title)}</h1>
${sent && html`<p class="panel" role="status">${t(m.screening_sent)}</p>`}
<p>${waiting.length === 0 ? t(m.screening_none) : t(m.screening_page_lead)}</p>
${waiting.map((one) => oneView(view, one))}
<p><a href="/${t.language}/declaration/overview">${t(m.declaration_overview_title)}</a></p>`
}

function oneView(view: ContradictionPage, one: OpenedContradiction): Html {
  const { t, zone, travellers } = view
  const { row } = one
  const who = travellers.size > 1 && travellers.get(row.holder_id)
  return html`<section><h2>${kindInWords(t, row)}${who && html` (<bdi>${who}</bdi>)`}</h2>
${besideOneAnother(view, one)}
<p class="muted">${t(m.screening_due)} <time datetime="${row.due_at.toISOString()}">${sayInstant(t.language, row.due_at, zone)}</time></p>
${row.answer === null ? formView(view, one) : answeredView(view, one)}</section>`
}

function besideOneAnother({ t, names }: ContradictionPage, { evidence }: OpenedContradiction): Html {
  const question = questionOf(t, evidence)
  if (question !== null) return html`<p>${question}</p>`
  return html`<dl class="keys panel">
<div><dt>${t(m.screening_declared)}</dt><dd><bdi>${saidInWords(t, evidence, names)}</bdi></dd></div>
<div><dt>${sourceInWords(t, evidence)}</dt><dd><bdi>${foundInWords(t, evidence, names)}</bdi></dd></div></dl>`
}

function answeredView({ t, landed }: ContradictionPage, { row, reply }: OpenedContradiction): Html {
  const answer = row.answer === 'mistake' ? t(m.screening_mistake) : t(m.screening_right)
  return html`<dl class="keys panel"><div><dt>${t(m.screening_your_answer)}</dt><dd><strong>${answer}</strong>${reply && html`<br><span dir="auto">${reply.words}</span>`}</dd></div></dl>
${row.answer === 'mistake' && !landed && html`<p><a class="button" href="/${t.language}/declaration/amend">${t(m.screening_correct_now)}</a></p>`}`
}

function formView({ t, typed, errors }: ContradictionPage, { row }: OpenedContradiction): MaybeHtml {
  const id = row.contradiction_id
  const hers = typed.id === id
  // Several forms stand on one page: names of fields carry the id, so that an error points at its own.
  const field = (name: string) => `${name}-${id}`
  const error = (name: string) => errorAt(errors, field(name))
  return html`<form method="post" action="/${t.language}/declaration/differences" novalidate>
<input type="hidden" name="id" value="${id}">
${choiceField({
  name: field('answer'),
  label: t(m.screening_answer_label),
  error: error('answer'),
  options: [
    { value: 'right', label: t(m.screening_right) },
    { value: 'mistake', label: t(m.screening_mistake) },
  ],
  chosen: hers ? [typed.answer] : [],
  many: false,
})}
${areaField({ name: field('words'), label: t(m.screening_words), hint: t(m.screening_words_hint), error: error('words'), value: hers ? typed.words : '', rows: 3, maxLength: longestWords })}
<p class="muted">${t(m.site_free)}</p>
<div class="deeds"><button>${t(m.screening_send)}</button></div></form>`
}

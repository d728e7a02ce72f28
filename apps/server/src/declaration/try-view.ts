// The page on which anyone tries the rules: every question that decides, and above them what came of the last try.
import { stateShape } from '@pratique/verifier/state-field'
import { reasonView } from '../holder/reason-view.ts'
import { errorAt, errorSummary, type FieldError } from '../site/error-summary.ts'
import { textField } from '../site/fields.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { sayDay } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import type { FormValues } from './form-values.ts'
import type { Lookups } from './lookups.ts'
import { questionFields } from './question-fields.ts'
import { pagesOf, type Questionnaire } from './questionnaire.ts'
import { textOf } from './questionnaire-text.ts'
import type { Tried } from './try-decision.action.ts'

export interface TryPage {
  readonly t: Say
  readonly zone: string
  readonly questionnaire: Questionnaire
  readonly lookups: Lookups
  readonly label: string
  /** Where the versions of these rules stand, below the language; null where no page shows them. */
  readonly rulesPath: string | null
  /** The other packs and schemes that ask something, each with its address below the language. */
  readonly others: readonly { readonly label: string; readonly path: string }[]
  readonly values: FormValues
  readonly errors: readonly FieldError[]
  readonly rows: Readonly<Record<string, number>>
  /** The day by whose rules is decided. */
  readonly on: string
  /** Null when no rules were in force; undefined before anything was tried. */
  readonly tried?: Tried | null | undefined
}

export function tryView(view: TryPage): Html {
  const { t, errors, label, others } = view
  return html`${errorSummary(t, errors)}
<h1>${t(m.try_title)}</h1>
<p class="muted">${label}</p>
${resultView(view)}
<p class="lead">${t(m.try_lead)}</p>
${others.map((other) => html`<p><a href="/${t.language}/${other.path}">${other.label}</a></p>`)}
<form method="post" novalidate>
<button class="trap" tabindex="-1" aria-hidden="true">${t(m.try_show)}</button>
${textField({ name: 'on', label: t(m.try_on), hint: t(m.try_on_hint), error: errorAt(errors, 'on'), value: view.on, type: 'date', short: true, ltr: true })}
${pagesOf(view.questionnaire).map((page) => pageFields(view, page))}
<div class="deeds"><button name="go" value="show">${t(m.try_show)}</button></div>
</form>`
}

function pageFields(view: TryPage, page: Questionnaire['item'][number]): Html {
  const { t, values, errors, lookups, rows } = view
  const fields = questionFields({ t, page, values, errors, lookups, answers: {}, rows: rows[page.linkId] })
  return html`<section><h2>${textOf(page, t.language)}</h2>${fields}</section>`
}

function resultView(view: TryPage): MaybeHtml {
  const { t, tried, on } = view
  if (tried === undefined) return ''
  const day = sayDay(t.language, on)
  if (tried === null) return html`<p class="panel" role="status">${t(m.try_none, { day })}</p>`
  return html`<section class="tried panel" role="status" aria-labelledby="tried"><h2 id="tried">${t(m.try_result)}</h2>
<p><strong class="state state-${tried.decision.colour}">${stateShape(tried.decision.colour)}${tried.words.label}</strong></p>
<p>${t(m.try_no_code)}</p>
<p>${tried.words.now}</p>
${missingView(t, tried)}
${measuresView(t, tried)}
<h3>${t(m.code_why)}</h3>
${tried.words.reasons.map((reason, at) => reasonView(view, reason, tried.explained[at], 'h4'))}
${byView(view, tried, day)}</section>`
}

function missingView(t: Say, { words }: Tried): MaybeHtml {
  if (words.missing.length === 0) return ''
  return html`<h3>${t(m.code_missing)}</h3><ul>${words.missing.map((fact) => html`<li>${fact}</li>`)}</ul>`
}

function measuresView(t: Say, { words }: Tried): MaybeHtml {
  if (words.measures.length === 0) return ''
  return html`<h3>${t(m.code_measures)}</h3><ul>${words.measures.map(
    ({ label, now, until }) =>
      html`<li><strong>${label}</strong>${until && html` ${t(m.code_measure_until, { time: until })}`}<br>${now}</li>`,
  )}</ul>`
}

function byView({ t, rulesPath }: TryPage, { decision, riskEdition }: Tried, day: string): Html {
  const version = decision.policyVersion
  return html`<p class="hint">${t(m.try_by, { version, day })} ${riskEdition !== null && t(m.try_list, { edition: riskEdition })}
${rulesPath !== null && html`<a href="/${t.language}/${rulesPath}/${version}">${t(m.try_rules)}</a>`}</p>`
}

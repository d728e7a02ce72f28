// One rule for everybody: what it gives, when it holds, whom it concerns, what it asks for, where it comes from.
import { COLOURS, type PackManifest, say as sayIn } from '@pratique/policy-engine'
import { stateShape } from '@pratique/verifier/state-field'
import type { MeasureView, RuleView, SchemeView } from '../policy/policy-view.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { sayDay } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import { timeOf } from './policy-words.ts'

export interface RulesFrame {
  readonly t: Say
  readonly manifest: PackManifest
  readonly scheme: SchemeView
  /** With each rule's expression as it is computed. */
  readonly expressions: boolean
}

export function rulesView(frame: RulesFrame, rules: readonly RuleView[]): Html {
  const { t } = frame
  return html`<p>${t(m.policy_strictest)}</p>${rules.map((rule) => ruleView(frame, rule))}`
}

function ruleView(frame: RulesFrame, rule: RuleView): Html {
  const { t, expressions } = frame
  return html`<section class="traveller" id="rule-${rule.number}"><h3>${rule.title}</h3>
<p>${stateOf(frame, rule)}</p>
<dl class="answers">
${row(t(m.policy_holds), rule.because)}
${row(t(m.policy_concerns), concerned(frame, rule))}
${row(t(m.policy_to_do), rule.now)}
${rule.measures.length > 0 && row(t(m.policy_measures), html`<ul>${rule.measures.map((measure) => measureView(t, measure))}</ul>`)}
${row(t(m.policy_change), rule.change)}
${row(t(m.policy_source), sourceOf(t, rule.source))}
${rule.who !== null && whoRows(t, rule.who)}
</dl>
${expressions && expressionOf(t, rule)}</section>`
}

export const row = (term: string, said: string | MaybeHtml): Html =>
  html`<div><dt>${term}</dt><dd>${said}</dd></div>`

function stateOf({ scheme }: RulesFrame, { state, colour }: RuleView): Html {
  const label = scheme.states.find(({ code }) => code === state)?.label ?? state
  const shape = COLOURS.find((known) => known === colour) ?? 'unknown'
  return html`<strong class="state state-${shape}">${stateShape(shape)}${label}</strong>`
}

function concerned({ t, manifest }: RulesFrame, { categories }: RuleView): string {
  if (categories.length === 0) return t(m.policy_everyone)
  const labels = new Map(Object.entries(manifest.categories))
  const words = categories.map((code) => {
    const text = labels.get(code)
    return text ? sayIn(text, t.language) : code
  })
  return new Intl.ListFormat(t.language).format(words)
}

function measureView(t: Say, measure: MeasureView): Html {
  const time = timeOf(t, measure)
  return html`<li>${measure.label}${time && html` <span class="muted">(${time})</span>`}</li>`
}

/** Beside the authority's own measure, so that everybody can see where it goes further and why. */
const whoRows = (t: Say, { advice, beyond, source }: NonNullable<RuleView['who']>): Html =>
  html`${row(t(m.risk_who_advice), html`${advice}<br><span class="muted">${sourceOf(t, source)}</span>`)}
${beyond !== null && row(t(m.risk_who_beyond), beyond)}`

export function sourceOf(t: Say, source: RuleView['source']): Html {
  const day = source.publishedOn && sayDay(t.language, source.publishedOn)
  // Titles of orders are in the language of their register, whatever the page speaks.
  return html`<bdi>${[source.title, source.clause].filter(Boolean).join(': ')}</bdi>${day && html` (${day})`}`
}

function expressionOf(t: Say, { when }: RuleView): Html {
  return html`<details><summary>${t(m.policy_expression)}</summary><pre dir="ltr" tabindex="0">${JSON.stringify(when)}</pre></details>`
}

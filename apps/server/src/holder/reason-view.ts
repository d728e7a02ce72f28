// A reason on a page: why, the rule, what it goes by and where that came from, what would change it.
import type { ReasonInWords } from '@pratique/policy-engine'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import type { ActKind } from './act.ts'
import { listedFacts } from './fact-origin.ts'
import type { ExplainedFact, ExplainedReason } from './reason-explained.ts'

interface Frame {
  readonly t: Say
  /** Of the authority. */
  readonly zone: string
}

export function reasonView(
  frame: Frame,
  words: ReasonInWords,
  explained: ExplainedReason | undefined,
  level: 'h3' | 'h4' = 'h3',
): Html {
  const { t } = frame
  return html`<section class="why">${heading(level, words.title)}<p>${words.because}</p>
${explained && factsView(frame, explained.facts)}
<dl><dt>${t(m.code_change)}</dt><dd>${words.change}</dd>
${explained?.condition && html`<dt>${t(m.explain_rule)}</dt><dd><bdi>${t(m.site_sentence, { text: explained.condition })}</bdi>${sourceOf(explained)}</dd>`}</dl></section>`
}

const heading = (level: 'h3' | 'h4', title: string): Html =>
  level === 'h3' ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`

// Titles of orders are in the language of their register, whatever the page speaks.
const sourceOf = ({ source }: ExplainedReason): MaybeHtml =>
  source !== null && source !== '' && html` <bdi class="muted">(${source})</bdi>`

function factsView(frame: Frame, facts: readonly ExplainedFact[]): MaybeHtml {
  if (facts.length === 0) return ''
  const { t } = frame
  return html`<dl><dt>${t(m.explain_facts)}</dt>
<dd><ul class="facts">${facts.map(
    (fact) =>
      html`<li>${fact.label}: <strong>${fact.value}</strong>${fact.origin && html`<br><span class="muted">${originInWords(frame, fact)}</span>`}</li>`,
  )}</ul></dd></dl>`
}

/** Where a fact came from; of what her stops give, the list of areas is named too. */
export function originInWords({ t, zone }: Frame, { fact, origin }: ExplainedFact): string {
  if (origin === null) return ''
  const time = sayInstant(t.language, origin.at, zone)
  const from = (origins[origin.kind] ?? other)(t, time)
  return listedFacts.has(fact) ? t(m.explain_with_list, { from }) : from
}

type Origin = (t: Say, time: string) => string

const other: Origin = (t, time) => t(m.explain_from_other, { time })

const origins: { readonly [Kind in ActKind]?: Origin } = {
  declared: (t, time) => t(m.explain_from_declared, { time }),
  amended: (t, time) => t(m.explain_from_amended, { time }),
  'amendment-confirmed': (t, time) => t(m.explain_from_confirmed, { time }),
  rescheduled: (t, time) => t(m.explain_from_rescheduled, { time }),
  landed: (t, time) => t(m.explain_from_landed, { time }),
  screened: (t, time) => t(m.explain_from_screened, { time }),
  examined: (t, time) => t(m.explain_from_examined, { time }),
  resulted: (t, time) => t(m.explain_from_resulted, { time }),
  'case-recorded': (t, time) => t(m.explain_from_case, { time }),
  exposed: (t, time) => t(m.explain_from_exposed, { time }),
  'certificate-added': (t, time) => t(m.explain_from_certificate, { time }),
  ordered: (t, time) => t(m.explain_from_ordered, { time }),
  'checked-in': (t, time) => t(m.explain_from_checked_in, { time }),
  corrected: (t, time) => t(m.explain_from_corrected, { time }),
}

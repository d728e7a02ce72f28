// The code page from the top: the field, what to do, the picture, until when, why, what to do if it is wrong.
import type { CodeState } from '@pratique/health-credential'
import type { DecisionInWords, DueMeasure } from '@pratique/policy-engine'
import { stateField, stateShape } from '@pratique/verifier/state-field'
import { certificateList } from '../credential/certificate-list.ts'
import type { ExplainedReason } from '../holder/reason-explained.ts'
import { reasonView } from '../holder/reason-view.ts'
import type { KnownCertificate } from '../holder/state.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import { type ClaimInWords, claimView } from './claim-view.ts'
import type { ListAges } from './list-ages.action.ts'
import { missedArrivalView } from './missed-arrival-view.ts'
import { pictureView } from './picture-view.ts'
import type { Picture } from './sign-code.ts'

export interface CompanionView {
  readonly name: string
  readonly colour: CodeState | null
  readonly href: string
}

export interface CodeView {
  readonly t: Say
  /** Of the authority. */
  readonly zone: string
  readonly now: Date
  readonly firstName: string
  readonly scheme: 'international' | 'resident'
  readonly schemeLabel: string
  readonly colour: CodeState
  readonly words: DecisionInWords
  /** Of each reason, in their order. */
  readonly explained: readonly ExplainedReason[]
  readonly measures: readonly DueMeasure[]
  readonly policyTitle: string
  readonly policyVersion: number
  readonly appealHours: number
  readonly appealAddress: string
  readonly specimen: boolean
  /** Null once its time is over. */
  readonly code: { readonly paper: Picture; readonly live: Picture } | null
  readonly lists: ListAges
  readonly companions: readonly CompanionView[]
  /** A category with lines of its own. */
  readonly claim: ClaimInWords | null
  /** The planned arrival that passed without a landing. */
  readonly missedArrivalAt: Date | null
  readonly certificates: readonly KnownCertificate[]
  readonly arrivalAt: string | null
}

/** What stands in `main`. */
export function codeView(view: CodeView): Html {
  return html`<div class="code-page wide">
${field(view)}
${live(view)}
<p class="notice" id="stale" role="status" hidden></p>
<div class="code-top">
${whatNow(view)}
${pictureView(view)}
${until(view)}
</div>
${missing(view)}
${measures(view)}
${why(view)}
${certificates(view)}
${appeal(view)}
${phone(view)}
${companions(view)}
</div>`
}

// A specimen's green is never shown as green.
const shownState = (colour: CodeState, specimen: boolean): CodeState | 'specimen' =>
  specimen && colour === 'green' ? 'specimen' : colour

function field({ t, code, colour, specimen, scheme, schemeLabel, words, firstName }: CodeView): Html {
  const below = html`<h1>${t(m.code_of, { name: firstName })}</h1><p>${schemeLabel}</p>`
  const state = shownState(colour, specimen)
  const ribbon = specimen ? t(m.code_specimen) : undefined
  const ended = endedField({ t, scheme, below, ribbon, hidden: code !== null })
  return html`${code && stateField({ state, scheme, word: words.label, below, specimen: ribbon })}${ended}
${specimen && html`<p class="hint">${t(m.code_specimen_explain)}</p>`}`
}

interface Ended extends Pick<CodeView, 't' | 'scheme'> {
  readonly below: Html
  readonly ribbon: string | undefined
  /** Until the phone sees that the time is over. */
  readonly hidden: boolean
}

// A code whose time is over says so first: what its state once asked for is no advice any more.
const endedField = ({ t, scheme, below, ribbon, hidden }: Ended): Html =>
  html`<div id="ended-field"${hidden && html` hidden`}>${stateField({ state: 'ended', scheme, word: t(m.code_ended_word), below, specimen: ribbon })}
<p class="now">${t(m.code_ended)}</p>
<p class="deeds noprint"><a class="button" href="">${t(m.code_live_reload)}</a> <a class="button quiet" href="/${t.language}/declaration">${t(m.code_declaration)}</a></p></div>`

function live({ t, now, zone }: CodeView): Html {
  const shownAt = t(m.code_shown_at, { time: sayInstant(t.language, now, zone) })
  return html`<p class="live"><span id="shown-at">${shownAt}</span></p>
<p class="hint still scripted-only">${t(m.code_still)}</p>`
}

const ordered = new Set(['quarantine', 'isolation'])

function whatNow({ t, code, words, measures: due }: CodeView): MaybeHtml {
  if (code === null) return ''
  return html`<div class="code-now"><h2>${t(m.code_now)}</h2>
<p class="now">${words.now}</p>
${due.some(({ kind }) => ordered.has(kind)) && html`<p>${t(m.code_proposes)}</p>`}</div>`
}

function until({ t, code, zone, missedArrivalAt }: CodeView): Html {
  if (code === null && missedArrivalAt !== null)
    return html`<div class="code-until">${missedArrivalView({ t, zone, at: missedArrivalAt })}<span id="countdown" hidden></span></div>`
  if (code === null) return html`<div class="code-until"><span id="countdown" hidden></span></div>`
  const { validUntil } = code.paper
  return html`<div class="code-until"><p class="until">${t(m.code_until)} <time datetime="${validUntil.toISOString()}">${sayInstant(t.language, validUntil, zone)}</time> <span id="countdown"></span></p></div>`
}

function missing({ t, words }: CodeView): MaybeHtml {
  if (words.missing.length === 0) return ''
  return html`<h2>${t(m.code_missing)}</h2>
<ul>${words.missing.map((fact) => html`<li>${fact}</li>`)}</ul>
<p>${t(m.code_missing_explain)} <a href="/${t.language}/declaration">${t(m.code_declaration)}</a></p>`
}

function measures({ t, words, measures: due, zone }: CodeView): MaybeHtml {
  if (words.measures.length === 0) return ''
  const timeOf = (code: string): MaybeHtml => {
    const measure = due.find((one) => one.code === code)
    const dueAt =
      measure?.dueAt && t(m.code_measure_due, { time: sayInstant(t.language, new Date(measure.dueAt), zone) })
    return dueAt && html` (${dueAt})`
  }
  return html`<h2>${t(m.code_measures)}</h2>
<ul>${words.measures.map(
    ({ code, label, now, until: end }) =>
      html`<li><strong>${label}</strong>${end && html` ${t(m.code_measure_until, { time: end })}`}${timeOf(code)}<br>${now}</li>`,
  )}</ul>`
}

function why({ t, zone, words, explained, policyTitle, policyVersion, claim }: CodeView): Html {
  return html`<h2>${t(m.code_why)}</h2>
${claimView(t, claim)}${words.reasons.map((reason, at) => reasonView({ t, zone }, reason, explained[at]))}
<p class="hint">${t(m.code_decided, { pack: policyTitle, version: policyVersion })}</p>`
}

function certificates({ t, zone, certificates: shown, arrivalAt }: CodeView): MaybeHtml {
  const list = certificateList({ t, zone, certificates: shown, arrivalAt })
  return list && html`<h2>${t(m.credential_title)}</h2>${list}`
}

function appeal({ t, appealHours, appealAddress }: CodeView): Html {
  return html`<h2>${t(m.code_appeal)}</h2>
<p>${t(m.code_appeal_text, { hours: appealHours })}</p>
<p class="address panel">${appealAddress}</p>
<p>${t(m.code_appeal_take)} <a href="/${t.language}/declaration">${t(m.code_declaration)}</a></p>`
}

function phone({ t }: CodeView): Html {
  return html`<section id="phone" class="noprint scripted-only"><h2>${t(m.code_keep)}</h2>
<p id="kept" role="status"></p>
<p id="refreshed" class="hint"></p>
<p id="lists" class="hint"></p>
<p>${t(m.code_add)} ${t(m.code_shared)}</p>
<p class="deeds"><button type="button" id="print">${t(m.code_print)}</button>
<button type="button" class="quiet" id="forget" hidden>${t(m.code_forget)}</button></p></section>`
}

function companions({ t, companions: others, specimen }: CodeView): MaybeHtml {
  if (others.length === 0) return ''
  return html`<section class="noprint"><h2>${t(m.code_party)}</h2>
<ul class="companions">${others.map(
    ({ name, colour, href }) =>
      html`<li><a href="${href}">${colour && html`<span class="state-is-${shownState(colour, specimen)} companion-shape">${stateShape(shownState(colour, specimen))}</span>`}${t(m.code_party_code, { name })}${colour && html` (${stateWord(t, colour)})`}</a></li>`,
  )}</ul></section>`
}

function stateWord(t: Say, colour: CodeState): string {
  const words = {
    green: m.code_state_green,
    yellow: m.code_state_yellow,
    orange: m.code_state_orange,
    red: m.code_state_red,
    unknown: m.code_state_unknown,
  }
  return t(words[colour])
}

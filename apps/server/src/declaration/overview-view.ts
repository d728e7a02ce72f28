// A declaration that was sent: of each traveller the decision, why, what to do now, and the code.
import { zoneOf } from '@pratique/policy-engine'
import { schemeMark, stateShape } from '@pratique/verifier/state-field'
import { certificateList } from '../credential/certificate-list.ts'
import { claimView } from '../health-code/claim-view.ts'
import { codeQr } from '../health-code/code-qr.ts'
import { missedArrivalView } from '../health-code/missed-arrival-view.ts'
import { findUntoldArrival } from '../holder/facts.ts'
import { arrivalOf } from '../holder/state.ts'
import { spokenName } from '../people/spoken-name.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { sayDay, sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import { keyFields, keysView, leaveView } from './keys-view.ts'
import type { Credentials } from './secret.node.ts'
import type { ShownTraveller } from './show-declaration.action.ts'

export interface Overview {
  readonly t: Say
  readonly title: string
  readonly credentials: Credentials
  readonly travellers: readonly ShownTraveller[]
  readonly withdrawn: boolean
  /** Has a voyage, whose arrival may move. */
  readonly travels: boolean
  readonly specimen: boolean
  readonly scheme: 'international' | 'resident'
  readonly zone: string
  /** More certificates may be shown. */
  readonly takesCertificates: boolean
}

export function overviewView(view: Overview): Html {
  const { t, title, credentials, travellers, withdrawn } = view
  const landed = travellers.some(({ state }) => state.landed !== null)
  return html`<h1>${title}</h1>
${withdrawn && html`<p class="panel">${t(m.declaration_withdrawn)}</p>`}
<h2>${t(m.declaration_keys_title)}</h2>
${keysView(t, credentials)}
${travellers.map((traveller, at) => travellerView(view, traveller, at + 1))}
${!withdrawn && html`<p class="deeds"><a class="button" href="/${t.language}/declaration/print">${t(m.declaration_print)}</a> <a class="button quiet" href="/${t.language}/declaration/contact">${t(m.message_contact_link)}</a></p>`}
${deeds(view, landed)}
${leaveView(t)}`
}

function travellerView(
  view: Overview,
  { identity, decision, words, code, codePath, state, claim, missedArrivalAt }: ShownTraveller,
  number: number,
): Html {
  const { t, zone } = view
  const name = spokenName(identity)
  return html`<section class="traveller"><h2><bdi>${name}</bdi></h2>
${
  decision &&
  words &&
  html`<p>${stateBadge(view, decision.colour, words.label)}</p>
<h3>${t(m.declaration_what_now)}</h3><p>${words.now}</p>
${words.measures.length > 0 && html`<ul>${words.measures.map(({ label, now }) => html`<li><strong>${label}</strong> ${now}</li>`)}</ul>`}
<h3>${t(m.declaration_why)}</h3>${words.reasons.map(({ title, because }) => html`<p><strong>${t(m.site_sentence, { text: title })}</strong> ${because}</p>`)}
${claimView(t, claim)}
${words.missing.length > 0 && html`<p>${t(m.declaration_missing)}: ${words.missing.join(', ')}</p>`}`
}
${missedArrivalAt && missedArrivalView({ t, zone, at: missedArrivalAt })}
${waitsForHer(t, state)}
${state.appeals.map((appeal) => appealView(view, appeal))}

${untoldDays(view, state)}
${state.pending && html`<p class="panel">${t(m.declaration_pending)}</p>`}
${
  code &&
  html`<p><a class="button" href="/${t.language}/${codePath}">${t(m.declaration_show_code_of, { name })}</a></p>
<p class="muted">${t(m.code_until)} <time datetime="${code.validUntil.toISOString()}">${sayInstant(t.language, code.validUntil, zone)}</time></p>`
}
${certificates(view, state, number)}</section>`
}

/** Another source says otherwise than she did; the room to the right shows what, and takes her answer. */
const waitsForHer = (t: Say, { contradictions }: ShownTraveller['state']): MaybeHtml =>
  contradictions.some(({ asked, answered }) => asked && !answered) &&
  html`<p class="panel">${t(m.screening_waits)} <a href="/${t.language}/declaration/differences">${t(m.screening_link)}</a></p>`

/** How an appeal stands; the answered ones stand on the page of appeals. */
const appealView = (
  { t, zone }: Overview,
  { number, dueAt, escalated }: ShownTraveller['state']['appeals'][number],
): Html =>
  html`<p class="panel">${
    escalated
      ? t(m.told_appeal_control_room, { number })
      : t(m.told_appeal_open, { number, due: sayInstant(t.language, new Date(dueAt), zone) })
  } <a href="/${t.language}/declaration/appeal">${t(m.appeal_open)}</a></p>`

/** The flight moved by days: where she was meanwhile she may say, until she has landed. */
function untoldDays({ t, zone, withdrawn }: Overview, state: ShownTraveller['state']): MaybeHtml {
  const day = findUntoldArrival(state.pending === null ? state : { ...state, ...state.pending }, zoneOf(zone))
  if (day === null || withdrawn || state.landed !== null) return ''
  return html`<p class="panel">${t(m.declaration_untold_days, { day: sayDay(t.language, day) })} <a href="/${t.language}/declaration/amend">${t(m.declaration_untold_days_link)}</a></p>`
}

/** What was shown, and the way to show more. */
function certificates(
  { t, zone, withdrawn, takesCertificates }: Overview,
  state: ShownTraveller['state'],
  number: number,
): MaybeHtml {
  const shown = state.certificates.length > 0
  const open = !withdrawn && (shown || takesCertificates)
  if (!open && !shown) return ''
  const list = certificateList({ t, zone, certificates: state.certificates, arrivalAt: arrivalOf(state) })
  const words = shown ? t(m.credential_change_link) : t(m.credential_add_link)
  return html`${shown && html`<h3>${t(m.credential_title)}</h3>${list}`}
${open && html`<p class="noprint"><a href="/${t.language}/declaration/certificates/${number}">${words}</a></p>`}`
}

type Colour = NonNullable<ShownTraveller['decision']>['colour']

/** Colour, shape and word. A specimen's green is never shown as green. */
function stateBadge({ specimen }: Pick<Overview, 'specimen'>, colour: Colour, label: string): Html {
  const state = specimen && colour === 'green' ? 'specimen' : colour
  return html`<strong class="state state-${state}">${stateShape(state)}${label}</strong>`
}

function deeds({ t, withdrawn, travels, travellers }: Overview, landed: boolean): MaybeHtml {
  const link = (path: string, words: string) =>
    html`<li><a href="/${t.language}/declaration/${path}">${words}</a></li>`
  const mends =
    landed || withdrawn
      ? []
      : [
          link('amend', t(m.declaration_mend_answers)),
          travels && link('arrival', t(m.declaration_mend_arrival)),
          link('withdraw', t(m.declaration_mend_withdraw)),
        ]
  return html`<section class="noprint"><h2>${t(m.declaration_mend_title)}</h2>
${landed && html`<p>${t(m.declaration_arrived)}</p>`}
<ul>${mends}${link('data', t(m.declaration_mend_data))}${link('appeal', t(m.rights_appeal))}${link('erase', t(m.declaration_mend_erase))}</ul>
${
  !withdrawn &&
  travellers.length < 20 &&
  html`<details><summary>${t(m.declaration_merge_title)}</summary><p>${t(m.declaration_merge_hint)}</p>
<form method="post" action="/${t.language}/declaration/merge" novalidate>${keyFields({ t, reference: '', errors: [] })}<button class="quiet">${t(m.declaration_merge_do)}</button></form></details>`
}</section>`
}

/** A4: a page for each traveller, the picture large, no secret on it. */
export function printView(view: Overview): Html {
  const { t, credentials, travellers } = view
  return html`<p class="noprint">${t(m.declaration_print_how)}</p>
${travellers.map((traveller, at) => sheet(view, traveller, at, credentials.reference))}`
}

function sheet(
  view: Overview,
  { identity, decision, words, code }: ShownTraveller,
  at: number,
  reference: string,
): MaybeHtml {
  const { t, zone } = view
  if (decision === null || words === null || code === null) return ''
  const { scheme } = view
  return html`<section class="traveller${at > 0 ? ' newpage' : ''}"><h1><bdi>${spokenName(identity)}</bdi></h1>
<div class="sheet-code sheet-${scheme}">${schemeMark(scheme)}<p class="sheet-kind">${scheme === 'resident' ? t(m.code_kind_resident) : t(m.code_kind_international)}</p>
<p>${stateBadge(view, decision.colour, words.label)}</p></div>
<p class="lead">${words.now}</p>
<div class="qr">${codeQr(code.text, t(m.code_qr_alt))}</div>
<p>${t(m.code_until)} ${sayInstant(t.language, code.validUntil, zone)}<br>${t(m.declaration_reference)}: <span class="mono" dir="ltr">${reference}</span></p>
${view.specimen && html`<p><strong>${t(m.code_specimen)}</strong></p>`}
<h2>${t(m.declaration_why)}</h2>${words.reasons.map(({ title, because, change }) => html`<p><strong>${t(m.site_sentence, { text: title })}</strong> ${because} ${change}</p>`)}</section>`
}

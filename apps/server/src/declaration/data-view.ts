// All data held, readable.
import { certificateList } from '../credential/certificate-list.ts'
import { reasonView } from '../holder/reason-view.ts'
import { spokenName } from '../people/spoken-name.ts'
import { type Html, html } from '../site/html.ts'
import { sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import type { AnsweredQuestion } from './answer-words.ts'
import { entryView } from './check-view.ts'
import { groupReaders } from './group-readers.ts'
import type { HeldData, HeldDecision, ToldRecord } from './held-data.ts'
import { actInWords, knownPurpose, purposeInWords } from './held-words.ts'
import { subjectInWords } from './told-words.ts'

interface HeldTraveller {
  readonly held: HeldData
  readonly entries: readonly (readonly AnsweredQuestion[])[]
  /** Of the answers that wait for an officer; empty where none do. */
  readonly waiting: readonly (readonly AnsweredQuestion[])[]
}

export interface DataPage {
  readonly t: Say
  readonly zone: string
  readonly travellers: readonly HeldTraveller[]
  /** Page by page, what the answers are needed for and how long they are kept. */
  readonly purposes: readonly { readonly title: string; readonly purpose: string }[]
}

export const dataView = (view: DataPage): Html => html`<h1>${view.t(m.declaration_data_title)}</h1>
${view.travellers.map((traveller) => travellerView(view, traveller))}
<h2>${view.t(m.rights_why)}</h2>
<dl class="answers">${view.purposes.map(({ title, purpose }) => html`<div><dt>${title}</dt><dd>${purpose}</dd></div>`)}</dl>
<p class="noprint"><a href="/${view.t.language}/declaration/data.json" download>${view.t(m.declaration_data_download)}</a></p>`

function travellerView({ t, zone }: DataPage, { held, entries, waiting }: HeldTraveller): Html {
  const at = (instant: Date) => sayInstant(t.language, instant, zone)
  return html`<section class="traveller"><h2><bdi>${spokenName(held.identity)}</bdi></h2>
<p>${t(m.declaration_data_until, { until: at(held.keptUntil) })}</p>
<h3>${t(m.declaration_data_answers)}</h3>${entries.map(entryView)}
${waiting.length > 0 && html`<h3>${t(m.declaration_data_waiting)}</h3><p>${t(m.declaration_pending)}</p>${waiting.map(entryView)}`}
${held.certificates.length > 0 && html`<h3>${t(m.credential_title)}</h3>${certificateList({ t, zone, certificates: held.certificates, arrivalAt: held.arrivalAt })}`}
${held.decision && decisionView(t, zone, held.decision)}
<h3>${t(m.declaration_data_acts)}</h3>
<div class="scroll"><table><thead><tr><th scope="col">${t(m.declaration_data_when)}</th><th scope="col">${t(m.declaration_data_what)}</th></tr></thead>
<tbody>${held.acts.map((act) => html`<tr><td>${at(act.at)}</td><td>${actInWords(t, act.kind)}</td></tr>`)}</tbody></table></div>
<h3>${t(m.declaration_data_readers)}</h3>
<div class="scroll"><table><thead><tr><th scope="col">${t(m.declaration_data_who)}</th><th scope="col">${t(m.declaration_data_purpose)}</th><th scope="col">${t(m.rights_times)}</th><th scope="col">${t(m.rights_last_time)}</th></tr></thead>
<tbody>${groupReaders(held.readers, (purpose) => knownPurpose(t, purpose) ?? purpose).map((reader) => html`<tr><td>${actorInWords(t, reader.actorKind)}</td><td>${purposeInWords(t, reader.purpose)}</td><td>${reader.times}</td><td>${at(reader.lastAt)}</td></tr>`)}</tbody></table></div>
<h3>${t(m.rights_told)}</h3>${toldView(t, held.told, at)}</section>`
}

const decisionView = (t: Say, zone: string, { label, reasons }: HeldDecision): Html =>
  html`<h3>${t(m.rights_decision, { label })}</h3>${reasons.map((reason) => reasonView({ t, zone }, reason, reason.explained ?? undefined, 'h4'))}`

function actorInWords(t: Say, kind: string): string {
  switch (kind) {
    case 'traveller':
      return t(m.declaration_actor_traveller)
    case 'officer':
      return t(m.declaration_actor_officer)
    case 'exercise':
      return t(m.declaration_actor_exercise)
    default:
      return t(m.declaration_actor_system)
  }
}

/** The delivery record: what was said has left the house and is not kept. */
function toldView(t: Say, told: readonly ToldRecord[], at: (instant: Date) => string): Html {
  if (told.length === 0) return html`<p>${t(m.rights_told_none)}</p>`
  return html`<div class="scroll"><table><thead><tr><th scope="col">${t(m.declaration_data_when)}</th><th scope="col">${t(m.told_kind)}</th><th scope="col">${t(m.rights_told_how)}</th><th scope="col">${t(m.told_state)}</th></tr></thead>
<tbody>${told.map((one) => html`<tr><td>${at(one.writtenAt)}</td><td>${subjectInWords(t, one.kind)}</td><td>${one.channel === 'email' ? t(m.message_email) : t(m.message_sms)}</td><td>${deliveryInWords(t, one.state)}</td></tr>`)}</tbody></table></div>`
}

function deliveryInWords(t: Say, state: ToldRecord['state']): string {
  if (state === 'sent') return t(m.rights_told_sent)
  return state === 'given-up' ? t(m.rights_told_failed) : t(m.rights_told_waits)
}

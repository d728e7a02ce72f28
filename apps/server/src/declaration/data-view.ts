// All data held, readable.

import { spokenName } from '../people/spoken-name.ts'
import { type Html, html } from '../site/html.ts'
import { sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import type { AnsweredQuestion } from './answer-words.ts'
import { entryView } from './check-view.ts'
import type { HeldData } from './data-held.action.ts'

export interface HeldTraveller {
  readonly held: HeldData
  readonly entries: readonly (readonly AnsweredQuestion[])[]
}

export interface DataPage {
  readonly t: Say
  readonly zone: string
  readonly travellers: readonly HeldTraveller[]
}

export const dataView = (view: DataPage): Html => html`<h1>${view.t(m.declaration_data_title)}</h1>
${view.travellers.map((traveller) => travellerView(view, traveller))}
<p class="noprint"><a href="/${view.t.language}/declaration/data.json" download>${view.t(m.declaration_data_download)}</a></p>`

function travellerView({ t, zone }: DataPage, { held, entries }: HeldTraveller): Html {
  const at = (instant: Date) => sayInstant(t.language, instant, zone)
  return html`<section class="traveller"><h2><bdi>${spokenName(held.identity)}</bdi></h2>
<p>${t(m.declaration_data_until, { until: at(held.keptUntil) })}</p>
<h3>${t(m.declaration_data_answers)}</h3>${entries.map(entryView)}
<h3>${t(m.declaration_data_acts)}</h3>
<div class="scroll"><table><thead><tr><th scope="col">${t(m.declaration_data_when)}</th><th scope="col">${t(m.declaration_data_what)}</th></tr></thead>
<tbody>${held.acts.map((act) => html`<tr><td>${at(act.at)}</td><td dir="ltr">${act.kind}</td></tr>`)}</tbody></table></div>
<h3>${t(m.declaration_data_readers)}</h3>
<div class="scroll"><table><thead><tr><th scope="col">${t(m.declaration_data_when)}</th><th scope="col">${t(m.declaration_data_who)}</th><th scope="col">${t(m.declaration_data_purpose)}</th></tr></thead>
<tbody>${held.readers.map((reader) => html`<tr><td>${at(reader.at)}</td><td>${actorInWords(t, reader.actorKind)}</td><td dir="ltr">${reader.purpose}</td></tr>`)}</tbody></table></div></section>`
}

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

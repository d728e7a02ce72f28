// The page of the boarding check: the form, and the answers as a table that can be printed.
import { errorAt, errorSummary, type FieldError } from '../site/error-summary.ts'
import { areaField, type TextField, textField } from '../site/fields.ts'
import { type Html, html } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'
import type { Checked, Passenger } from './check-passengers.action.ts'

export interface BoardingForm {
  readonly key: string
  readonly voyage: string
  readonly on: string
  readonly passengers: string
  readonly errors: readonly FieldError[]
}

export const emptyForm: BoardingForm = { key: '', voyage: '', on: '', passengers: '', errors: [] }

export interface ShownAnswers {
  readonly checked: Checked
  readonly passengers: readonly Passenger[]
  readonly address: string
}

export function boardingView(t: Say, form: BoardingForm, shown: ShownAnswers | null): readonly Html[] {
  return [
    html`<h1>${t(m.boarding_title)}</h1>${errorSummary(t, form.errors)}<p>${t(m.boarding_lead)}</p>`,
    ...(shown === null ? [] : [answersTable(t, shown)]),
    formView(t, form),
  ]
}

function formView(t: Say, form: BoardingForm): Html {
  const field = (name: 'key' | 'voyage' | 'on', label: string, more: Partial<TextField> = {}): Html =>
    textField({ name, label, value: form[name], error: errorAt(form.errors, name), ltr: true, ...more })
  return html`<form method="post" action="/${t.language}/boarding">
${field('key', t(m.boarding_key), { type: 'password', maxLength: 200 })}
${field('voyage', t(m.boarding_voyage), { capitals: true, short: true, maxLength: 12 })}
${field('on', t(m.boarding_on), { type: 'date', short: true })}
${areaField({
  name: 'passengers',
  label: t(m.boarding_passengers),
  hint: t(m.boarding_passengers_hint),
  error: errorAt(form.errors, 'passengers'),
  value: form.passengers,
  rows: 8,
  ltr: true,
})}
<button>${t(m.boarding_check)}</button>
</form>`
}

function answersTable(t: Say, { checked, passengers, address }: ShownAnswers): Html {
  const words = {
    ok: t(m.boarding_answer_ok),
    ask: t(m.boarding_answer_ask),
    'not-ok': t(m.boarding_answer_not_ok),
  }
  const until = checked.doorsCloseAt?.toISOString().slice(0, 16).replace('T', ' ')
  return html`<section aria-live="polite"><h2><bdi dir="ltr">${checked.voyage.designator}</bdi></h2>
${until && html`<p>${t(m.boarding_doors, { at: until })}</p>`}
<div class="scroll"><table>
<thead><tr><th scope="col">${t(m.boarding_document)}</th><th scope="col">${t(m.boarding_passengers)}</th><th scope="col">${t(m.boarding_answer)}</th></tr></thead>
<tbody>${checked.answers.map(({ documentNumber, answer }, at) => {
    const { primaryIdentifier = '', secondaryIdentifier = '' } = passengers[at] ?? {}
    return html`<tr><td><bdi dir="ltr">${documentNumber}</bdi></td><td><bdi dir="ltr">${primaryIdentifier} ${secondaryIdentifier}</bdi></td><td><strong>${words[answer]}</strong></td></tr>`
  })}</tbody>
</table></div>
<p>${t(m.boarding_ask, { address: `${address}/${t.language}/declare` })}</p>
<p>${t(m.boarding_paper)}</p></section>`
}

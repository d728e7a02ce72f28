// The reference and the secret: where they are shown, and where they are asked for.
import { errorAt, errorSummary, type FieldError } from '../site/error-summary.ts'
import { textField } from '../site/fields.ts'
import { type Html, html } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'
import type { Credentials } from './secret.node.ts'

export const keysView = (t: Say, { reference, secret }: Credentials): Html => html`<dl class="keys panel">
<div><dt>${t(m.declaration_reference)}</dt><dd class="mono" dir="ltr">${reference}</dd></div>
<div><dt>${t(m.declaration_secret)}</dt><dd class="mono" dir="ltr">${secret}</dd></div></dl>
<p>${t(m.declaration_keys_warning)}</p>`

export const leaveView = (t: Say): Html =>
  html`<form method="post" action="/${t.language}/declaration/leave" class="noprint"><p><button class="link">${t(m.declaration_leave)}</button> <span class="muted">${t(m.declaration_leave_hint)}</span></p></form>`

export const laterView = (
  t: Say,
  credentials: Credentials,
): Html => html`<h1>${t(m.declaration_later_title)}</h1>
<p>${t(m.declaration_later_text)}</p>
${keysView(t, credentials)}
<p class="deeds"><a class="button" href="/${t.language}/declare">${t(m.declaration_start_go_on)}</a></p>
${leaveView(t)}`

export interface KeysForm {
  readonly t: Say
  readonly reference: string
  readonly errors: readonly FieldError[]
}

export const returnView = (form: KeysForm): Html => html`${errorSummary(form.t, form.errors)}
<h1>${form.t(m.declaration_return_title)}</h1>
<p>${form.t(m.declaration_return_hint)}</p>
<form method="post" novalidate>${keyFields(form)}<div class="deeds"><button>${form.t(m.declaration_return_open)}</button></div></form>`

/** The secret is not put back into the page: it may be a wrong one of somebody else's. */
export const keyFields = ({
  t,
  reference,
  errors,
}: KeysForm): Html => html`${textField({ name: 'reference', label: t(m.declaration_reference), value: reference, maxLength: 40, ltr: true, capitals: true, short: true, error: errorAt(errors, 'reference') })}
${textField({ name: 'secret', label: t(m.declaration_secret), value: '', maxLength: 60, ltr: true, capitals: true })}`

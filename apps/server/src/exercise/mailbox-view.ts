// The mailbox of an exercise: whose, and what lies in it. It must not be taken for a real one.
import type { ToldMessage } from '../message/told-message.ts'
import { textField } from '../site/fields.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { isLanguage, languages } from '../site/language.ts'
import { sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'

export interface Mailbox {
  readonly t: Say
  readonly title: string
  /** As it was typed; empty: none yet. */
  readonly reference: string
  readonly known: boolean
  readonly messages: readonly ToldMessage[]
}

export function mailboxView({ t, title, reference, known, messages }: Mailbox): Html {
  const unknown = reference !== '' && !known
  const error = unknown ? t(m.message_mailbox_unknown) : undefined
  return html`<h1>${title}</h1>
<p class="panel"><strong>${t(m.site_exercise)}</strong> ${t(m.message_mailbox_text)}</p>
<form method="get" novalidate>${textField({ name: 'reference', label: t(m.message_mailbox_reference), hint: t(m.message_mailbox_hint), value: reference, error, maxLength: 40, ltr: true, capitals: true, short: true })}
<div class="deeds"><button>${t(m.message_mailbox_open)}</button></div></form>
${known && html`<section aria-labelledby="messages"><h2 id="messages">${t(m.message_mailbox_for, { reference })}</h2>${contents(t, messages)}</section>`}`
}

function contents(t: Say, messages: readonly ToldMessage[]): Html {
  if (messages.length === 0) return html`<p>${t(m.message_mailbox_empty)}</p>`
  return html`${messages.map((message) => letterView(t, message))}`
}

function letterView(t: Say, { letter, language, channel, writtenAt, state }: ToldMessage): MaybeHtml {
  if (letter === null) return ''
  const direction = isLanguage(language) ? languages[language].direction : 'auto'
  const kind = channel === 'email' ? t(m.message_email) : t(m.message_sms)
  const waits = state === 'sent' ? '' : html` · ${t(m.message_waits)}`
  return html`<article class="traveller letter">
<h3 lang="${language}" dir="${direction}">${letter.subject}</h3>
<p class="muted">${kind} · <bdi dir="ltr">${letter.address}</bdi> · <time datetime="${writtenAt.toISOString()}">${sayInstant(t.language, writtenAt)}</time>${waits}</p>
<p class="said" lang="${language}" dir="${direction}">${letter.body}</p></article>`
}

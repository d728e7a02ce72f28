// How a traveller is reached: her contacts, which of them are confirmed, and where the code is typed.
import type { Contact, StatedContact } from '../message/contact.ts'
import { errorAt, errorSummary, type FieldError } from '../site/error-summary.ts'
import { textField } from '../site/fields.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'

export interface ContactsPage {
  readonly t: Say
  readonly zone: string
  readonly contacts: readonly StatedContact[]
  /** As they were written; no SMS can reach them. */
  readonly withoutCountry: readonly string[]
  /** The one that was confirmed just now. */
  readonly confirmed: Contact | null
  /** Whether something carries messages to it. */
  readonly isCarried: (contact: Contact) => boolean
  readonly mayChange: boolean
}

export function contactsView(view: ContactsPage): Html {
  const { t, contacts, withoutCountry, confirmed, mayChange } = view
  return html`${confirmed && html`<p class="panel" role="status">${isolated(t(m.message_contact_now_confirmed, { address: mark }), confirmed.address)}</p>`}<h1>${t(m.message_contact_title)}</h1>
<p>${t(m.message_contact_lead)}</p>
${contacts.length === 0 && html`<p>${t(m.message_contact_none)}</p>`}
${contacts.map((stated, at) => contactView(view, stated, at + 1))}
${withoutCountry.map((telephone) => html`<p class="panel">${isolated(t(m.message_contact_without_country, { telephone: mark }), telephone)}</p>`)}
${mayChange && html`<p><a href="/${t.language}/declaration/amend">${t(m.message_contact_change)}</a></p>`}`
}

function contactView(view: ContactsPage, { contact, verifiedAt }: StatedContact, number: number): Html {
  const { t, zone, isCarried } = view
  const title = contact.channel === 'email' ? t(m.message_email) : t(m.message_sms)
  const state =
    verifiedAt === null
      ? t(m.message_contact_open)
      : t(m.message_contact_confirmed_on, { at: sayInstant(t.language, verifiedAt, zone) })
  return html`<section class="traveller"><h2>${title}</h2>
<p><bdi dir="ltr">${contact.address}</bdi><br><span class="muted">${state}</span></p>
${verifiedAt === null && (isCarried(contact) ? askView(t, contact, number) : html`<p>${t(m.message_contact_no_carrier)}</p>`)}</section>`
}

const askView = (t: Say, { address }: Contact, number: number): Html =>
  html`<form method="post" action="/${t.language}/declaration/contact/${number}/code"><button>${isolated(t(m.message_contact_ask, { address: mark }), address)}</button></form>`

export interface CodePage {
  readonly t: Say
  readonly number: number
  readonly contact: Contact
  readonly errors: readonly FieldError[]
  /** No code was sent just now, for too many were. */
  readonly notNow: boolean
  readonly minutes: number
  readonly tries: number
  /** Where the code arrives in an exercise. */
  readonly mailbox: string | null
}

export function codeView(view: CodePage): Html {
  const { t, number, contact, errors, notNow, minutes, tries } = view
  const here = `/${t.language}/declaration/contact/${number}`
  return html`${errorSummary(t, errors)}<h1>${t(m.message_code_title)}</h1>
${notNow ? html`<p class="panel" role="status">${t(m.message_code_not_now)}</p>` : html`<p>${isolated(t(m.message_code_sent, { address: mark }), contact.address)}</p>`}
${mailboxLink(view)}
<form method="post" action="${here}" novalidate>${textField({ name: 'code', label: t(m.message_code_label), hint: t(m.message_code_hint, { minutes, tries }), error: errorAt(errors, 'code'), value: '', autocomplete: 'one-time-code', inputmode: 'numeric', maxLength: 20, ltr: true, short: true })}
<div class="deeds"><button>${t(m.message_code_confirm)}</button></div></form>
<form method="post" action="${here}/code"><button class="quiet">${t(m.message_code_again)}</button></form>`
}

const mailboxLink = ({ t, mailbox }: CodePage): MaybeHtml =>
  mailbox !== null && html`<p class="panel"><a href="${mailbox}">${t(m.message_contact_mailbox)}</a></p>`

// An address stays left to right in an Arabic sentence: the sentence is said around a mark, which it takes the place of.
const mark = '\u0000'

function isolated(sentence: string, address: string): Html {
  const [before = '', after = ''] = sentence.split(mark)
  return html`${before}<bdi dir="ltr">${address}</bdi>${after}`
}

// Pages of a single deed with a declaration that was sent: a new arrival, withdrawing, erasing.
import type { ErasureReceipt } from '../holder/erase-holder.action.ts'
import { errorSummary } from '../site/error-summary.ts'
import { type Html, html } from '../site/html.ts'
import { sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import { type Asking, questionFields } from './question-fields.ts'

export const arrivalView = (asking: Asking): Html => html`${errorSummary(asking.t, asking.errors)}
<h1>${asking.t(m.declaration_arrival_title)}</h1>
<p>${asking.t(m.declaration_arrival_hint)}</p>
<form method="post" novalidate>${questionFields(asking)}<div class="deeds"><button>${asking.t(m.declaration_arrival_save)}</button></div></form>`

interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
}

const ask = (t: Say, { title, text, yes }: Question): Html => html`<h1>${title}</h1>
<p>${text}</p>
<form method="post"><div class="deeds"><button class="grave">${yes}</button> <a href="/${t.language}/declaration/overview">${t(m.declaration_withdraw_not)}</a></div></form>`

export const withdrawView = (t: Say): Html =>
  ask(t, {
    title: t(m.declaration_withdraw_title),
    text: t(m.declaration_withdraw_text),
    yes: t(m.declaration_withdraw_do),
  })

export const eraseView = (t: Say): Html =>
  ask(t, {
    title: t(m.declaration_erase_title),
    text: t(m.declaration_erase_text),
    yes: t(m.declaration_erase_do),
  })

export const refusedView = (t: Say, title: string, text: string): Html => html`<h1>${title}</h1>
<p>${text}</p>
<p><a class="button" href="/${t.language}/declaration/overview">${t(m.declaration_overview_title)}</a></p>`

export const erasedView = (
  t: Say,
  receipts: readonly Pick<ErasureReceipt, 'holderId' | 'erasedAt'>[],
  zone: string,
): Html => html`<h1>${t(m.declaration_erased_title)}</h1>
<p>${t(m.declaration_erased_text)}</p>
${receipts.map(
  ({ holderId, erasedAt }) => html`<dl class="keys">
<div><dt>${t(m.told_receipt)}</dt><dd class="receipt" dir="ltr">${holderId}</dd></div>
<div><dt>${t(m.told_erased_at)}</dt><dd><time datetime="${erasedAt.toISOString()}">${sayInstant(t.language, erasedAt, zone)}</time></dd></div>
</dl>`,
)}`

// In an exercise nothing is sent: what would be is read here.
import { type Context, Hono } from 'hono'
import { type Deed, type House, perform, system } from '../platform/deed.ts'
import { languageOfRequest } from '../site/error-page.ts'
import { type Html, html } from '../site/html.ts'
import { page, sayInstant } from '../site/layout.ts'
import { m, type Say, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import { listMessages, type ReadableMessage } from './message.action.ts'

const shownAtMost = 50

/** `/exercise/mailbox`; there is no such address in a real instance. */
export function mailboxPages(house: House): Hono {
  const app = new Hono()
  if (house.exercise !== null)
    app.get('/exercise/mailbox', (c) => perform(house, system, (deed) => showMailbox(deed, c)))
  return app
}

async function showMailbox(deed: Deed, c: Context): Promise<Response> {
  const t = say(languageOfRequest(c))
  const title = t(m.declaration_mailbox_title)
  const messages = await listMessages(deed, shownAtMost)
  c.header('cache-control', 'no-store')
  return c.html(page({ t, title, path: null, exerciseAt: exerciseAt(deed.house) }, body(t, title, messages)))
}

const body = (t: Say, title: string, messages: readonly ReadableMessage[]): Html => html`<h1>${title}</h1>
<p>${t(m.declaration_mailbox_text)}</p>
${messages.length === 0 && html`<p>${t(m.declaration_mailbox_empty)}</p>`}
${messages.map((message) => letter(t, message))}`

const letter = (t: Say, { to, subject, body: text, language, dueAt }: ReadableMessage): Html =>
  html`<section class="traveller"><h2 lang="${language}">${subject}</h2><p class="muted"><span dir="ltr">${to}</span> · <time datetime="${dueAt.toISOString()}">${sayInstant(t.language, dueAt)}</time></p><p lang="${language}" dir="auto">${text}</p></section>`

// `/{lang}/exercise/mailbox`: in an exercise nothing is sent; what would be is read here, by the reference of the
// declaration it concerns. There is no such address in a real instance.
import { type Context, Hono } from 'hono'
import { listHoldersByReference } from '../declaration/holders-by-reference.action.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { type Deed, type House, perform, system } from '../platform/deed.ts'
import { isLanguage, languagePattern } from '../site/language.ts'
import { page } from '../site/layout.ts'
import { m, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import { mailboxView } from './mailbox-view.ts'

export function mailboxPages(house: House): Hono {
  const app = new Hono()
  if (house.exercise !== null)
    app.get(`/${languagePattern}/exercise/mailbox`, (c) =>
      perform(house, system, (deed) => showMailbox(deed, c)),
    )
  return app
}

async function showMailbox(deed: Deed, c: Context): Promise<Response> {
  const asked = c.req.param('language') ?? ''
  const t = say(isLanguage(asked) ? asked : 'en')
  const title = t(m.message_mailbox_title)
  const reference = (c.req.query('reference') ?? '').trim().slice(0, 40)
  const holderIds = reference === '' ? [] : await listHoldersByReference(deed, reference)
  const messages = await listMessages(deed, holderIds)
  c.header('cache-control', 'no-store')
  const path = `exercise/mailbox${holderIds.length > 0 ? `?reference=${encodeURIComponent(reference)}` : ''}`
  return c.html(
    page(
      { t, title, path, exerciseAt: exerciseAt(deed.house) },
      mailboxView({ t, title, reference, known: holderIds.length > 0, messages }),
    ),
  )
}

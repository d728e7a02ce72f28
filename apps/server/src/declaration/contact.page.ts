// `/{lang}/declaration/contact`: the traveller confirms her e-mail and telephone, each by a code that is sent to it.
import type { Context, Hono } from 'hono'
import { askContactCode, codeMinutes } from '../message/ask-contact-code.action.ts'
import { confirmContact, mostTries } from '../message/confirm-contact.action.ts'
import type { StatedContact, StatedContacts } from '../message/contact.ts'
import { listContacts } from '../message/list-contacts.action.ts'
import { carrierNames } from '../message/open-message.action.ts'
import type { Deed } from '../platform/deed.ts'
import type { FieldError } from '../site/error-summary.ts'
import { m } from '../site/say.ts'
import { codeView, contactsView } from './contact-view.ts'
import { listHolderIds } from './declaration.store.ts'
import type { Session } from './session.page.ts'
import type { Visit } from './visit.page.ts'

type SentWork = (deed: Deed, visit: Visit, session: Session, c: Context) => Promise<Response> | Response
type Sent = (work: SentWork, lock?: 'none' | 'update') => (c: Context) => Promise<Response>

export function contactPages(app: Hono, base: string, sent: Sent): void {
  app.get(`${base}/contact`, sent(showContacts))
  app.get(`${base}/contact/:number{[1-9][0-9]?}`, sent(onContact(showCode)))
  app.post(`${base}/contact/:number{[1-9][0-9]?}`, sent(onContact(takeCode), 'update'))
  app.post(`${base}/contact/:number{[1-9][0-9]?}/code`, sent(onContact(sendCode), 'update'))
}

const statedIn = async (deed: Deed, { row }: Session): Promise<StatedContacts> =>
  listContacts(deed, await listHolderIds(deed.db, row.declaration_id))

async function showContacts(deed: Deed, visit: Visit, session: Session, c: Context): Promise<Response> {
  const { t, desk } = visit
  const { contacts, withoutCountry } = await statedIn(deed, session)
  const names = carrierNames(deed.house)
  const confirmed = contacts[Number(c.req.query('confirmed')) - 1]
  const main = contactsView({
    t,
    zone: desk.manifest.authority.zone,
    contacts,
    withoutCountry,
    confirmed: confirmed?.verifiedAt ? confirmed.contact : null,
    isCarried: ({ channel }) => names[channel] !== 'none',
    mayChange: session.row.withdrawn_at === null,
  })
  const title = t(m.message_contact_title)
  return visit.answer({ title, path: 'declaration/contact', back: 'declaration/overview' }, main)
}

interface Asked {
  readonly deed: Deed
  readonly visit: Visit
  readonly session: Session
  readonly c: Context
  /** Its place among the contacts of the declaration, from 1. */
  readonly number: number
  readonly stated: StatedContact
}

/** A contact that is not there, or needs no code any more: back to the list. */
function onContact(work: (asked: Asked) => Promise<Response> | Response): SentWork {
  return async (deed, visit, session, c) => {
    const number = Number(c.req.param('number'))
    const stated = (await statedIn(deed, session)).contacts[number - 1]
    if (stated === undefined || stated.verifiedAt !== null) return visit.goTo('declaration/contact')
    return work({ deed, visit, session, c, number, stated })
  }
}

const showCode = (asked: Asked): Response | Promise<Response> =>
  drawCode(asked, [], asked.c.req.query('wait') === '1')

function drawCode(
  { deed, visit, session, number, stated }: Asked,
  errors: readonly FieldError[],
  notNow: boolean,
): Response | Promise<Response> {
  const { t, language } = visit
  const { reference } = session.credentials
  const mailbox = `/${language}/exercise/mailbox?reference=${reference}`
  const main = codeView({
    t,
    number,
    contact: stated.contact,
    errors,
    notNow,
    minutes: codeMinutes,
    tries: mostTries,
    mailbox: deed.house.exercise === null ? null : mailbox,
  })
  const title = t(m.message_code_title)
  return visit.answer(
    {
      title: errors.length > 0 ? `${t(m.declaration_error_prefix)}: ${title}` : title,
      path: `declaration/contact/${number}`,
      back: 'declaration/contact',
      status: errors.length > 0 ? 422 : 200,
    },
    main,
  )
}

async function sendCode({ deed, visit, number, stated }: Asked): Promise<Response> {
  const sent = await askContactCode(deed, stated, visit.language)
  return visit.goTo(`declaration/contact/${number}${sent ? '' : '?wait=1'}`)
}

async function takeCode(asked: Asked): Promise<Response> {
  const { deed, visit, c, number, stated } = asked
  const typed = new URLSearchParams(await c.req.text()).get('code') ?? ''
  if (await confirmContact(deed, stated, typed.slice(0, 40)))
    return visit.goTo(`declaration/contact?confirmed=${number}`)
  return drawCode(asked, [{ name: 'code', message: visit.t(m.message_code_wrong) }], false)
}

// `/{lang}/declaration/appeal`: whoever declared contests a decision, in her own words, without scripts.
import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { deskFixture } from '../declaration/desk.node.ts'
import { listHoldersByReference } from '../declaration/holders-by-reference.action.ts'
import { findByCredentials, readCredentials } from '../declaration/open-declaration.action.ts'
import { sessionCookie } from '../declaration/session-cookie.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import { type Actor, type Deed, type House, perform } from '../platform/deed.ts'
import type { FieldError } from '../site/error-summary.ts'
import { isLanguage, type Language, languagePattern } from '../site/language.ts'
import { page } from '../site/layout.ts'
import { m, type Say, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import { type AppealPage, appealView, longestReason } from './appeal-view.ts'
import { fileAppeal } from './file-appeal.action.ts'
import { listAnswers, listTickets } from './list-tickets.action.ts'

const traveller: Actor = { kind: 'traveller', id: 'site' }

export function appealPages(house: House): Hono {
  const app = new Hono()
  const path = `/${languagePattern}/declaration/appeal`
  const open = (work: (asked: Asked) => Promise<Response>) => (c: Context) =>
    perform(house, traveller, async (deed) => {
      const asked = await findAsked(deed, c)
      return asked === null ? c.redirect(`/${languageIn(c)}/declaration`, 303) : work(asked)
    })
  app.get(path, open(showAppeal))
  app.post(path, open(takeAppeal))
  return app
}

interface Asked {
  readonly deed: Deed
  readonly c: Context
  readonly t: Say
  readonly language: Language
  readonly holderIds: readonly string[]
}

function languageIn(c: Context): Language {
  const language = c.req.param('language') ?? ''
  return isLanguage(language) ? language : 'en'
}

/** The declaration that this browser has opened; null when it has none that was sent. */
async function findAsked(deed: Deed, c: Context): Promise<Asked | null> {
  const [reference = '', secret = ''] = (getCookie(c, sessionCookie) ?? '').split('.')
  const row = await findByCredentials(deed, readCredentials(reference, secret))
  if (row === null || row.submitted_at === null) return null
  const language = languageIn(c)
  return { deed, c, t: say(language), language, holderIds: await listHoldersByReference(deed, reference) }
}

async function showAppeal(asked: Asked): Promise<Response> {
  const tickets = await listTickets(asked.deed, asked.holderIds)
  const filed = tickets.find(({ number }) => number === asked.c.req.query('filed')) ?? null
  return draw(asked, { tickets, filed, typed: { who: '', reason: '' }, errors: [] })
}

async function draw(
  { deed, c, t, language, holderIds }: Asked,
  shown: Pick<AppealPage, 'tickets' | 'filed' | 'typed' | 'errors'>,
): Promise<Response> {
  const identities = await readIdentities(deed, holderIds, 'shown to the traveller on asking')
  const { authority } = deed.house.fixtures.get(deskFixture).manifest
  const travellers = holderIds.flatMap((holderId, at) => {
    const identity = identities.get(holderId)
    return identity ? [{ number: at + 1, holderId, name: spokenName(identity) }] : []
  })
  const words = shown.filed ? t(m.appeal_filed_title) : t(m.rights_appeal)
  const frame = {
    t,
    title: shown.errors.length > 0 ? `${t(m.declaration_error_prefix)}: ${words}` : words,
    path: 'declaration/appeal',
    back: `/${language}/rights`,
    authority: authority.names[language] ?? authority.names.en,
    exerciseAt: exerciseAt(deed.house),
  }
  c.header('cache-control', 'no-store')
  c.status(shown.errors.length > 0 ? 422 : 200)
  const answers = await listAnswers(deed, holderIds)
  const view = { t, answers, zone: authority.zone, hours: authority.appealHours, travellers, ...shown }
  return c.html(page(frame, appealView(view)))
}

async function takeAppeal(asked: Asked): Promise<Response> {
  const { deed, c, t, language, holderIds } = asked
  const form = new URLSearchParams(await c.req.text())
  const typed = {
    who: form.get('who') ?? '',
    reason: (form.get('reason') ?? '').trim().slice(0, longestReason),
  }
  const holderId = holderIds.length === 1 ? holderIds[0] : holderIds[Number(typed.who) - 1]
  const refuse = async (errors: readonly FieldError[]) =>
    draw(asked, { tickets: await listTickets(deed, holderIds), filed: null, typed, errors })
  if (holderId === undefined || typed.reason.length < shortestReason) {
    const who = { name: 'who', message: t(m.appeal_no_who) }
    const reason = { name: 'reason', message: t(m.appeal_no_reason) }
    return refuse([
      ...(holderId === undefined ? [who] : []),
      ...(typed.reason.length < shortestReason ? [reason] : []),
    ])
  }
  const ticket = await fileAppeal(deed, { holderId, reason: typed.reason, language })
  if (ticket === null) return refuse([{ name: '', message: t(m.appeal_too_many) }])
  return c.redirect(`/${language}/declaration/appeal?filed=${ticket.number}`, 303)
}

/** Two characters can be a sentence in Chinese; fewer say nothing. */
const shortestReason = 2

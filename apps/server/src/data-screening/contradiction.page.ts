// `/{lang}/declaration/differences`: whoever declared says how it comes that another source says otherwise, without
// scripts.
import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { listHoldersByReference } from '../declaration/holders-by-reference.action.ts'
import { findByCredentials, readCredentials } from '../declaration/open-declaration.action.ts'
import { sessionCookie } from '../declaration/session-cookie.ts'
import { getDeskNames } from '../holder/desk-names.action.ts'
import { readStates } from '../holder/read-states.action.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import { type Actor, type Deed, type House, perform } from '../platform/deed.ts'
import type { FieldError } from '../site/error-summary.ts'
import { isLanguage, type Language, languagePattern } from '../site/language.ts'
import { page } from '../site/layout.ts'
import { m, type Say, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import { type ContradictionPage, contradictionsView, longestWords } from './contradiction-view.ts'
import { getOpen, takeHerAnswer } from './settle-contradiction.action.ts'
import { listOfPeople } from './show-contradictions.action.ts'

const traveller: Actor = { kind: 'traveller', id: 'site' }

export function contradictionPages(house: House): Hono {
  const app = new Hono()
  const path = `/${languagePattern}/declaration/differences`
  const open = (work: (asked: Asked) => Promise<Response>) => (c: Context) =>
    perform(house, traveller, async (deed) => {
      const asked = await findAsked(deed, c)
      return asked === null ? c.redirect(`/${languageIn(c)}/declaration`, 303) : work(asked)
    })
  app.get(
    path,
    open((asked) =>
      draw(asked, { typed: nothingTyped, errors: [], sent: asked.c.req.query('sent') !== undefined }),
    ),
  )
  app.post(path, open(takeAnswer))
  return app
}

interface Asked {
  readonly deed: Deed
  readonly c: Context
  readonly t: Say
  readonly holderIds: readonly string[]
}

const nothingTyped = { id: '', answer: '', words: '' }

function languageIn(c: Context): Language {
  const language = c.req.param('language') ?? ''
  return isLanguage(language) ? language : 'en'
}

async function findAsked(deed: Deed, c: Context): Promise<Asked | null> {
  const [reference = '', secret = ''] = (getCookie(c, sessionCookie) ?? '').split('.')
  const row = await findByCredentials(deed, readCredentials(reference, secret))
  if (row === null || row.submitted_at === null) return null
  return { deed, c, t: say(languageIn(c)), holderIds: await listHoldersByReference(deed, reference) }
}

const listWaiting = async ({ deed, holderIds }: Asked) =>
  (await listOfPeople(deed, holderIds)).filter(({ row }) => row.asked_at !== null && row.settled_at === null)

async function draw(
  asked: Asked,
  shown: Pick<ContradictionPage, 'typed' | 'errors' | 'sent'>,
): Promise<Response> {
  const { deed, c, t, holderIds } = asked
  const identities = await readIdentities(deed, holderIds, 'shown to the traveller on asking')
  const states = await readStates(deed, holderIds)
  const names = await getDeskNames(deed, t.language)
  const title = t(m.screening_page_title)
  const { authority } = names.manifest
  c.header('cache-control', 'no-store')
  c.status(shown.errors.length > 0 ? 422 : 200)
  const frame = {
    t,
    title: shown.errors.length > 0 ? `${t(m.declaration_error_prefix)}: ${title}` : title,
    path: 'declaration/differences',
    back: `/${t.language}/declaration/overview`,
    authority: authority.names[t.language] ?? authority.names.en,
    exerciseAt: exerciseAt(deed.house),
  }
  return c.html(
    page(
      frame,
      contradictionsView({
        t,
        zone: authority.zone,
        names,
        waiting: await listWaiting(asked),
        travellers: new Map([...identities].map(([holderId, identity]) => [holderId, spokenName(identity)])),
        landed: [...states.values()].some(({ landed }) => landed !== null),
        ...shown,
      }),
    ),
  )
}

/** Two characters can be a sentence in Chinese; fewer say nothing. */
const shortestWords = 2

async function takeAnswer(asked: Asked): Promise<Response> {
  const { deed, c, t } = asked
  const form = new URLSearchParams(await c.req.text())
  const id = form.get('id') ?? ''
  const answer = form.get(`answer-${id}`) ?? ''
  const words = (form.get(`words-${id}`) ?? '').trim().slice(0, longestWords)
  const refuse = (errors: readonly FieldError[]) =>
    draw(asked, { typed: { id, answer, words }, errors, sent: false })
  const hers = (await listWaiting(asked)).find(({ row }) => row.contradiction_id === id)
  if (hers === undefined || hers.row.answer !== null)
    return refuse([{ name: '', message: t(m.screening_error_gone) }])
  if ((answer !== 'right' && answer !== 'mistake') || words.length < shortestWords)
    return refuse([
      ...(answer === 'right' || answer === 'mistake'
        ? []
        : [{ name: `answer-${id}`, message: t(m.screening_error_answer) }]),
      ...(words.length < shortestWords ? [{ name: `words-${id}`, message: t(m.screening_error_words) }] : []),
    ])
  await takeHerAnswer(deed, await getOpen(deed, id), { answer, words })
  return c.redirect(`/${t.language}/declaration/differences?sent`, 303)
}

// The pages around a declaration: the start, the way back in, and everything that can be done with one that was sent.
import { type Context, Hono } from 'hono'
import { type Actor, type Deed, type House, perform } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { RateLimit } from '../platform/rate-limit.ts'
import { tooManyRequests } from '../platform/trouble.ts'
import { html } from '../site/html.ts'
import { keptPage } from '../site/kept-pages.ts'
import { languagePattern } from '../site/language.ts'
import { m } from '../site/say.ts'
import { answersInWords } from './answer-words.ts'
import type { Answers } from './answers.ts'
import { arrivalPages } from './arrival.page.ts'
import { sentCertificatePages } from './certificates.page.ts'
import { listAnswers } from './change-answers.action.ts'
import { contactPages } from './contact.page.ts'
import { listHeldData } from './data-held.action.ts'
import { dataView } from './data-view.ts'
import { refusedView, withdrawView } from './deed-views.ts'
import { asksResidents, deskFor } from './desk.node.ts'
import { erasePages } from './erase.page.ts'
import { beginPath, checkPath } from './flow.ts'
import { laterView, returnView } from './keys-view.ts'
import { mergeDeclarations } from './merge-declarations.action.ts'
import { findByCredentials, readCredentials } from './open-declaration.action.ts'
import { type Overview, overviewView, printView } from './overview-view.ts'
import { pagesOf } from './questionnaire.ts'
import { findPurpose, textOf, titleOf } from './questionnaire-text.ts'
import { readReference } from './reference.ts'
import { rightsView } from './rights-view.ts'
import { saveDraft } from './save-draft.action.ts'
import { leave, remember, type Session } from './session.page.ts'
import { showTravellers } from './show-declaration.action.ts'
import { takesCertificates } from './shown-certificates.ts'
import { privacyView, residentStartView, startView } from './start-view.ts'
import { openVisit, type Visit } from './visit.page.ts'
import { withdrawDeclaration } from './withdraw.action.ts'

const traveller: Actor = { kind: 'traveller', id: 'site' }

type Work = (deed: Deed, c: Context) => Promise<Response>
/** Of a declaration that was sent; without one the browser goes to where it is opened. */
type SentWork = (deed: Deed, visit: Visit, session: Session, c: Context) => Promise<Response> | Response

export function declarationPages(house: House): Hono {
  const app = new Hono()
  const doing = (work: Work) => (c: Context) => perform(house, traveller, (deed) => work(deed, c))
  const sent = (work: SentWork, lock: 'none' | 'update' = 'none') =>
    doing(async (deed, c) => {
      const visit = await openVisit(deed, c, lock)
      return visit.session?.row.submitted_at ? work(deed, visit, visit.session, c) : visit.goTo('declaration')
    })
  const limit = new RateLimit(house.config.limits.perReference)
  const base = `/${languagePattern}/declaration`
  openPages(app, house, doing)
  app.get(
    base,
    doing(async (deed, c) => showReturn(await openVisit(deed, c), '', false)),
  )
  app.post(
    base,
    doing((deed, c) => comeBack(deed, c, limit)),
  )
  app.post(`${base}/leave`, doing(goAway))
  for (const page of ['overview', 'done', 'changed'] as const)
    app.get(
      `${base}/${page}`,
      sent((deed, visit, session) => showOverview(deed, visit, session, page)),
    )
  app.get(`${base}/print`, sent(showPrint))
  app.get(`${base}/amend`, sent(amend, 'update'))
  app.get(
    `${base}/withdraw`,
    sent((_deed, visit) =>
      visit.answer(
        {
          title: visit.t(m.declaration_withdraw_title),
          path: 'declaration/withdraw',
          back: 'declaration/overview',
        },
        withdrawView(visit.t),
      ),
    ),
  )
  app.post(`${base}/withdraw`, sent(withdraw, 'update'))
  app.post(
    `${base}/merge`,
    sent((deed, visit, session, c) => merge(deed, visit, session, c, limit), 'update'),
  )
  app.get(`${base}/data`, sent(showData))
  app.get(`${base}/data.json`, sent(sendData))
  arrivalPages(app, base, sent)
  erasePages(app, base, sent)
  contactPages(app, base, sent)
  sentCertificatePages(app, base, sent)
  return app
}

/** What anyone may open. */
function openPages(app: Hono, house: House, doing: (work: Work) => (c: Context) => Promise<Response>): void {
  const at = `/${languagePattern}`
  app.get(at, keptPage(house, doing(showStart)))
  app.get(`${at}/resident`, keptPage(house, doing(showResidentStart)))
  app.get(`${at}/privacy`, keptPage(house, doing(showPrivacy)))
  app.get(`${at}/rights`, keptPage(house, doing(showRights)))
  app.get(`${at}/declare/later`, doing(showLater))
}

async function showStart(deed: Deed, c: Context): Promise<Response> {
  const { t, desk, draft, answer } = await openVisit(deed, c)
  return answer(
    { title: t(m.declaration_start_title), path: '' },
    startView({
      t,
      windowDays: desk.manifest.lookBackDays,
      begun: draft !== null,
      residents: asksResidents(deed.house),
    }),
  )
}

async function showResidentStart(deed: Deed, c: Context): Promise<Response> {
  const { t, desk, draft, answer, language } = await openVisit(deed, c)
  const title = titleOf(desk.questionnaire, language)
  const pages = pagesOf(desk.questionnaire).map((page) => textOf(page, language))
  const main = residentStartView({ t, title, pages, begun: draft !== null })
  return answer({ title, path: 'resident', back: '' }, main)
}

async function showPrivacy(deed: Deed, c: Context): Promise<Response> {
  const visit = await openVisit(deed, c)
  const { t, answer } = visit
  return answer(
    { title: t(m.declaration_privacy_title), path: 'privacy', back: '' },
    privacyView({ t, pages: purposesOf(visit) }),
  )
}

/** Page by page, what the answers are needed for and how long they are kept. */
const purposesOf = ({ desk, language }: Visit) =>
  pagesOf(desk.questionnaire).map((page) => ({
    title: textOf(page, language),
    purpose: findPurpose(page, language) ?? '',
  }))

async function showRights(deed: Deed, c: Context): Promise<Response> {
  const { t, desk, answer } = await openVisit(deed, c)
  const { appealHours } = desk.manifest.authority
  const main = rightsView({ t, hours: appealHours, address: deed.house.config.address })
  return answer({ title: t(m.rights_title), path: 'rights', back: '' }, main)
}

async function showLater(deed: Deed, c: Context): Promise<Response> {
  const { t, session, answer, goTo, desk } = await openVisit(deed, c)
  if (session === null) return goTo('declare')
  return answer(
    { title: t(m.declaration_later_title), path: 'declare/later', back: beginPath(desk) },
    laterView(t, session.credentials),
  )
}

function showReturn({ t, answer }: Visit, reference: string, wrong: boolean): Response | Promise<Response> {
  const errors = wrong ? [{ name: 'reference', message: t(m.declaration_return_wrong) }] : []
  return answer(
    { title: t(m.declaration_return_title), path: 'declaration', status: wrong ? 422 : 200 },
    returnView({ t, reference, errors }),
  )
}

async function comeBack(deed: Deed, c: Context, limit: RateLimit): Promise<Response> {
  const visit = await openVisit(deed, c)
  const { typed, credentials } = await readKeys(c, limit)
  const row = await findByCredentials(deed, credentials)
  if (row === null || credentials === null) return showReturn(visit, typed, true)
  remember(c, credentials)
  return visit.goTo(
    row.submitted_at === null ? beginPath(deskFor(deed.house, row.scheme, row.pack)) : 'declaration/overview',
  )
}

async function readKeys(c: Context, limit: RateLimit) {
  const form = new URLSearchParams(await c.req.text())
  const typed = (form.get('reference') ?? '').slice(0, 40)
  const wait = limit.take(readReference(typed) ?? '')
  if (wait > 0)
    throw new Problem(tooManyRequests, { detail: `Wait ${wait} s and try again.`, retryAfter: wait })
  return { typed, credentials: readCredentials(typed, form.get('secret') ?? '') }
}

async function goAway(deed: Deed, c: Context): Promise<Response> {
  const { language } = await openVisit(deed, c)
  leave(c)
  return c.redirect(`/${language}`, 303)
}

async function overviewOf(
  deed: Deed,
  { t, desk, language }: Visit,
  { row, credentials }: Session,
  title: string,
): Promise<Overview> {
  const travellers = await showTravellers(deed, row.declaration_id, language)
  return {
    t,
    title,
    credentials,
    travellers,
    withdrawn: row.withdrawn_at !== null,
    travels: row.scheme === 'international',
    specimen: deed.house.exercise !== null,
    scheme: row.scheme === 'resident' ? 'resident' : 'international',
    zone: desk.manifest.authority.zone,
    takesCertificates: takesCertificates(desk.manifest),
  }
}

async function showOverview(
  deed: Deed,
  visit: Visit,
  session: Session,
  page: 'overview' | 'done' | 'changed',
): Promise<Response> {
  const { t } = visit
  const titles = {
    overview: m.declaration_overview_title,
    done: m.declaration_done_title,
    changed: m.declaration_changed_title,
  }
  const title = t(titles[page])
  return visit.answer(
    { title, path: `declaration/${page}` },
    overviewView(await overviewOf(deed, visit, session, title)),
  )
}

async function showPrint(deed: Deed, visit: Visit, session: Session): Promise<Response> {
  const title = visit.t(m.declaration_print)
  return visit.answer(
    { title, path: 'declaration/print', back: 'declaration/overview' },
    printView(await overviewOf(deed, visit, session, title)),
  )
}

/** The answers become a draft again; sending it amends. */
async function amend(deed: Deed, visit: Visit, { row }: Session): Promise<Response> {
  if (row.withdrawn_at !== null) return visit.goTo('declaration/overview')
  const answers = await listAnswers(deed, row.declaration_id)
  await saveDraft(
    deed,
    row,
    { travellers: answers.map((one) => ({ answers: one })), amends: true },
    visit.language,
  )
  return visit.goTo(checkPath(visit.desk))
}

async function withdraw(deed: Deed, visit: Visit, { row }: Session): Promise<Response> {
  await withdrawDeclaration(deed, row)
  return visit.goTo('declaration/overview')
}

async function merge(
  deed: Deed,
  visit: Visit,
  { row }: Session,
  c: Context,
  limit: RateLimit,
): Promise<Response> {
  const { credentials } = await readKeys(c, limit)
  const earlier = await findByCredentials(deed, credentials, 'update')
  const { t } = visit
  const refuse = (words: string) =>
    visit.answer(
      { title: t(m.declaration_merge_title), path: 'declaration/overview', status: 422 },
      refusedView(t, t(m.declaration_merge_title), words),
    )
  if (earlier === null || earlier.submitted_at === null || earlier.declaration_id === row.declaration_id)
    return refuse(t(m.declaration_return_wrong))
  await mergeDeclarations(deed, row, earlier)
  return visit.goTo('declaration/overview')
}

async function showData(deed: Deed, visit: Visit, { row }: Session): Promise<Response> {
  const { t, desk, lookups } = visit
  const held = await listHeldData(deed, row.declaration_id, visit.language)
  const inWords = (answers: Answers) =>
    pagesOf(desk.questionnaire).flatMap((page) => answersInWords(t, page, answers, lookups))
  const travellers = held.map((one) => ({
    held: one,
    entries: inWords(one.answers),
    waiting: one.waiting === null ? [] : inWords(one.waiting),
  }))
  const title = t(m.declaration_data_title)
  return visit.answer(
    { title, path: 'declaration/data', back: 'rights' },
    html`${dataView({ t, zone: desk.manifest.authority.zone, travellers, purposes: purposesOf(visit) })}`,
  )
}

async function sendData(deed: Deed, visit: Visit, { row }: Session, c: Context): Promise<Response> {
  c.header('cache-control', 'no-store')
  c.header('content-disposition', `attachment; filename="pratique-${row.reference}.json"`)
  return c.json(await listHeldData(deed, row.declaration_id, visit.language))
}

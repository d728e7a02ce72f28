// The pages of declaring: one group of questions each, saved as one goes, without scripts. Then who else travels,
// then the check, then it is sent.
import { type Context, Hono } from 'hono'
import { certificateList } from '../credential/certificate-list.ts'
import { type Actor, type Deed, type House, perform } from '../platform/deed.ts'
import type { FieldError } from '../site/error-summary.ts'
import { languagePattern } from '../site/language.ts'
import { m } from '../site/say.ts'
import { fieldNameOf } from './answer-pointer.ts'
import { answersInWords } from './answer-words.ts'
import type { Answers } from './answers.ts'
import { draftCertificatePages, draftedCertificates } from './certificates.page.ts'
import { checkPageAnswers } from './check-answers.ts'
import type { TravellerProblem } from './check-travellers.ts'
import { type CheckFault, checkView } from './check-view.ts'
import {
  type Draft,
  emptyDraft,
  mostTravellers,
  withAnswers,
  withoutTraveller,
  withTraveller,
} from './draft.ts'
import {
  afterPages,
  beginPath,
  checkPath,
  closingPages,
  firstOpenPath,
  hasParty,
  type Place,
  pagesFor,
  partyPath,
  pathOf,
  placeOf,
} from './flow.ts'
import { answersFrom, type FormValues, readForm, rowsOf, valuesFrom, withoutRow } from './form-values.ts'
import { getRules } from './get-rules.action.ts'
import { nameOf } from './identity-of.ts'
import { partyView } from './party-view.ts'
import { problemInWords, zoneProblemInWords } from './problem-words.ts'
import { questionView } from './question-view.ts'
import { findPage } from './questionnaire.ts'
import { textOf } from './questionnaire-text.ts'
import { withZone, type ZoneTrouble } from './read-zone-answer.ts'
import { findUnknownRoute } from './route-notice.ts'
import { beginDeclaration, saveDraft } from './save-draft.action.ts'
import { remember } from './session.page.ts'
import { takesCertificates } from './shown-certificates.ts'
import { submitDraft } from './submit-draft.action.ts'
import { travellerProblemInWords } from './traveller-problem-words.ts'
import { openVisit, type Visit } from './visit.page.ts'
import { isPackOpen, saveWhich, showWhich, whichPath } from './which-pack.page.ts'

const traveller: Actor = { kind: 'traveller', id: 'site' }
const [base, residents] = [`/${languagePattern}/declare`, `/${languagePattern}/resident`]
/** What a companion begins with: how to reach them, the voyage, the stops, where they stay. */
const sharedPages = ['contact', 'voyage', 'stops', 'address', 'domesticContact']

export function declarePages(house: House): Hono {
  const app = new Hono()
  const doing = (work: (deed: Deed, c: Context) => Promise<Response>) => (c: Context) =>
    perform(house, traveller, (deed) => work(deed, c))
  app.get(base, doing(begin))
  app.get(`${residents}/begin`, doing(begin))
  app.get(`${base}/which`, doing(showWhich))
  app.post(`${base}/which`, doing(saveWhich))
  app.get(`${base}/party`, doing(showParty))
  app.post(`${base}/party`, doing(saveParty))
  for (const pages of [base, residents]) {
    draftCertificatePages(app, pages, doing)
    app.get(
      `${pages}/check`,
      doing(async (deed, c) => showCheck(await openVisit(deed, c), [])),
    )
    app.post(`${pages}/check`, doing(send))
    app.get(`${pages}/:traveller{[1-9][0-9]?}/:page`, doing(showPage))
    app.post(`${pages}/:traveller{[1-9][0-9]?}/:page`, doing(savePage))
  }
  return app
}

async function begin(deed: Deed, c: Context): Promise<Response> {
  const visit = await openVisit(deed, c)
  const { draft, desk, checking, session, goTo } = visit
  if (desk.scheme === 'international' && isPackOpen(deed, c, visit)) return goTo(whichPath)
  await getRules(deed, desk)
  if (draft === null && session?.row.submitted_at) return goTo('declaration/overview')
  return goTo(firstOpenPath(desk, draft ?? emptyDraft, checking.today))
}

interface Asked {
  readonly visit: Visit
  readonly draft: Draft
  readonly at: number
  readonly place: Place
  /** Came from the check, and goes back there. */
  readonly changes: boolean
}

/** The page that was asked for; null where this traveller has no such page. */
async function findAsked(deed: Deed, c: Context, lock: 'none' | 'update'): Promise<Asked | Visit> {
  const visit = await openVisit(deed, c, lock)
  const draft = visit.draft ?? emptyDraft
  const at = Number(c.req.param('traveller')) - 1
  const place = placeOf(visit.desk, draft, at, c.req.param('page') ?? '', visit.checking.today)
  return place === null ? visit : { visit, draft, at, place, changes: c.req.query('change') === '1' }
}

/** A page that is not asked: on with the first that is. */
const elsewhere = ({ goTo, desk }: Visit): Response => goTo(beginPath(desk))

async function showPage(deed: Deed, c: Context): Promise<Response> {
  const asked = await findAsked(deed, c, 'none')
  if (!('place' in asked)) return elsewhere(asked)
  const { visit, draft, at, place } = asked
  const answers = draft.travellers[at]?.answers ?? {}
  return drawPage(asked, { answers, values: valuesFrom(place.page, answers, visit.lookups), errors: [] })
}

interface Filled {
  readonly answers: Answers
  readonly values: FormValues
  readonly errors: readonly FieldError[]
  readonly rows?: number
}

function drawPage(
  { visit, draft, at, place, changes }: Asked,
  { answers, values, errors, rows }: Filled,
): Response | Promise<Response> {
  const { t, language, lookups } = visit
  const title = textOf(place.page, language)
  const several = draft.travellers.length > 1
  const main = questionView({
    t,
    page: place.page,
    values,
    errors,
    lookups,
    answers,
    rows,
    number: place.number,
    of: place.of,
    traveller: several ? travellerName(visit, answers, at) : null,
    saved: visit.session !== null,
  })
  const back = changes ? checkPath(visit.desk) : (place.back ?? '')
  const marked = errors.length > 0 ? `${t(m.declaration_error_prefix)}: ${title}` : title
  return visit.answer(
    { title: marked, path: pathOf(visit.desk, at, place.page), back, status: errors.length > 0 ? 422 : 200 },
    main,
  )
}

const travellerName = ({ t }: Visit, answers: Answers, at: number): string =>
  nameOf(answers) ?? t(m.declaration_traveller, { number: at + 1 })

async function savePage(deed: Deed, c: Context): Promise<Response> {
  const asked = await findAsked(deed, c, 'update')
  if (!('place' in asked)) return elsewhere(asked)
  const { visit, draft, at, place, changes } = asked
  const values = readForm(new URLSearchParams(await c.req.text()))
  const next = withAnswers(draft, at, place.page.linkId, answersFrom(place.page, values, visit.lookups))
  const [add, remove] = [values.get('add'), values.get('remove')?.[0]]
  if (add !== undefined || remove !== undefined) return changeRows(asked, next, values, remove)
  const errors = errorsOf(asked, next)
  // Half a page is worth keeping too: what is wrong is asked again at the check.
  const zoned = withZone(next.travellers[at]?.answers ?? {}, visit.checking.today).answers
  await keep(deed, c, visit, withAnswers(next, at, place.page.linkId, zoned[place.page.linkId] ?? {}))
  if (errors.length > 0)
    return drawPage(asked, { answers: zoned, values: completed(visit, place, zoned, values), errors })
  return visit.goTo(changes ? checkPath(visit.desk) : nextOf(asked, zoned))
}

/** What was typed, and what the machine-readable zone gave for fields that were left empty. */
function completed({ lookups }: Visit, { page }: Place, zoned: Answers, values: FormValues): FormValues {
  const typed = [...values].filter(([, texts]) => texts.some((text) => text.trim() !== ''))
  return new Map([...valuesFrom(page, page.linkId === 'identity' ? zoned : {}, lookups), ...typed])
}

/** The page after this one, of those that the new answers ask for. */
function nextOf({ visit, at, place }: Asked, answers: Answers): string {
  const pages = pagesFor(visit.desk.questionnaire, at, answers, visit.checking.today)
  const here = pages.findIndex(({ linkId }) => linkId === place.page.linkId)
  const after = pages[here + 1]
  return after === undefined ? afterPages(visit.desk) : pathOf(visit.desk, at, after)
}

/** A row more or less: nothing is checked and nothing typed is lost. */
function changeRows(
  asked: Asked,
  draft: Draft,
  values: FormValues,
  remove: string | undefined,
): Response | Promise<Response> {
  const { page } = asked.place
  const answers = draft.travellers[asked.at]?.answers ?? {}
  const count = Math.max(rowsOf(page, values), 1)
  if (remove === undefined) return drawPage(asked, { answers, values, errors: [], rows: count + 1 })
  const left = withoutRow(page, values, Number(remove))
  return drawPage(asked, { answers, values: left, errors: [], rows: Math.max(count - 1, 1) })
}

function errorsOf({ visit, at, place }: Asked, draft: Draft): readonly FieldError[] {
  const { t, desk, checking, lookups } = visit
  const { questionnaire } = desk
  const { answers, problems } = withZone(draft.travellers[at]?.answers ?? {}, checking.today)
  const isIdentity = place.page.linkId === 'identity'
  // A zone that is wrong is what to mend: the fields that it would fill are not asked for besides.
  if (isIdentity && problems.length > 0)
    return worthTelling(problems).map((problem) => ({
      name: 'identity/mrz',
      message: zoneProblemInWords(t, problem),
    }))
  const page = findPage(questionnaire, place.page.linkId) ?? place.page
  return checkPageAnswers(questionnaire, page, answers, checking).map((problem) => ({
    name: fieldNameOf(questionnaire, problem),
    message: problemInWords(t, questionnaire, problem, lookups),
  }))
}

/** In a line that is too short or too long every digit stands in the wrong place: the length is what to mend. */
function worthTelling(problems: readonly ZoneTrouble[]): readonly ZoneTrouble[] {
  const lengths = problems.filter(({ code }) => code === 'line-length')
  return lengths.length > 0 ? lengths : problems
}

async function keep(deed: Deed, c: Context, visit: Visit, draft: Draft): Promise<void> {
  if (visit.session !== null && (visit.draft !== null || visit.session.row.submitted_at === null))
    return saveDraft(deed, visit.session.row, draft, visit.language)
  const { credentials } = await beginDeclaration(deed, {
    draft,
    language: visit.language,
    pack: visit.desk.manifest.id,
    scheme: visit.desk.scheme,
  })
  remember(c, credentials)
}

async function showParty(deed: Deed, c: Context): Promise<Response> {
  const visit = await openVisit(deed, c)
  const { t, draft, desk, checking } = visit
  if (draft === null) return elsewhere(visit)
  const relation = findPage(desk.questionnaire, 'party')
  const pages = pagesFor(desk.questionnaire, 0, draft.travellers[0]?.answers ?? {}, checking.today)
  const last = pages.at(-1)
  const travellers = draft.travellers.map(({ answers }, at) => ({
    name: travellerName(visit, answers, at),
    relation: relation ? (answersInWords(t, relation, answers, visit.lookups)[0]?.[0]?.words ?? null) : null,
    path: pathOf(desk, at, pagesFor(desk.questionnaire, at, answers, checking.today)[0] ?? { linkId: '' }),
  }))
  const title = t(m.declaration_party_title)
  const main = partyView({
    t,
    number: pages.length + 1,
    of: pages.length + 2,
    travellers,
    mayAdd: travellers.length < mostTravellers,
    amends: draft.amends,
  })
  return visit.answer({ title, path: partyPath, back: last && pathOf(desk, 0, last) }, main)
}

async function saveParty(deed: Deed, c: Context): Promise<Response> {
  const visit = await openVisit(deed, c, 'update')
  const { draft, session, desk, checking } = visit
  if (draft === null || session === null) return elsewhere(visit)
  const form = new URLSearchParams(await c.req.text())
  const go = form.get('go')
  if (draft.amends || (go !== 'add' && go !== 'remove'))
    return visit.goTo(firstOpenPath(desk, draft, checking.today))
  const next =
    go === 'add' ? withTraveller(draft, sharedPages) : withoutTraveller(draft, Number(form.get('remove')))
  await saveDraft(deed, session.row, next, visit.language)
  return visit.goTo(go === 'add' ? firstOpenPath(desk, next, checking.today) : partyPath)
}

function showCheck(visit: Visit, problems: readonly TravellerProblem[]): Response | Promise<Response> {
  const { t, draft, desk, lookups, language, checking } = visit
  if (draft === null) return elsewhere(visit)
  const travellers = draft.travellers.map(({ answers, certificates = [] }, at) => ({
    name: travellerName(visit, answers, at),
    certificates:
      certificates.length === 0 && !takesCertificates(desk.manifest)
        ? null
        : {
            path: pathOf(desk, at, { linkId: 'certificates' }),
            count: certificates.length,
            list: certificateList({
              t,
              zone: desk.manifest.authority.zone,
              certificates: draftedCertificates(certificates, withZone(answers, checking.today).answers),
              arrivalAt: null,
            }),
          },
    pages: pagesFor(desk.questionnaire, at, answers, checking.today).map((page) => ({
      title: textOf(page, language),
      path: pathOf(desk, at, page),
      entries: answersInWords(t, page, answers, lookups),
    })),
  }))
  const pages = travellers[0]?.pages ?? []
  const steps = pages.length + closingPages(desk)
  const faults = problems.map((found) => faultOf(visit, draft, found))
  const notices = noticesOf(visit, draft)
  const main = checkView({ t, number: steps, of: steps, travellers, faults, notices, amends: draft.amends })
  return visit.answer(
    {
      title: t(m.declaration_check_title),
      path: checkPath(desk),
      back: hasParty(desk) ? partyPath : pages.at(-1)?.path,
      status: faults.length > 0 ? 422 : 200,
    },
    main,
  )
}

/** Companions fly with the first traveller. */
function noticesOf({ t, desk, language }: Visit, { travellers: [first] }: Draft): readonly CheckFault[] {
  const route = findUnknownRoute(desk.places, first?.answers ?? {}, language)
  if (route === null) return []
  return [
    { message: t(m.declaration_notice_route, { ...route }), path: pathOf(desk, 0, { linkId: 'voyage' }) },
  ]
}

function faultOf(visit: Visit, draft: Draft, found: TravellerProblem): CheckFault {
  const answers = draft.travellers[found.traveller]?.answers ?? {}
  const name = travellerName(visit, answers, found.traveller)
  const sentence = travellerProblemInWords(visit.t, visit.desk.questionnaire, found, {
    name,
    lookups: visit.lookups,
  })
  const group = found.of === 'zone' ? 'identity' : (found.problem.linkId.split('.')[0] ?? '')
  const path = `${pathOf(visit.desk, found.traveller, { linkId: group })}?change=1`
  return { message: draft.travellers.length > 1 ? `${name}: ${sentence}` : sentence, path }
}

async function send(deed: Deed, c: Context): Promise<Response> {
  const visit = await openVisit(deed, c, 'update')
  const { session } = visit
  if (session === null) return elsewhere(visit)
  const problems = await submitDraft(deed, session.row)
  if (problems.length > 0) return showCheck(visit, problems)
  return visit.goTo(visit.draft?.amends ? 'declaration/changed' : 'declaration/done')
}

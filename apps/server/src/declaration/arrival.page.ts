// A delay or another flight, on a page of its own: it is the one change that people make in a hurry.
import type { Context, Hono } from 'hono'
import type { Deed } from '../platform/deed.ts'
import type { FieldError } from '../site/error-summary.ts'
import { m } from '../site/say.ts'
import { fieldNameOf } from './answer-pointer.ts'
import { type Answers, isEntry } from './answers.ts'
import { listAnswers } from './change-answers.action.ts'
import { checkPageAnswers } from './check-answers.ts'
import { arrivalView } from './deed-views.ts'
import { answersFrom, type FormValues, readForm, valuesFrom } from './form-values.ts'
import { problemInWords } from './problem-words.ts'
import { findPage, type QuestionGroup } from './questionnaire.ts'
import { rescheduleTravellers, withVoyage } from './reschedule.action.ts'
import type { Session } from './session.page.ts'
import type { Visit } from './visit.page.ts'

type SentWork = (deed: Deed, visit: Visit, session: Session, c: Context) => Promise<Response> | Response
type Sent = (work: SentWork, lock?: 'none' | 'update') => (c: Context) => Promise<Response>

const asked = [
  'voyage.flight',
  'voyage.departureAirport',
  'voyage.departsAt',
  'voyage.arrivalAirport',
  'voyage.arrivesAt',
]

export function arrivalPages(app: Hono, base: string, sent: Sent): void {
  app.get(`${base}/arrival`, sent(showArrival))
  app.post(`${base}/arrival`, sent(saveArrival, 'update'))
}

/** Who lives here has no voyage that could move. */
const travels = ({ desk }: Visit): boolean => findPage(desk.questionnaire, 'voyage') !== undefined

/** The questions of the voyage that a change of flight changes. */
function voyagePage({ desk }: Visit): QuestionGroup {
  const page = findPage(desk.questionnaire, 'voyage')
  if (page === undefined) throw new Error('The questionnaire does not ask about a voyage')
  return { ...page, item: page.item.filter(({ linkId }) => asked.includes(linkId)) }
}

async function showArrival(deed: Deed, visit: Visit, { row }: Session): Promise<Response> {
  if (!travels(visit)) return visit.goTo('declaration/overview')
  const [answers = {}] = await listAnswers(deed, row.declaration_id)
  return draw(visit, answers, valuesFrom(voyagePage(visit), answers, visit.lookups), [])
}

function draw(
  visit: Visit,
  answers: Answers,
  values: FormValues,
  errors: readonly FieldError[],
): Response | Promise<Response> {
  const { t, lookups } = visit
  const main = arrivalView({ t, page: voyagePage(visit), values, errors, lookups, answers })
  return visit.answer(
    {
      title: t(m.declaration_arrival_title),
      path: 'declaration/arrival',
      back: 'declaration/overview',
      status: errors.length > 0 ? 422 : 200,
    },
    main,
  )
}

async function saveArrival(deed: Deed, visit: Visit, { row }: Session, c: Context): Promise<Response> {
  if (!travels(visit)) return visit.goTo('declaration/overview')
  const { desk, checking, lookups, t } = visit
  const page = voyagePage(visit)
  const values = readForm(new URLSearchParams(await c.req.text()))
  const voyage = answersFrom(page, values, lookups)
  const [before = {}] = await listAnswers(deed, row.declaration_id)
  const answers = withVoyage(before, isEntry(voyage) ? voyage : {})
  const whole = findPage(desk.questionnaire, 'voyage') ?? page
  const errors = checkPageAnswers(desk.questionnaire, whole, answers, checking).map((problem) => ({
    name: fieldNameOf(desk.questionnaire, problem),
    message: problemInWords(t, desk.questionnaire, problem, lookups),
  }))
  if (errors.length > 0) return draw(visit, answers, values, errors)
  if (isEntry(voyage)) await rescheduleTravellers(deed, row.declaration_id, voyage)
  return visit.goTo('declaration/changed')
}

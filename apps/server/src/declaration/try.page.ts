// `/{lang}/policy/try`: what would I get? Anyone enters a journey and reads the decision with every reason, under the
// rules of a day of her choice. Nothing is stored, logged, or kept by the browser.
import { say as sayIn } from '@pratique/policy-engine'
import { type Context, Hono } from 'hono'
import { isPlainDate, type PlainDate } from '../place/plain-date.ts'
import { type Actor, type Deed, type House, perform } from '../platform/deed.ts'
import type { FieldError } from '../site/error-summary.ts'
import { isLanguage, type Language, languagePattern } from '../site/language.ts'
import { page } from '../site/layout.ts'
import { m, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import { fieldNameOf } from './answer-pointer.ts'
import type { Answers, Json } from './answers.ts'
import { checkAnswers } from './check-answers.ts'
import { checkingAt, type Desk, deskFor, listDesks, packInUse } from './desk.node.ts'
import type { Scheme } from './flow.ts'
import { answersFrom, type FormValues, readForm, rowsOf, withoutRow } from './form-values.ts'
import { dayIn, instantOf } from './local-time.ts'
import { problemInWords } from './problem-words.ts'
import { pagesOf, type Questionnaire } from './questionnaire.ts'
import { triedQuestions } from './tried-questions.ts'
import { tryDecision } from './try-decision.action.ts'
import { type TryPage, tryView } from './try-view.ts'

const anyone: Actor = { kind: 'traveller', id: 'anonymous' }
const pathOf = (scheme: Scheme): string => (scheme === 'resident' ? 'policy/try/resident' : 'policy/try')
/** Of a desk: its pack is named where it is not the general one. */
const doorOf = ({ config }: House, { manifest, scheme }: Desk): string =>
  manifest.id === config.packs[0] ? pathOf(scheme) : `${pathOf(scheme)}?pack=${manifest.id}`

export function tryPages(house: House): Hono {
  const app = new Hono()
  for (const scheme of ['international', 'resident'] as const) {
    const path = `/${languagePattern}/${pathOf(scheme)}`
    const doing = (work: (visit: Trying) => Promise<Response> | Response) => (c: Context) =>
      perform(house, anyone, async (deed) => work(openTrying(deed, c, scheme)))
    app.get(
      path,
      doing((visit) => draw(visit, { values: new Map() })),
    )
    app.post(path, doing(answer))
  }
  return app
}

interface Trying {
  readonly deed: Deed
  readonly c: Context
  readonly desk: Desk
  readonly questionnaire: Questionnaire
  readonly view: Pick<TryPage, 't' | 'zone' | 'questionnaire' | 'lookups' | 'label' | 'rulesPath' | 'others'>
}

function openTrying(deed: Deed, c: Context, code: Scheme): Trying {
  const { house } = deed
  const tag = c.req.param('language') ?? ''
  const t = say(isLanguage(tag) ? tag : 'en')
  const desk = deskFor(house, code, packInUse(house, c.req.query('pack')))
  const questionnaire = triedQuestions(desk.questionnaire)
  const isGeneral = desk.manifest.id === house.config.packs[0]
  const view = {
    t,
    zone: desk.manifest.authority.zone,
    questionnaire,
    lookups: desk.lookups(t.language),
    label: labelOf(desk, t.language),
    // The rules of the general pack are those that the page of rules shows.
    rulesPath: isGeneral ? `policy/${code}` : null,
    others: listDesks(house)
      .filter((other) => other !== desk)
      .map((other) => ({ label: labelOf(other, t.language), path: doorOf(house, other) })),
  }
  return { deed, c, desk, questionnaire, view }
}

function labelOf({ manifest, scheme }: Desk, language: Language): string {
  const found = manifest.schemes.find((one) => one.code === scheme)
  return `${sayIn(manifest.title, language)} · ${found ? sayIn(found.labels, language) : scheme}`
}

type Drawn = Pick<TryPage, 'values'> & Partial<Pick<TryPage, 'errors' | 'rows' | 'tried'>>

function draw({ deed, c, desk, view }: Trying, drawn: Drawn): Response | Promise<Response> {
  const { t, zone } = view
  const { errors = [], rows = {}, values, tried } = drawn
  // Neither in a cache nor in an address: what is entered here may be somebody's illness.
  c.header('cache-control', 'no-store')
  c.status(errors.length > 0 ? 422 : 200)
  const on = values.get('on')?.[0] ?? dayIn(deed.now, zone)
  const title = t(m.try_title)
  const frame = {
    t,
    title: errors.length > 0 ? `${t(m.declaration_error_prefix)}: ${title}` : title,
    path: doorOf(deed.house, desk),
    back: `/${t.language}/policy`,
    authority: sayIn(desk.manifest.authority.names, t.language),
    exerciseAt: exerciseAt(deed.house),
  }
  return c.html(page(frame, tryView({ ...view, values, errors, rows, on, tried })))
}

async function answer(trying: Trying): Promise<Response> {
  const { deed, c, desk, questionnaire, view } = trying
  const values = readForm(new URLSearchParams(await c.req.text()))
  const add = values.get('add')?.[0]
  const remove = values.get('remove')?.[0]
  if (add !== undefined || remove !== undefined) return changeRows(trying, values, remove)
  const on = values.get('on')?.[0] ?? ''
  if (!isPlainDate(on))
    return draw(trying, { values, errors: [{ name: 'on', message: view.t(m.try_error_on) }] })
  const at = instantOn(on, deed.now, view.zone)
  const answers = answersOf(questionnaire, values, view)
  const errors = errorsOf(trying, answers, at)
  if (errors.length > 0) return draw(trying, { values, errors })
  const tried = await tryDecision(deed, { desk, questionnaire, answers, at, language: view.t.language })
  return draw(trying, { values, tried })
}

/** Of today, now; of another day, its noon where the authority is. */
const instantOn = (on: PlainDate, now: Date, zone: string): Date =>
  on === dayIn(now, zone) ? now : instantOf(`${on}T12:00`, zone)

function answersOf(
  questionnaire: Questionnaire,
  values: FormValues,
  { lookups }: Pick<TryPage, 'lookups'>,
): Answers {
  const groups = pagesOf(questionnaire).map((group): [string, Json] => [
    group.linkId,
    answersFrom(group, values, lookups) as Json,
  ])
  return Object.fromEntries(groups)
}

function errorsOf({ desk, questionnaire, view }: Trying, answers: Answers, at: Date): readonly FieldError[] {
  return checkAnswers(questionnaire, answers, checkingAt(desk, at)).map((problem) => ({
    name: fieldNameOf(questionnaire, problem),
    message: problemInWords(view.t, questionnaire, problem, view.lookups),
  }))
}

/** A row more or less: nothing is checked and nothing typed is lost. */
function changeRows(trying: Trying, values: FormValues, remove: string | undefined) {
  const group = pagesOf(trying.questionnaire).find(({ repeats }) => repeats)
  if (group === undefined) return draw(trying, { values })
  const count = Math.max(rowsOf(group, values), 1)
  const rows = { [group.linkId]: remove === undefined ? count + 1 : Math.max(count - 1, 1) }
  const left = remove === undefined ? values : withoutRow(group, values, Number(remove))
  return draw(trying, { values: left, rows })
}

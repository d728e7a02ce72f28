// Checks a whole declaration against its questionnaire and collects everything that is wrong, so that a traveller
// mends it in one go. Answers to questions that are not asked are not checked: they do not count.
import type { PlainDate } from '../place/plain-date.ts'
import type { AnswerProblem } from './answer-problem.ts'
import { type Answers, type Entry, entriesOf, isEntry, isList, type Json, ownValue } from './answers.ts'
import { checkJourney, type JourneyContext } from './check-journey.ts'
import { checkPerson } from './check-person.ts'
import { faultsOf, type QuestionContext } from './check-question.ts'
import { countingAnswers, enabledIn, isEnabled } from './enabling.ts'
import { keyOf, mostOf, type QuestionGroup, type Questionnaire } from './questionnaire.ts'

export interface Checking extends QuestionContext, JourneyContext {
  /** The day of declaring, in the authority's zone. */
  readonly today: PlainDate
}

/** More than anyone would read; it bounds the answer to a hostile request. */
const mostProblems = 200

/** Every problem of the answers, in the order of the pages. None: they may be declared. */
export function checkAnswers(
  questionnaire: Questionnaire,
  given: Json,
  checking: Checking,
): readonly AnswerProblem[] {
  if (!isEntry(given)) return [{ linkId: '', code: 'wrong-type', values: { expected: 'object' } }]
  const counting = countingAnswers(questionnaire, given)
  const onPages = questionnaire.item.flatMap((page) => checkPage(page, given, counting, checking))
  const problems = [...unknownGroups(questionnaire, given), ...onPages]
  // What spans several answers is looked at only where each of them can be read.
  const isRight = (linkId: string) => !problems.some((problem) => problem.linkId === linkId)
  const across = [
    ...checkPerson(questionnaire, counting, checking, isRight),
    ...checkJourney(counting, checking, isRight),
  ]
  return [...problems, ...across].slice(0, mostProblems)
}

/** The same for one page, as it is saved: what spans pages is looked at when the whole is submitted. */
export function checkPageAnswers(
  questionnaire: Questionnaire,
  page: QuestionGroup,
  given: Answers,
  checking: Checking,
): readonly AnswerProblem[] {
  return checkAnswers(questionnaire, given, checking).filter(
    ({ linkId }) => linkId.split('.')[0] === page.linkId,
  )
}

function checkPage(
  page: QuestionGroup,
  given: Answers,
  counting: Answers,
  checking: Checking,
): readonly AnswerProblem[] {
  if (!isEnabled(page, counting)) return []
  const value = ownValue(given, page.linkId)
  const shape = faultOfShape(page, value)
  if (shape !== undefined) return [shape]
  const entries = entriesOf(given, page.linkId)
  if (page.repeats && entries.length === 0) return page.required ? [required(page.linkId)] : []
  return (entries.length === 0 ? [{}] : entries).flatMap((entry, index) => {
    const problems = checkEntry(page, entry, counting, index, checking)
    return page.repeats ? problems.map((problem) => ({ ...problem, index })) : problems
  })
}

const required = (linkId: string): AnswerProblem => ({ linkId, code: 'required', values: {} })

function faultOfShape(
  { linkId, repeats, ...page }: QuestionGroup,
  value: Json | undefined,
): AnswerProblem | undefined {
  if (value === undefined || value === null) return undefined
  const max = mostOf({ linkId, repeats, ...page })
  if (repeats && isList(value) && value.length > max) return { linkId, code: 'too-many', values: { max } }
  const isRight = repeats ? isList(value) && value.every(isEntry) : isEntry(value)
  return isRight
    ? undefined
    : { linkId, code: 'wrong-type', values: { expected: repeats ? 'list' : 'object' } }
}

function checkEntry(
  page: QuestionGroup,
  entry: Entry,
  counting: Answers,
  index: number,
  checking: Checking,
): readonly AnswerProblem[] {
  const keys = keysOf(page)
  const unknown = Object.keys(entry).filter((key) => !keys.has(key))
  return [
    ...unknown.map((key) => unknownQuestion(`${page.linkId}.${key}`)),
    ...enabledIn(page, counting, index).flatMap((question) =>
      faultsOf(question, ownValue(entry, keyOf(question.linkId)), checking).map((fault) => ({
        linkId: question.linkId,
        ...fault,
      })),
    ),
  ]
}

const keysOfPages = new WeakMap<QuestionGroup, ReadonlySet<string>>()

function keysOf(page: QuestionGroup): ReadonlySet<string> {
  const known = keysOfPages.get(page)
  if (known !== undefined) return known
  const keys = new Set(page.item.map(({ linkId }) => keyOf(linkId)))
  keysOfPages.set(page, keys)
  return keys
}

const unknownGroups = (questionnaire: Questionnaire, given: Answers): readonly AnswerProblem[] =>
  Object.keys(given)
    .filter((group) => !questionnaire.item.some(({ linkId }) => linkId === group))
    .map(unknownQuestion)

/** The name comes from outside: only as much of it is repeated as can be a name. */
const unknownQuestion = (name: string): AnswerProblem => ({
  linkId: name.slice(0, 80),
  code: 'unknown-question',
  values: {},
})

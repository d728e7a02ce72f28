// Which questions are asked, given the answers before them. An answer to a question that is not asked does not
// count: who first said "yes" and then "no" has said nothing about the day.
import {
  type Answers,
  answerAt,
  type Entry,
  entriesOf,
  isAnswered,
  isList,
  type Json,
  ownValue,
} from './answers.ts'
import {
  type EnableWhen,
  keyOf,
  type Question,
  type QuestionGroup,
  type Questionnaire,
} from './questionnaire.ts'

/** In a repeating group `index` says which entry the question stands in. */
export function isEnabled(item: Question | QuestionGroup, answers: Answers, index = 0): boolean {
  if (item.enableWhen.length === 0) return true
  const [group = ''] = item.linkId.split('.')
  return conditionsHold(item, viewOf(answers, group, index))
}

/** Of the questions of one entry, those that are asked. */
export function enabledIn(
  { linkId, item }: QuestionGroup,
  answers: Answers,
  index: number,
): readonly Question[] {
  const view = viewOf(answers, linkId, index)
  return item.filter((question) => conditionsHold(question, view))
}

const viewOf = (answers: Answers, group: string, index: number): Answers => ({
  ...answers,
  [group]: entriesOf(answers, group)[index] ?? {},
})

function conditionsHold(item: Question | QuestionGroup, view: Answers): boolean {
  if (item.enableWhen.length === 0) return true
  const holds = (condition: EnableWhen) => conditionHolds(condition, view)
  return item.enableBehavior === 'any' ? item.enableWhen.some(holds) : item.enableWhen.every(holds)
}

// Neither what was given nor what came out needs a second look.
const settled = new WeakMap<Answers, { readonly questionnaire: Questionnaire; readonly counting: Answers }>()

/** The answers that count: those to questions that are asked. Unknown groups and keys are left out. */
export function countingAnswers(questionnaire: Questionnaire, answers: Answers): Answers {
  const known = settled.get(answers)
  if (known?.questionnaire === questionnaire) return known.counting
  // Grown page by page: a condition looks back only, so what it asks about is already settled.
  const counting: Record<string, Json> = {}
  for (const page of questionnaire.item) {
    const entries = entriesOf(answers, page.linkId)
    if (entries.length === 0 || !isEnabled(page, counting)) continue
    const counted = entries.map((entry) => countingEntry(page, entry, counting))
    counting[page.linkId] = page.repeats ? counted : (counted[0] ?? {})
  }
  settled.set(answers, { questionnaire, counting })
  settled.set(counting, { questionnaire, counting })
  return counting
}

function countingEntry(page: QuestionGroup, entry: Entry, before: Answers): Entry {
  const counted: Record<string, Json> = {}
  // One view that grows with the page: a condition may look at the questions above it.
  const view: Answers = { ...before, [page.linkId]: counted }
  for (const question of page.item) {
    const key = keyOf(question.linkId)
    const answer = ownValue(entry, key)
    if (isAnswered(answer) && conditionsHold(question, view)) counted[key] = answer
  }
  return counted
}

function conditionHolds(
  { question, operator, answerBoolean, answerCoding }: EnableWhen,
  answers: Answers,
): boolean {
  const answer = answerAt(answers, question)
  if (operator === 'exists') return isAnswered(answer) === (answerBoolean ?? true)
  const given = includes(answer, answerCoding?.code ?? answerBoolean)
  return operator === '=' ? given : !given
}

const includes = (answer: Json | undefined, wanted: string | boolean | undefined): boolean =>
  isList(answer) ? answer.some((each) => each === wanted) : isAnswered(answer) && answer === wanted

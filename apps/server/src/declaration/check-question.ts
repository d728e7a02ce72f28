// Checks the answer to one question by its type, and says everything that is wrong with it.
import { isPlainDate } from '../place/plain-date.ts'
import type { AnswerProblem } from './answer-problem.ts'
import { isAnswered, isList, type Json } from './answers.ts'
import { type FormatContext, findFormatFault } from './formats.ts'
import { isDateTime } from './local-time.ts'
import { findExtension, formatOf, isExclusive, mostOf, type Question, valueSetOf } from './questionnaire.ts'

export interface QuestionContext extends FormatContext {
  /** By the id of a list: whether it has a code. A list that is not named here has none. */
  readonly known: Readonly<Record<string, (code: string) => boolean>>
}

export type Fault = Pick<AnswerProblem, 'code' | 'values'>

const fault = (code: Fault['code'], values: Fault['values'] = {}): readonly Fault[] => [{ code, values }]

export function faultsOf(
  question: Question,
  answer: Json | undefined,
  context: QuestionContext,
): readonly Fault[] {
  // "None of these" is an answer of its own; an empty list says nothing.
  if (!isAnswered(answer) || (isList(answer) && answer.length === 0))
    return question.required ? fault('required') : []
  if (!question.repeats) return faultsOfOne(question, answer, context)
  if (!isList(answer)) return fault('wrong-type', { expected: 'list' })
  if (answer.length > mostOf(question)) return fault('too-many', { max: mostOf(question) })
  const faults = answer.flatMap((each) => faultsOfOne(question, each, context))
  return faults.length > 0 ? faults : faultsOfChoices(question, answer)
}

/** "None of these" together with one of these says nothing. */
function faultsOfChoices({ answerOption = [] }: Question, answer: readonly Json[]): readonly Fault[] {
  const none = answerOption.filter(isExclusive).find(({ valueCoding }) => answer.includes(valueCoding.code))
  return none !== undefined && answer.length > 1
    ? fault('none-and-others', { option: none.valueCoding.code })
    : []
}

function faultsOfOne(question: Question, answer: Json, context: QuestionContext): readonly Fault[] {
  switch (question.type) {
    case 'boolean':
      return typeof answer === 'boolean' ? [] : fault('wrong-type', { expected: 'boolean' })
    case 'integer':
    case 'quantity':
      return faultsOfNumber(question, answer)
    default:
      return typeof answer === 'string'
        ? faultsOfText(question, answer.trim(), context)
        : fault('wrong-type', { expected: question.type === 'string' ? 'text' : question.type })
  }
}

function faultsOfNumber(question: Question, answer: Json): readonly Fault[] {
  const isRight = question.type === 'integer' ? Number.isInteger(answer) : Number.isFinite(answer)
  if (typeof answer !== 'number' || !isRight) return fault('wrong-type', { expected: question.type })
  const min = findExtension(question, 'minValue')?.valueInteger ?? Number.MIN_SAFE_INTEGER
  const max = findExtension(question, 'maxValue')?.valueInteger ?? Number.MAX_SAFE_INTEGER
  return answer < min || answer > max ? fault('out-of-range', { min, max }) : []
}

const longestText = 500
/** Of what was typed for a place, as much is told back as can be a name. */
const longestName = 60

function faultsOfText(question: Question, text: string, context: QuestionContext): readonly Fault[] {
  const max = question.maxLength ?? longestText
  if (text.length > max) return fault('too-long', { max })
  if (question.type === 'choice') return faultsOfChoice(question, text, context)
  const untimely = faultsOfTime(question, text)
  if (untimely.length > 0) return untimely
  // Control characters are never typed; they come from a broken client or someone trying.
  if (/\p{Cc}/u.test(text.replaceAll(/[\r\n]/g, ''))) return fault('wrong-format', { format: 'text' })
  const format = formatOf(question)
  const wrong = format === undefined ? undefined : findFormatFault(format, text, context)
  return wrong === undefined ? [] : [wrong]
}

function faultsOfChoice(question: Question, code: string, { known }: QuestionContext): readonly Fault[] {
  const set = valueSetOf(question)
  const isOption =
    set === undefined
      ? (question.answerOption ?? []).some(({ valueCoding }) => valueCoding.code === code)
      : Object.hasOwn(known, set) && known[set]?.(code) === true
  return isOption
    ? []
    : fault('not-an-option', set === undefined ? {} : { list: set, typed: code.slice(0, longestName) })
}

/** The years that a living traveller may name. */
const [firstYear, lastYear] = [1900, 2100]

function faultsOfTime({ type }: Question, text: string): readonly Fault[] {
  if (type !== 'date' && type !== 'dateTime') return []
  const faults = faultsOfDay(type === 'date' ? text : text.slice(0, 10))
  return faults.length > 0 || type === 'date' || isDateTime(text) ? faults : fault('impossible-time')
}

function faultsOfDay(text: string): readonly Fault[] {
  if (!isPlainDate(text)) return fault('impossible-date')
  const year = Number(text.slice(0, 4))
  return year < firstYear || year > lastYear
    ? fault('unlikely-year', { from: firstYear, until: lastYear })
    : []
}

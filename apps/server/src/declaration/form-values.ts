// Between a form, where everything is text under a name, and answers, which are typed. The name of a field is the
// path of its answer: `contact/telephone`, `stops/0/place`. What cannot be read stays as it was typed, for the check to speak
// of and for the field to show again.
import { type Answers, type Entry, entriesOf, isAnswered, isList, type Json } from './answers.ts'
import type { Lookups } from './lookups.ts'
import { keyOf, type Question, type QuestionGroup, valueSetOf } from './questionnaire.ts'

export type FormValues = ReadonlyMap<string, readonly string[]>

/** Rows of a repeating group are read up to here; a form with more is not one of ours. */
const mostRows = 60

export function readForm(form: URLSearchParams): FormValues {
  const values = new Map<string, string[]>()
  for (const [name, value] of form) {
    const known = values.get(name)
    if (known === undefined) values.set(name, [value])
    else known.push(value)
  }
  return values
}

/** The name of a question's field; `row` counts the entries of a repeating page from 0. */
export const nameOf = (page: QuestionGroup, question: Question, row: number): string =>
  `${prefixOf(page, row)}/${keyOf(question.linkId)}`

export const prefixOf = (page: QuestionGroup, row: number): string =>
  page.repeats ? `${page.linkId}/${row}` : page.linkId

/** How many entries of a repeating page the form holds. */
export function rowsOf(page: QuestionGroup, values: FormValues): number {
  const numbers = [...values.keys()].map((key) => {
    const [group, row] = key.split('/')
    const number = group === page.linkId && /^\d{1,3}$/.test(row ?? '') ? Number(row) : -1
    return number < mostRows ? number + 1 : mostRows
  })
  return Math.max(0, ...numbers)
}

/** Form to the answers of a page; empty fields have no key, and a row in which nothing was entered is no entry. */
export function answersFrom(
  page: QuestionGroup,
  values: FormValues,
  lookups: Lookups,
): Entry | readonly Entry[] {
  if (!page.repeats) return entryFrom(page, values, lookups, 0)
  const rows = Array.from({ length: rowsOf(page, values) }, (_, row) => entryFrom(page, values, lookups, row))
  return rows.filter((row) => Object.keys(row).length > 0)
}

function entryFrom(page: QuestionGroup, values: FormValues, lookups: Lookups, row: number): Entry {
  const entry = page.item.flatMap((question): (readonly [string, Json])[] => {
    const answer = answerFrom(question, values, lookups, nameOf(page, question, row))
    return answer === undefined ? [] : [[keyOf(question.linkId), answer]]
  })
  return Object.fromEntries(entry)
}

function answerFrom(
  question: Question,
  values: FormValues,
  lookups: Lookups,
  name: string,
): Json | undefined {
  const given = (values.get(name) ?? [])
    .flatMap((text) => (isListOfLines(question) ? text.split(/[\n,;，、]/) : [text]))
    .map((text) => text.normalize('NFC').trim())
    .filter((text) => text !== '')
  const [first] = given
  if (first === undefined) return undefined
  return question.repeats
    ? [...new Set(given)].map((text) => typed(question, text, lookups))
    : typed(question, first, lookups)
}

/** Several texts are typed into one field, one on each line. */
export const isListOfLines = (question: Question): boolean => question.repeats && question.type === 'string'

function typed(question: Question, text: string, lookups: Lookups): string | number | boolean {
  const set = valueSetOf(question)
  if (set !== undefined) return lookups.codeOf(set, text) ?? text
  if (question.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (question.type === 'date') return plainDay(text)
  if (question.type === 'integer' || question.type === 'quantity') return numberIn(text)
  return text
}

// A browser without a date picker sends what was typed: `2020/3/5` is understood, `3/5/2020` could be two days.
function plainDay(text: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(latinDigits(text))
  if (match === null) return text
  const [, year = '', month = '', day = ''] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function numberIn(text: string): number | string {
  const latin = latinDigits(text).replace(',', '.')
  return /^-?\d{1,9}(\.\d{1,3})?$/.test(latin) ? Number(latin) : text
}

const latinDigits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))

/** Answers to form, for a page that is opened again. */
export function valuesFrom(page: QuestionGroup, answers: Answers, lookups: Lookups): FormValues {
  const values = new Map<string, readonly string[]>()
  for (const [row, entry] of entriesOf(answers, page.linkId).entries()) {
    for (const question of page.item) {
      const answer = entry[keyOf(question.linkId)]
      if (isAnswered(answer)) values.set(nameOf(page, question, row), textsOf(question, answer, lookups))
    }
  }
  return values
}

function textsOf(question: Question, answer: Json, lookups: Lookups): readonly string[] {
  const set = valueSetOf(question)
  return (isList(answer) ? answer : [answer]).map((one) =>
    set === undefined ? String(one) : lookups.nameOf(set, String(one)),
  )
}

/** The form without one entry of a repeating page; those behind it move up. */
export function withoutRow(page: QuestionGroup, values: FormValues, row: number): FormValues {
  const left = [...values].flatMap(([name, texts]): [string, readonly string[]][] => {
    const [group, at, key] = name.split('/')
    const number = Number(at)
    if (group !== page.linkId || key === undefined) return [[name, texts]]
    if (number === row) return []
    return [[number > row ? `${group}/${number - 1}/${key}` : name, texts]]
  })
  return new Map(left)
}

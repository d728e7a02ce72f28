// From a page of the questionnaire to form fields, without scripts: what depends on an answer of the same page stands
// inside that answer; what depends on an earlier page was decided by the server before it came here.
import { errorAt, type FieldError } from '../site/error-summary.ts'
import { areaField, choiceField, idOf, type Option, suggestions, textField } from '../site/fields.ts'
import { type Html, html } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'
import type { Answers, Json } from './answers.ts'
import { isEnabled } from './enabling.ts'
import { answersFrom, type FormValues, isListOfLines, nameOf, prefixOf, rowsOf } from './form-values.ts'
import type { Lookups } from './lookups.ts'
import {
  type EnableWhen,
  formatOf,
  isExclusive,
  mostOf,
  type Question,
  type QuestionGroup,
  valueSetOf,
} from './questionnaire.ts'
import { findHint, optionText, textOf } from './questionnaire-text.ts'

export interface Asking {
  readonly t: Say
  readonly page: QuestionGroup
  readonly values: FormValues
  readonly errors: readonly FieldError[]
  readonly lookups: Lookups
  /** The answers of the pages before. */
  readonly answers: Answers
  /** Entries of a repeating page to show; those filled, and at least one, unless told. */
  readonly rows?: number | undefined
}

/** One entry of the page, as its questions see it. */
interface Entry extends Asking {
  readonly row: number
  readonly asked: readonly Question[]
}

/** The fields of a page, and the lists of suggestions that they name. */
export function questionFields(asking: Asking): Html {
  const { page, lookups } = asking
  const sets = [...new Set(page.item.flatMap((question) => valueSetOf(question) ?? []))]
  const lists = sets.map((set) => suggestions(listId(set), lookups.suggestionsOf(set)))
  return html`${page.repeats ? repeated(asking) : fieldsOf(asking, 0)}${lists}`
}

const listId = (set: string): string => `list-${set}`

function fieldsOf(asking: Asking, row: number): readonly Html[] {
  const asked = asking.page.item.filter((question) => isShown(question, asking, row))
  const entry: Entry = { ...asking, row, asked }
  return asked
    .filter((question) => hostOf(question, asked) === undefined)
    .map((question) => fieldOf(entry, question))
}

/** A question is shown unless answers rule it out; what boxes and circles of this page may rule out hides itself. */
function isShown(question: Question, asking: Asking, row: number): boolean {
  const here = question.enableWhen.flatMap(({ question: other }) =>
    asking.page.item.filter(({ linkId }) => linkId === other),
  )
  if (here.some(hasOptions)) return true
  // Of a text on this page nothing is known before it is sent; once it is, it counts.
  const isOpen = here.some((host) => (asking.values.get(nameOf(asking.page, host, row))?.[0] ?? '') === '')
  return (
    isOpen ||
    isEnabled(
      question,
      {
        ...asking.answers,
        [asking.page.linkId]: answersFrom(asking.page, asking.values, asking.lookups) as Json,
      },
      row,
    )
  )
}

/** The question on the same page, with answers to choose from, that this one depends on alone. */
function hostOf(question: Question, asked: readonly Question[]): Question | undefined {
  const [first, ...others] = question.enableWhen
  if (first === undefined || others.some((other) => other.question !== first.question)) return undefined
  return asked.find((host) => host.linkId === first.question && hasOptions(host))
}

const hasOptions = ({ type, answerOption }: Question): boolean =>
  type === 'boolean' || answerOption !== undefined

function fieldOf(entry: Entry, question: Question): Html {
  if (hasOptions(question)) return choiceOf(entry, question)
  const words = wordsOf(entry, question)
  const texts = entry.values.get(words.name) ?? []
  if (formatOf(question) === 'mrz') return zoneField(words, texts)
  if (isListOfLines(question)) return areaField({ ...words, rows: 3, value: texts.join('\n'), ltr: true })
  return textField({ ...words, ...lineOf(question), value: texts[0] ?? '' })
}

/** With a picture of where the zone stands in a passport. */
const zoneField = (
  words: ReturnType<typeof wordsOf>,
  texts: readonly string[],
): Html => html`<svg class="where-zone" direction="ltr" viewBox="0 0 130 90" aria-hidden="true" focusable="false"><rect x="1" y="1" width="128" height="88" rx="6" fill="#f3f6f8" stroke="#4a5763"/><rect x="9" y="12" width="30" height="38" rx="3" fill="#d5dde3"/><circle cx="24" cy="26" r="7" fill="#4a5763"/><path d="M12 50c0-20 24-20 24 0z" fill="#4a5763"/><path d="M48 16h50M48 26h66M48 36h40M48 46h58" stroke="#d5dde3" stroke-width="5"/><rect x="4" y="58" width="122" height="27" rx="3" fill="#fff" stroke="#0b5c8a" stroke-width="2.5"/><text x="10" y="69" font-family="monospace" font-size="7.4" fill="#17212b" textLength="110">P&lt;XXXNAME&lt;&lt;NAME&lt;&lt;&lt;&lt;&lt;&lt;&lt;</text><text x="10" y="80" font-family="monospace" font-size="7.4" fill="#17212b" textLength="110">XX1234567&lt;8XXX9001011F30</text></svg>
${areaField({ ...words, rows: 3, value: texts.join('\n'), ltr: true })}`

function wordsOf({ t, errors, page, row }: Entry, question: Question) {
  const name = nameOf(page, question, row)
  const label = textOf(question, t.language)
  return {
    name,
    label: question.required ? label : t(m.declaration_optional, { label }),
    hint: findHint(question, t.language),
    error: errorAt(errors, name),
  }
}

const widest = 200

function lineOf(question: Question) {
  const { type, maxLength = widest } = question
  const set = valueSetOf(question)
  if (set !== undefined) return { maxLength, list: listId(set) }
  if (type === 'date') return { type: 'date' as const, short: true, ltr: true }
  if (type === 'dateTime') return { type: 'datetime-local' as const, ltr: true }
  if (type === 'integer') return { inputmode: 'numeric', short: true, maxLength: 10, ltr: true }
  if (type === 'quantity') return { inputmode: 'decimal', short: true, maxLength: 10, ltr: true }
  return { maxLength, ...formatted(question) }
}

function formatted(question: Question) {
  const format = formatOf(question)
  if (format === 'phone') return { type: 'tel' as const, autocomplete: 'tel', ltr: true }
  // Not `type=email`: the browser would refuse in its own words, in its own language.
  if (format === 'email') return { inputmode: 'email', autocomplete: 'email', ltr: true }
  if (format === 'flight' || format === 'seat') return { ltr: true, short: true, capitals: true }
  if (format === 'mrz' || format === 'document-number') return { ltr: true, capitals: true }
  return {}
}

function optionsOf(question: Question, t: Say): readonly Option[] {
  if (question.type === 'boolean')
    return [
      { value: 'true', label: t(m.site_yes) },
      { value: 'false', label: t(m.site_no) },
    ]
  return (question.answerOption ?? []).map((option) => ({
    value: option.valueCoding.code,
    label: optionText(option, t.language),
  }))
}

function choiceOf(entry: Entry, question: Question): Html {
  const dependants = entry.asked.filter((other) => hostOf(other, entry.asked) === question)
  const single = dependants.filter(
    (other) => other.enableWhen.length === 1 && other.enableWhen[0]?.operator === '=',
  )
  const after = dependants.filter((other) => !single.includes(other))
  const options = optionsOf(question, entry.t).map((option) => {
    const inside = single.filter(({ enableWhen }) =>
      enableWhen.some((condition) => isMet(condition, option.value)),
    )
    return { ...option, nested: inside.length > 0 && html`${inside.map((other) => fieldOf(entry, other))}` }
  })
  const words = wordsOf(entry, question)
  const chosen = entry.values.get(words.name) ?? []
  const none = closing(question, after, options)
  return html`${choiceField({ ...words, options, chosen, many: question.repeats, none })}${
    after.length > 0 && html`<div class="when-any">${after.map((other) => fieldOf(entry, other))}</div>`
  }`
}

/** The answers that open nothing of what stands after the question. */
function closing(
  question: Question,
  after: readonly Question[],
  options: readonly Option[],
): readonly string[] {
  const exclusive = new Set(
    (question.answerOption ?? []).filter(isExclusive).map(({ valueCoding }) => valueCoding.code),
  )
  const opens = (value: string) =>
    after.some(({ enableWhen }) => enableWhen.some((condition) => isMet(condition, value)))
  return options.map(({ value }) => value).filter((value) => exclusive.has(value) || !opens(value))
}

function isMet({ operator, answerBoolean, answerCoding }: EnableWhen, value: string): boolean {
  if (operator === 'exists') return answerBoolean !== false
  const same = (answerCoding?.code ?? String(answerBoolean)) === value
  return operator === '=' ? same : !same
}

function repeated(asking: Asking): Html {
  const { t, page, values, errors } = asking
  const filled = rowsOf(page, values)
  const count = Math.min(Math.max(asking.rows ?? filled, 1), mostOf(page))
  const error = errorAt(errors, page.linkId)
  return html`<div id="${idOf(page.linkId)}" tabindex="-1">${error && html`<span class="message">${error}</span>`}
${Array.from({ length: count }, (_, row) => rowOf(asking, row, count))}
${count < mostOf(page) && html`<p><button class="quiet" name="add" value="${page.linkId}">${t(m.declaration_add_row)}</button></p>`}</div>`
}

function rowOf(asking: Asking, row: number, count: number): Html {
  const { t, page } = asking
  const number = row + 1
  return html`<fieldset class="repeat" id="${idOf(prefixOf(page, row))}"><legend>${t(m.declaration_row, { number })}</legend>
${fieldsOf(asking, row)}
${count > 1 && html`<p><button class="link" name="remove" value="${row}">${t(m.declaration_remove_row, { number })}</button></p>`}</fieldset>`
}

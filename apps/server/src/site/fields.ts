// Form fields that work without scripts. Each has a label, may have a hint, and says its error where it is,
// tied to the field for screen readers (WCAG 2.2, 1.3.1, 3.3.1, 3.3.2).
import { type Html, html, type MaybeHtml } from './html.ts'

interface Field {
  /** Name in the form and, made safe, the id on the page. */
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined
  readonly required?: boolean
}

export interface TextField extends Field {
  readonly value: string
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'number' | 'password'
  readonly autocomplete?: string | undefined
  readonly inputmode?: string | undefined
  readonly maxLength?: number | undefined
  readonly step?: string | undefined
  /** Id of a list of suggestions. */
  readonly list?: string | undefined
  /** Latin codes and numbers stay left to right on an Arabic page. */
  readonly ltr?: boolean | undefined
  readonly short?: boolean
  readonly capitals?: boolean
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  /** What is asked only of those who choose this. */
  readonly nested?: MaybeHtml
}

export interface ChoiceField extends Field {
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly many: boolean
  /** Values that mean "none of these": choosing one opens nothing. */
  readonly none?: readonly string[]
}

/** The id on the page of the field of this name. */
export const idOf = (name: string): string => `f-${name.replace(/[^A-Za-z0-9]+/g, '-')}`

const hintOf = (field: Field): MaybeHtml =>
  field.hint && html`<p class="hint" id="${idOf(field.name)}-hint">${field.hint}</p>`

const errorOf = (field: Field): MaybeHtml =>
  field.error && html`<span class="message" id="${idOf(field.name)}-error">${field.error}</span>`

function describedBy(field: Field): MaybeHtml {
  const id = idOf(field.name)
  const parts = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter((part) => part)
  return parts.length > 0 && html` aria-describedby="${parts.join(' ')}"`
}

const invalid = (field: Field): MaybeHtml => field.error && html` aria-invalid="true"`

/** One line of text, a date, a number. The browser's own checks are off: ours say what to do, in the page's language. */
export function textField(field: TextField): Html {
  const id = idOf(field.name)
  const classes = ['field', field.error && 'wrong', field.short && 'short', field.capitals && 'capitals']
  return html`<div class="${classes.filter((name) => name).join(' ')}">
<label for="${id}">${field.label}</label>
${hintOf(field)}${errorOf(field)}<input id="${id}" name="${field.name}" type="${field.type ?? 'text'}" value="${field.value}"${attributesOf(field)}>
</div>`
}

function attributesOf(field: TextField): Html {
  const given: readonly (readonly [string, string | number | undefined | false])[] = [
    ['autocomplete', field.autocomplete ?? 'off'],
    ['inputmode', field.inputmode],
    ['maxlength', field.maxLength],
    ['step', field.step],
    ['list', field.list],
    ['dir', field.ltr && 'ltr'],
    ['autocapitalize', field.capitals && 'characters'],
    ['spellcheck', field.ltr && 'false'],
  ]
  const written = given.filter(([, value]) => value !== undefined && value !== false && value !== '')
  return html`${written.map(([name, value]) => html` ${name}="${value}"`)}${describedBy(field)}${invalid(field)}`
}

export interface AreaField extends Field {
  readonly value: string
  readonly rows: number
  readonly ltr?: boolean
  readonly maxLength?: number | undefined
}

export function areaField(field: AreaField): Html {
  const id = idOf(field.name)
  return html`<div class="field${field.error ? ' wrong' : ''}${field.ltr ? ' zone' : ''}">
<label for="${id}">${field.label}</label>
${hintOf(field)}${errorOf(field)}<textarea id="${id}" name="${field.name}" rows="${field.rows}" autocomplete="off" spellcheck="false"${field.maxLength !== undefined && html` maxlength="${field.maxLength}"`}${field.ltr && html` dir="ltr" autocapitalize="characters"`}${describedBy(field)}${invalid(field)}>${field.value}</textarea>
</div>`
}

/** Radios or checkboxes in a fieldset; what depends on a choice stands inside it. */
export function choiceField(field: ChoiceField): Html {
  const id = idOf(field.name)
  return html`<fieldset class="question${field.error ? ' wrong' : ''}"${describedBy(field)}>
<legend>${field.label}</legend>
${hintOf(field)}${errorOf(field)}${field.options.map((option, at) => choice(field, option, at === 0 ? id : `${id}-${at + 1}`))}
</fieldset>`
}

function choice(field: ChoiceField, option: Option, id: string): Html {
  const checked = field.chosen.includes(option.value)
  const counts = field.none?.includes(option.value) ? '' : 'counts'
  return html`<div class="choice"><input type="${field.many ? 'checkbox' : 'radio'}" id="${id}" name="${field.name}" value="${option.value}" class="${counts}"${checked && html` checked`}${option.hint && html` aria-describedby="${id}-hint"`}>
<label for="${id}">${option.label}</label>${option.hint && html`<p class="hint" id="${id}-hint">${option.hint}</p>`}${option.nested && html`<div class="when">${option.nested}</div>`}</div>`
}

/** A list of suggestions for text fields; a browser that does not know it shows a plain field. */
export const suggestions = (
  id: string,
  options: readonly { readonly value: string; readonly label?: string }[],
): Html =>
  html`<datalist id="${id}">${options.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}</datalist>`

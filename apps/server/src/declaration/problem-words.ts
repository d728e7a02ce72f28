// The sentence for each thing that can be wrong, in the reader's language: what to do, never "invalid".
import { isPlainDate } from '../place/plain-date.ts'
import { sayDay } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import type { AnswerProblem, AnswerProblemCode } from './answer-problem.ts'
import type { Lookups } from './lookups.ts'
import { findPage, findQuestion, type Questionnaire } from './questionnaire.ts'
import { textOf } from './questionnaire-text.ts'
import type { ZoneTrouble } from './read-zone-answer.ts'

interface Told {
  readonly t: Say
  readonly label: string
  readonly isChoice: boolean
  readonly values: AnswerProblem['values']
  readonly lookups: Lookups
}

/** A value as text; a day in words. */
function said({ t, values }: Told, key: string): string {
  const value = String(values[key] ?? '')
  return isPlainDate(value) ? sayDay(t.language, value) : value
}

const sentences: Readonly<Record<AnswerProblemCode, (told: Told) => string>> = {
  required: ({ t, label, isChoice }) =>
    isChoice
      ? t(m.declaration_problem_required_choice, { label })
      : t(m.declaration_problem_required, { label }),
  'wrong-type': ({ t, label, values }) =>
    values.expected === 'integer' || values.expected === 'quantity'
      ? t(m.declaration_problem_number, { label })
      : t(m.declaration_problem_wrong_type, { label }),
  'impossible-date': ({ t, label }) => t(m.declaration_problem_impossible_date, { label }),
  'impossible-time': ({ t, label }) => t(m.standing_problem_time, { label }),
  'unlikely-year': (told) =>
    told.t(m.standing_problem_year, {
      label: told.label,
      from: said(told, 'from'),
      until: said(told, 'until'),
    }),
  'not-an-option': ({ t, label, values, lookups }) => {
    const near = lookups.nearOf(String(values.list ?? ''), String(values.typed ?? ''))
    return near.length === 0
      ? t(m.declaration_problem_not_an_option, { label })
      : t(m.declaration_problem_not_an_option_near, { label, near: near.join(' · ') })
  },
  'none-and-others': ({ t, label }) => t(m.declaration_problem_none_and_others, { label }),
  'too-many': (told) => told.t(m.declaration_problem_too_many, { label: told.label, max: said(told, 'max') }),
  'too-long': (told) => told.t(m.declaration_problem_too_long, { label: told.label, max: said(told, 'max') }),
  'out-of-range': (told) =>
    told.t(m.declaration_problem_out_of_range, {
      label: told.label,
      min: said(told, 'min'),
      max: said(told, 'max'),
    }),
  'wrong-format': (told) => formatSentence(told),
  'unknown-airline': (told) =>
    told.t(m.declaration_problem_unknown_airline, { carrier: said(told, 'carrier') }),
  'not-point-of-entry': ({ t, values, lookups }) => {
    const named = (code: string) => lookups.nameOf('pointsOfEntry', code)
    const ports = String(values.ports ?? '')
      .split(' ')
      .map(named)
      .join(' · ')
    return t(m.standing_problem_entry, { airport: named(String(values.airport ?? '')), ports })
  },
  'unknown-question': ({ t }) => t(m.declaration_problem_unknown_question),
  'day-in-future': ({ t, label }) => t(m.declaration_problem_day_in_future, { label }),
  'birth-date-in-future': ({ t }) => t(m.declaration_problem_birth_in_future),
  'document-expired': ({ t }) => t(m.declaration_problem_document_expired),
  'same-airport': ({ t }) => t(m.declaration_problem_same_airport),
  'arrival-before-departure': ({ t }) => t(m.declaration_problem_arrival_before_departure),
  'stop-ends-before-it-starts': ({ t }) => t(m.declaration_problem_stop_ends_before_it_starts),
  'stop-after-arrival': (told) =>
    told.t(m.declaration_problem_stop_after_arrival, { day: said(told, 'arrivesOn') }),
  'stops-overlap': (told) =>
    told.t(m.declaration_problem_stops_overlap, {
      other: Number(told.values.other ?? 0) + 1,
      until: said(told, 'untilOn'),
    }),
  'window-gap': (told) =>
    told.t(m.declaration_problem_window_gap, { from: said(told, 'from'), until: said(told, 'until') }),
}

function formatSentence({ t, label, values }: Told): string {
  switch (values.format) {
    case 'flight':
      return t(m.declaration_problem_flight)
    case 'seat':
      return t(m.declaration_problem_seat)
    case 'email':
      return t(m.declaration_problem_email)
    case 'phone':
      return t(m.declaration_problem_phone)
    case 'document-number':
      return t(m.declaration_problem_document_number)
    case 'mrz':
      return t(m.declaration_zone_unreadable)
    default:
      return t(m.declaration_problem_text, { label })
  }
}

export function problemInWords(
  t: Say,
  questionnaire: Questionnaire,
  { linkId, code, values }: AnswerProblem,
  lookups: Lookups,
): string {
  const question = findQuestion(questionnaire, linkId)
  const item = question ?? findPage(questionnaire, linkId)
  const label = item === undefined ? linkId : textOf(item, t.language)
  const isChoice = question?.type === 'boolean' || question?.answerOption !== undefined
  return sentences[code]({ t, label, isChoice, values, lookups })
}

const unreadable: ReadonlySet<string> = new Set([
  'empty',
  'too-large',
  'line-count',
  'not-a-zone',
  'document-type',
])

/** Zones are checked by line and field; their messages name neither name nor number. */
export function zoneProblemInWords(t: Say, { code, field, message }: ZoneTrouble): string {
  if (code === 'differs') return t(m.declaration_zone_differs, { field: fieldInWords(t, field) })
  const line = /line (\d)/.exec(message)?.[1] ?? '2'
  if (code === 'line-length') return t(m.declaration_zone_length, { line })
  if (unreadable.has(code)) return t(m.declaration_zone_unreadable)
  const named = { field: fieldInWords(t, field), line }
  return code === 'check-digit'
    ? t(m.declaration_zone_check_digit, named)
    : t(m.declaration_zone_field, named)
}

function fieldInWords(t: Say, field: string): string {
  switch (field) {
    case 'documentNumber':
      return t(m.declaration_zone_field_documentNumber)
    case 'dateOfBirth':
      return t(m.declaration_zone_field_dateOfBirth)
    case 'dateOfExpiry':
      return t(m.declaration_zone_field_dateOfExpiry)
    case 'optionalData':
    case 'optionalData2':
      return t(m.declaration_zone_field_optionalData)
    case 'composite':
      return t(m.declaration_zone_field_composite)
    default:
      return t(m.declaration_zone_field_other)
  }
}

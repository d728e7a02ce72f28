// Dates as spreadsheets and reservation systems write them.

import type { DateKind } from '../paxlst/list-date.ts'
import { birthYear, expiryYear, isCalendarDay, type PlainDate, plainDate } from '../plain-date.ts'
import type { CsvMapping } from './csv-mapping.ts'

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')

interface Written {
  readonly year: string
  readonly month: number
  readonly day: number
}

type Order = NonNullable<CsvMapping['dateOrder']>

function written(text: string, order: Order): Written | null {
  const [, day, name = '', worded] = /^(\d{1,2})[ -]?([A-Z]{3})[ -]?(\d{4}|\d{2})$/i.exec(text) ?? []
  if (day && worded) return { year: worded, month: months.indexOf(name.toUpperCase()) + 1, day: Number(day) }
  const [, year, mm, dd] = /^(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)$/.exec(text) ?? []
  if (year) return { year, month: Number(mm), day: Number(dd) }
  const [, first = '', second = '', third = ''] = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(text) ?? []
  if (first === '') return null
  if (order === 'DMY') return { year: third, month: Number(second), day: Number(first) }
  if (order === 'MDY') return { year: third, month: Number(first), day: Number(second) }
  return { year: first, month: Number(second), day: Number(third) }
}

/** A date cell as `YYYY-MM-DD`, null if it is no date. Two-digit years are taken next to `reference`. */
export function csvDate(text: string, kind: DateKind, order: Order, reference: PlainDate): PlainDate | null {
  const parts = written(text, order)
  if (!parts || !/^(\d{2}|\d{4})$/.test(parts.year)) return null
  const { month, day } = parts
  const short = Number(parts.year)
  const rest = plainDate(0, month, day).slice(4)
  const inferred = kind === 'birth' ? birthYear(short, rest, reference) : expiryYear(short, reference)
  const year = parts.year.length === 4 ? short : inferred
  return isCalendarDay(year, month, day) ? plainDate(year, month, day) : null
}

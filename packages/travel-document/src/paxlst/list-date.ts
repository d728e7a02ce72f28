// Dates and times of DTM segments (code list 2379). Times are local to the port and have no zone.
import { birthYear, expiryYear, isCalendarDay, type PlainDate, plainDate } from '../plain-date.ts'
import { type Segment, valueAt } from './segments.ts'

export type DateKind = 'birth' | 'expiry'

/** A `YYMMDD` or `CCYYMMDD` date as `YYYY-MM-DD`, null if it is none. */
export function listDate(text: string, kind: DateKind, reference: PlainDate): PlainDate | null {
  const [, year = '', mm = '', dd = ''] = /^(\d{2}|\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  if (year === '') return null
  const short = Number(year)
  const inferred =
    kind === 'birth' ? birthYear(short, `-${mm}-${dd}`, reference) : expiryYear(short, reference)
  const full = year.length === 4 ? short : inferred
  return isCalendarDay(full, Number(mm), Number(dd)) ? plainDate(full, Number(mm), Number(dd)) : null
}

/** Digits before hours and minutes for each format of a date with a time; others are told by their length. */
const shortYear = new Set(['201'])

/**
 * A local time as `YYYY-MM-DDTHH:MM`, null if it is none. Formats 201 (YYMMDDHHMM), 203 (CCYYMMDDHHMM),
 * 204 (with seconds, dropped), 205 and 303 (with an offset or zone, dropped: the port says its zone better).
 */
export function localTime(segment: Segment): string | null {
  const digits = /^\d+/.exec(valueAt(segment, 0, 1))?.[0] ?? ''
  const short = shortYear.has(valueAt(segment, 0, 2)) ? digits.length < 12 : digits.length <= 10
  const text = short ? `20${digits}` : digits
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)/.exec(text) ?? []
  if (!year || !month || !day || !hour || !minute) return null
  if (!isCalendarDay(Number(year), Number(month), Number(day)) || hour > '23' || minute > '59') return null
  return `${year}-${month}-${day}T${hour}:${minute}`
}

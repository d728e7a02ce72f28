// Date-times of CertLogic: milliseconds of UTC. A date is its midnight in UTC; `YYYY` and `YYYY-MM` stand for
// their last day; months and years overflow into the next month as the specification's implementations do
// (31 January plus a month is 2 or 3 March), here and in SQL alike. Read by hand: `Date.parse` takes days that
// do not exist, and regular expressions cost more than the rest of a rule.
import { dayAtStart, daysFromCivil, daysInMonth, twoDigits } from '../calendar.ts'
import type { TimeUnit } from './syntax.ts'

const DAY_MS = 86_400_000
const [PLUS, MINUS, DOT, COLON, T, Z] = [43, 45, 46, 58, 84, 90]

/** Milliseconds of a CertLogic date or date-time; undefined for anything else, also for days that do not exist. */
export function dateTimeMs(text: string): number | undefined {
  const { length } = text
  if (length < 10) return partialDateMs(text)
  if (text.charCodeAt(4) !== MINUS || text.charCodeAt(7) !== MINUS) return undefined
  const day = dayAtStart(text)
  if (day === undefined) return undefined
  return length === 10 ? day * DAY_MS : withTime(text, day * DAY_MS)
}

/** `Thh:mm:ss` with an optional fraction, of which three digits count, and an optional offset. */
function withTime(text: string, midnight: number): number | undefined {
  if (text.charCodeAt(10) !== T || text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON)
    return undefined
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return undefined
  const time = midnight + (hour * 3600 + minute * 60 + second) * 1000
  if (text.length === 20 && text.charCodeAt(19) === Z) return time
  const end = endOfFraction(text)
  const offset = offsetMs(text, end)
  if (end === 20 || offset === undefined) return undefined
  return end === 19 ? time - offset : time + Number(text.slice(20, Math.min(end, 23)).padEnd(3, '0')) - offset
}

/** Where the digits after the seconds' point end; 19 without a point. */
function endOfFraction(text: string): number {
  if (text.charCodeAt(19) !== DOT) return 19
  let end = 20
  while (isDigit(text.charCodeAt(end))) end += 1
  return end
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Nothing, `Z`, or a sign with `h`, `hh`, `hmm`, `hhmm`, `h:mm`, `hh:mm`. */
function offsetMs(text: string, from: number): number | undefined {
  if (from === text.length) return 0
  const sign = text.charCodeAt(from)
  if (sign === Z) return from + 1 === text.length ? 0 : undefined
  if (sign !== PLUS && sign !== MINUS) return undefined
  const plain = text.slice(from + 1).replace(':', '')
  if (plain.length < 1 || plain.length > 4) return undefined
  if (text.charCodeAt(text.length - 3) !== COLON && text.includes(':', from)) return undefined
  const padded = plain.length <= 2 ? `${plain.padStart(2, '0')}00` : plain.padStart(4, '0')
  const hours = twoDigits(padded, 0)
  const minutes = twoDigits(padded, 2)
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return undefined
  return (hours * 60 + minutes) * (sign === MINUS ? -60_000 : 60_000)
}

/** The last day of `YYYY` or `YYYY-MM`. */
function partialDateMs(text: string): number | undefined {
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const month = text.length === 4 ? 12 : twoDigits(text, 5)
  const isMonth = text.length === 7 && text.charCodeAt(4) === MINUS
  if ((text.length !== 4 && !isMonth) || year < 0 || month < 1 || month > 12) return undefined
  return daysFromCivil(year, month, daysInMonth(year, month)) * DAY_MS
}

/** A date of birth of the EU DCC: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const dateOfBirthMs = (text: string): number | undefined =>
  text.length <= 10 ? dateTimeMs(text) : undefined

/** A date-time some time later (earlier when negative). */
export function plusTimeMs(instant: number, amount: number, unit: TimeUnit): number {
  if (unit === 'day') return instant + amount * DAY_MS
  if (unit === 'hour') return instant + amount * 3_600_000
  const day = Math.floor(instant / DAY_MS)
  return monthsLater(day, unit === 'year' ? amount * 12 : amount) * DAY_MS + (instant - day * DAY_MS)
}

/** The same for plain dates as day numbers. */
export const plusDays = (day: number, amount: number, unit: 'year' | 'month' | 'day'): number =>
  unit === 'day' ? day + amount : monthsLater(day, unit === 'year' ? amount * 12 : amount)

/** A day some months later; a day beyond the month's end overflows. Hinnant's civil_from_days, in place. */
function monthsLater(dayNumber: number, months: number): number {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const total = (yearOfEra + era * 400) * 12 + monthFromMarch + 2 + months
  const year = Math.floor(total / 12)
  return daysFromCivil(year, total - year * 12 + 1, 1) + day - 1
}

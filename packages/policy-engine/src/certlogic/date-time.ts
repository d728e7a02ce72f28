// Date-times of CertLogic: milliseconds of UTC. A date is its midnight in UTC; `YYYY` and `YYYY-MM` stand for
// their last day; months and years overflow into the next month as the specification's implementations do
// (31 January plus a month is 2 or 3 March), here and in SQL alike.
import { dayNumber, daysFromCivil, daysInMonth } from '../calendar.ts'
import type { TimeUnit } from './syntax.ts'

const DAY_MS = 86_400_000
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d{1,2})(?::?(\d\d))?)?$/

/** Milliseconds of a CertLogic date or date-time; undefined for anything else, also for days that do not exist. */
export function dateTimeMs(text: string): number | undefined {
  const day = dayNumber(text)
  if (day !== undefined) return day * DAY_MS
  const match = DATE_TIME.exec(text)
  if (match === null) return partialDateMs(text)
  const [, date = '', hour, minute, second, fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match
  const start = dayNumber(date)
  if (start === undefined) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000 * (sign === '-' ? -1 : 1)
  const time = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000
  return start * DAY_MS + time + Number(fraction.slice(0, 3).padEnd(3, '0')) - offset
}

/** The last day of `YYYY` or `YYYY-MM`. */
function partialDateMs(text: string): number | undefined {
  if (/^\d{4}$/.test(text)) return daysFromCivil(Number(text), 12, 31) * DAY_MS
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return undefined
  const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5))]
  return daysFromCivil(year, month, daysInMonth(year, month)) * DAY_MS
}

/** A date of birth of the EU DCC: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function dateOfBirthMs(text: string): number | undefined {
  return text.length <= 10 && !text.includes('T') ? dateTimeMs(text) : undefined
}

/** A date-time some time later (earlier when negative). */
export function plusTimeMs(instant: number, amount: number, unit: TimeUnit): number {
  if (unit === 'day') return instant + amount * DAY_MS
  if (unit === 'hour') return instant + amount * 3_600_000
  const months = unit === 'year' ? amount * 12 : amount
  const date = new Date(instant)
  const day = monthsLater(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), months)
  return day * DAY_MS + (((instant % DAY_MS) + DAY_MS) % DAY_MS)
}

/** The day number some months after a day (month from 0); a day beyond the month's end overflows. */
function monthsLater(year: number, month: number, day: number, months: number): number {
  const total = year * 12 + month + months
  const targetYear = Math.floor(total / 12)
  return daysFromCivil(targetYear, total - targetYear * 12 + 1, 1) + day - 1
}

/** The same for plain dates as day numbers. */
export function plusDays(dayNumberOfDate: number, amount: number, unit: 'year' | 'month' | 'day'): number {
  return unit === 'day'
    ? dayNumberOfDate + amount
    : plusTimeMs(dayNumberOfDate * DAY_MS, amount, unit) / DAY_MS
}

// Days and instants as numbers: a plain date is its count of days since 1970-01-01, an instant its
// milliseconds. Deciding must be quick and strict, so text is read by hand here and never by `Date.parse`,
// which takes 31 February for 2 March and local time for none.

const DAY_MS = 86_400_000

/** Days since 1970-01-01 of `YYYY-MM-DD`, or undefined when there is no such day. */
export function dayNumber(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined
  return dayAtStart(text)
}

/** The same for the first ten characters of a longer text; the hyphens are not looked at. */
export function dayAtStart(text: string): number | undefined {
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return daysFromCivil(year, month, day)
}

/** `YYYY-MM-DD` of a count of days. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** A plain date some days later (earlier when negative). Throws `RangeError` on text that is no date. */
export function addDays(on: string, days: number): string {
  const day = dayNumber(on)
  if (day === undefined) throw new RangeError(`not a date: ${on}`)
  return dayText(day + days)
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|([+-])(\d\d):?(\d\d))$/

/** Milliseconds of an ISO 8601 instant with an offset or `Z`, or undefined; a time without an offset is no instant. */
export function instantMs(text: string): number | undefined {
  return commonInstantMs(text) ?? anyInstantMs(text)
}

const [MINUS, PLUS, COLON, T, Z] = [45, 43, 58, 84, 90]

/** The two forms that machines write, `2020-03-05T10:00:00Z` and `…+08:00`, without a regular expression. */
function commonInstantMs(text: string): number | undefined {
  if (text.length !== 20 && text.length !== 25) return undefined
  if (text.charCodeAt(10) !== T || text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON)
    return undefined
  const day = dayNumber(text.slice(0, 10))
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  if (day === undefined || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return undefined
  const local = day * DAY_MS + (hour * 3600 + minute * 60 + second) * 1000
  const sign = text.charCodeAt(19)
  if (text.length === 20) return sign === Z ? local : undefined
  const offset = twoDigits(text, 20) * 60 + twoDigits(text, 23)
  if (text.charCodeAt(22) !== COLON || offset < 0 || offset > 18 * 60) return undefined
  if (sign === PLUS) return local - offset * 60_000
  return sign === MINUS ? local + offset * 60_000 : undefined
}

function anyInstantMs(text: string): number | undefined {
  const match = INSTANT.exec(text)
  if (match === null) return undefined
  const [, date = '', hour = '', minute = '', second = '0', fraction = '', , sign, hh = '0', mm = '0'] = match
  const day = dayNumber(date)
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (Number(hh) > 18 || Number(mm) > 59) return undefined
  const offset = (Number(hh) * 60 + Number(mm)) * 60_000 * (sign === '-' ? -1 : 1)
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  const millis = fraction === '' ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'))
  return day * DAY_MS + seconds * 1000 + millis - offset
}

/** The number that two decimal digits write; far below zero when one of them is none. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000
}

const MONTH_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days of a month (1 to 12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return MONTH_DAYS[month] ?? 0
  return (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/**
 * Days since 1970-01-01 of a day of the proleptic Gregorian calendar (after Howard Hinnant's days_from_civil).
 * `| 0` cuts integer divisions: this is the innermost step of every rule on dates. Year 0 and later.
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year + 399 : year + 400
  const era = (y / 400) | 0
  const yearOfEra = y - era * 400
  const dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + day - 1
  return era * 146_097 + yearOfEra * 365 + (yearOfEra >> 2) - ((yearOfEra / 100) | 0) + dayOfYear - 865_565
}

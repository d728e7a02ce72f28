// Days and instants as numbers: a plain date is its count of days since 1970-01-01, an instant its
// milliseconds. Deciding must be quick and strict, so text is read by hand here and never by `Date.parse`,
// which takes 31 February for 2 March and local time for none.

const DAY_MS = 86_400_000

/** Days since 1970-01-01 of `YYYY-MM-DD`, or undefined when there is no such day. */
export function dayNumber(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (month < 1 || month > 12 || day < 1 || year < 0) return undefined
  if (day > daysInMonth(year, month)) return undefined
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

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days of a month (1 to 12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0)
}

/** Howard Hinnant's days_from_civil: exact for the whole proleptic Gregorian calendar. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  )
}

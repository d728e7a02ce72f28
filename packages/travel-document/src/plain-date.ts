// Calendar dates as `YYYY-MM-DD` strings: they sort and compare as text and know no time zone.

/** A calendar date, ISO 8601 `YYYY-MM-DD`. */
export type PlainDate = string

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the Gregorian calendar has this day. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = (daysOfMonth[month - 1] ?? 0) + (leap ? 1 : 0)
  return day >= 1 && day <= last
}

/** `YYYY-MM-DD` of a day that must exist. */
export function plainDate(year: number, month: number, day: number): PlainDate {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** The text as a `PlainDate` if it is one that exists, else null. */
export function asPlainDate(text: string): PlainDate | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (!year || !month || !day) return null
  return isCalendarDay(Number(year), Number(month), Number(day)) ? text : null
}

/** The year of a two-digit birth year: the latest one whose date is not after `reference`. */
export function birthYear(twoDigits: number, restOfDate: string, reference: PlainDate): number {
  const century = Math.floor(Number(reference.slice(0, 4)) / 100) * 100
  const year = century + twoDigits
  return `${String(year).padStart(4, '0')}${restOfDate}` <= reference ? year : year - 100
}

/** The year of a two-digit expiry year: the one within fifty years of `reference`. */
export function expiryYear(twoDigits: number, reference: PlainDate): number {
  const referenceYear = Number(reference.slice(0, 4))
  const year = Math.floor(referenceYear / 100) * 100 + twoDigits
  if (year - referenceYear >= 50) return year - 100
  return referenceYear - year > 50 ? year + 100 : year
}

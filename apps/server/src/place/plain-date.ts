// Plain dates are `YYYY-MM-DD` strings, days of the proleptic Gregorian calendar without a zone.
// Counting days over UTC midnight is exact: UTC has no summer time.
export type PlainDate = string

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const dayInMilliseconds = 86_400_000

export function isPlainDate(text: string): boolean {
  const match = pattern.exec(text)
  if (match === null || match[1] === '0000') return false
  const at = new Date(`${text}T00:00:00Z`)
  // A day that does not exist (31 February) either fails to parse or comes back as another day.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const dayNumber = (day: PlainDate): number => Date.parse(`${day}T00:00:00Z`) / dayInMilliseconds

export const addDays = (day: PlainDate, days: number): PlainDate =>
  new Date((dayNumber(day) + days) * dayInMilliseconds).toISOString().slice(0, 10)

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: PlainDate, until: PlainDate): number => dayNumber(until) - dayNumber(from)

// Issue, start and expiry as numeric dates (RFC 7519 §2: seconds, fractions allowed), and what they mean at an
// instant. Numbers beyond what a date can hold count as missing.

import { type Problem, problem } from './problem.ts'

/** Milliseconds of a numeric date; undefined when it is none. */
export function milliseconds(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) < 8.64e12 ? value * 1000 : undefined
}

/** ISO 8601 text of a numeric date; null when it is none. */
export function instantText(value: unknown): string | null {
  const time = milliseconds(value)
  if (time === undefined) return null
  const whole = Math.trunc(time)
  const day = Math.floor(whole / DAY_MS)
  const left = whole - day * DAY_MS
  const two = (unit: number, of: number) => twoDigits(Math.floor(left / unit) % of)
  return `${dayText(day)}T${two(3_600_000, 24)}:${two(60_000, 60)}:${two(1000, 60)}.${String(left % 1000).padStart(3, '0')}Z`
}

const DAY_MS = 86_400_000
const twoDigits = (n: number): string => (n < 10 ? `0${n}` : String(n))

// A gate sees the same few days all day long, and making a text of a date is slow.
const days = new Map<number, string>()
const DAYS_KEPT = 1000

function dayText(day: number): string {
  const known = days.get(day)
  if (known !== undefined) return known
  const text = new Date(day * DAY_MS).toISOString()
  const date = text.slice(0, text.indexOf('T'))
  if (days.size >= DAYS_KEPT) days.clear()
  days.set(day, date)
  return date
}

/**
 * What the dates say at an instant. `leewayMs` forgives clocks that go wrong by as much. `lastCounts`: the
 * instant of expiry itself is still good (so the EU's verifiers read it), against RFC 8392 §3.1.4.
 */
export function timeProblems(
  dates: { readonly from: unknown; readonly until: unknown },
  at: Date,
  { leewayMs = 0, lastCounts = false } = {},
): Problem<'expired' | 'not-yet-valid'>[] {
  const from = milliseconds(dates.from)
  const until = milliseconds(dates.until)
  const found: Problem<'expired' | 'not-yet-valid'>[] = []
  if (from !== undefined && at.getTime() + leewayMs < from)
    found.push(problem('not-yet-valid', 'It is dated in the future.'))
  if (until !== undefined && at.getTime() >= until + (lastCounts ? 1 : 0))
    found.push(problem('expired', 'It has expired.'))
  return found
}

// Times as travellers write them: local to an airport, without an offset. With an offset they are taken as said.
import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '../place/plain-date.ts'

const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/

/** Whether a text is a day and time that exist, with or without an offset. */
export function isDateTime(text: string): boolean {
  if (!pattern.test(text)) return false
  try {
    Temporal.PlainDateTime.from(withoutOffset(text), { overflow: 'reject' })
    return hasOffset(text) ? Temporal.Instant.from(text) !== undefined : true
  } catch {
    return false
  }
}

/** The instant of a written time; `zone` counts only where the text has no offset. */
export const instantOf = (text: string, zone: string): Date => new Date(epochOf(text, zone))

const epochOf = remembered((text: string, zone: string) => {
  const instant = hasOffset(text)
    ? Temporal.Instant.from(text)
    : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
  return instant.epochMilliseconds
})

/** The day on the wall of a zone. */
export const dayIn = (at: Date, zone: string): PlainDate => localTimeIn(at, zone).slice(0, 10)

/** Day and time on the wall of a zone, to the minute. */
export function localTimeIn(at: Date, zone: string): string {
  const local = new Date(at.getTime() + offsetAt(quarterOf(at), zone))
  return local.toISOString().slice(0, 16)
}

// Clocks have been changed at whole quarters of an hour ever since 1972 (the last that was not: Monrovia).
const quarter = 900_000
const quarterOf = (at: Date): number => Math.floor(at.getTime() / quarter)

/** How far a zone is ahead of UTC, in milliseconds. */
const offsetAt = remembered((quarters: number, zone: string) => {
  const instant = Temporal.Instant.fromEpochMilliseconds(quarters * quarter)
  return instant.toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000
})

const keptAtMost = 10_000

/** Thousands come on the same few flights, and reading a time in its zone costs more than all else about it. */
function remembered<W extends string | number>(
  read: (what: W, zone: string) => number,
): (what: W, zone: string) => number {
  const kept = new Map<string, number>()
  return (what, zone) => {
    const key = `${zone} ${what}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const found = read(what, zone)
    if (kept.size === keptAtMost) kept.clear()
    kept.set(key, found)
    return found
  }
}

const hasOffset = (text: string): boolean => /(Z|[+-]\d{2}:?\d{2})$/.test(text.slice(11))

const withoutOffset = (text: string): string => text.replace(/(Z|[+-]\d{2}:?\d{2})$/, '')

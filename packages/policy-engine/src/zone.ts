// The authority's clock: which day it is there, and when a day begins. A measure ends at 24:00 of its last
// day in the authority's zone, wherever the holder or the server is.
import { Temporal } from 'temporal-polyfill'
import { dayText } from './calendar.ts'

/** Days and instants of one zone; days count from 1970-01-01, instants are milliseconds. */
export interface Zone {
  readonly id: string
  /** The day that an instant falls on. */
  readonly dayOf: (instant: number) => number
  /** The first instant of a day, also where summer time skips midnight. */
  readonly startOf: (day: number) => number
}

const QUARTER_HOUR = 900_000
const DAY_MS = 86_400_000

/**
 * The zone of an IANA name, for example `Asia/Shanghai`. Throws `RangeError` for a name that is none.
 * Offsets change on quarter hours at the finest, so answers are kept by quarter hour and by day.
 */
export function zoneOf(id: string): Zone {
  const offsets = new Map<number, number>()
  const starts = new Map<number, number>()
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id)
  const offsetAt = (instant: number): number => {
    const quarter = Math.floor(instant / QUARTER_HOUR)
    const known = offsets.get(quarter)
    if (known !== undefined) return known
    const zoned = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_HOUR).toZonedDateTimeISO(id)
    return keep(offsets, quarter, Math.round(zoned.offsetNanoseconds / 1e6))
  }
  const startOf = (day: number): number => {
    const known = starts.get(day)
    if (known !== undefined) return known
    const start = Temporal.PlainDate.from(dayText(day)).toZonedDateTime(id).epochMilliseconds
    return keep(starts, day, start)
  }
  return { id, startOf, dayOf: (instant) => Math.floor((instant + offsetAt(instant)) / DAY_MS) }
}

/** Keeps an answer; a full table starts afresh, so that hostile dates cannot fill the memory. */
function keep(table: Map<number, number>, key: number, value: number): number {
  if (table.size >= 50_000) table.clear()
  table.set(key, value)
  return value
}

/** Whether a word is the name of an IANA zone. */
export function isZone(id: string): boolean {
  try {
    zoneOf(id)
    return true
  } catch {
    return false
  }
}

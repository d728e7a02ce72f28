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
export function instantOf(text: string, zone: string): Date {
  const instant = hasOffset(text)
    ? Temporal.Instant.from(text)
    : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
  return new Date(instant.epochMilliseconds)
}

/** The day on the wall of a zone. */
export const dayIn = (at: Date, zone: string): PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()

const hasOffset = (text: string): boolean => /(Z|[+-]\d{2}:?\d{2})$/.test(text.slice(11))

const withoutOffset = (text: string): string => text.replace(/(Z|[+-]\d{2}:?\d{2})$/, '')

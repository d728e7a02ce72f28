// How a text must look where the questionnaire says so. Loose on purpose: people copy numbers as they are
// printed; what is refused could not work.

import { readFlightNumber } from '../place/flight-number.ts'
import type { PlainDate } from '../place/plain-date.ts'
import type { AnswerProblem } from './answer-problem.ts'
import type { Format } from './questionnaire.ts'

export interface FormatContext {
  readonly today: PlainDate
  /** Whether an airline flies under this IATA or ICAO designator. */
  readonly isCarrier: (designator: string) => boolean
}

type Fault = Pick<AnswerProblem, 'code' | 'values'>

const patterns: Partial<Record<Format, RegExp>> = {
  seat: /^\d{1,3}[A-Z]{1,2}$/i,
  email: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/,
  phone: /^\+?[\d\s().-]{4,}$/,
  mrz: /^[A-Z0-9<\s]+$/i,
  'document-number': /^[A-Z0-9][A-Z0-9 /-]*$/i,
}

export function findFormatFault(format: Format, text: string, context: FormatContext): Fault | undefined {
  if (format === 'past-day') {
    return text > context.today ? { code: 'day-in-future', values: { today: context.today } } : undefined
  }
  if (format === 'flight') return findFlightFault(text, context)
  const enoughDigits = format !== 'phone' || text.replaceAll(/\D/g, '').length >= 4
  if (enoughDigits && patterns[format]?.test(text)) return undefined
  return { code: 'wrong-format', values: { format } }
}

function findFlightFault(text: string, { isCarrier }: FormatContext): Fault | undefined {
  const flight = readFlightNumber(text)
  if (flight === undefined) return { code: 'wrong-format', values: { format: 'flight' } }
  return isCarrier(flight.carrier)
    ? undefined
    : { code: 'unknown-airline', values: { carrier: flight.carrier } }
}

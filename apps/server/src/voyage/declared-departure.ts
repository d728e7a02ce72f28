// Where a flight leaves from and when, as its passengers wrote: one may err, so what most of them say counts. Pure.
import type { Answers, Json } from '../holder/act.ts'
import { type Airport, findAirport } from '../place/airport.ts'
import { instantIn } from './list-voyage.ts'

export interface Departure {
  /** IATA code. */
  readonly origin: string | null
  readonly departsAt: Date | null
}

const nowhere: Departure = { origin: null, departsAt: null }

const entryOf = (answers: Answers | null, group: string): { readonly [key: string]: Json } => {
  const entry = answers?.[group] ?? null
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry)
    ? (entry as { readonly [key: string]: Json })
    : {}
}

/** Of one declaration; times are local to the airport. */
export function departureIn(answers: Answers | null, airports: readonly Airport[]): Departure {
  const { departureAirport, departsAt } = entryOf(answers, 'voyage')
  const airport = typeof departureAirport === 'string' ? findAirport(airports, departureAirport) : undefined
  if (airport === undefined) return nowhere
  const at =
    typeof departsAt === 'string' && airport.zone !== null ? instantIn(departsAt, airport.zone) : null
  return { origin: airport.iata, departsAt: at }
}

/** The origin that most name, with the departure that most of those name. */
export function mostOften(departures: readonly Departure[]): Departure {
  const origin = commonest(departures.flatMap((one) => one.origin ?? []))
  if (origin === undefined) return nowhere
  const times = departures.flatMap((one) => (one.origin === origin ? (one.departsAt?.getTime() ?? []) : []))
  const at = commonest(times)
  return { origin, departsAt: at === undefined ? null : new Date(at) }
}

function commonest<T>(values: readonly T[]): T | undefined {
  const counted = [...Map.groupBy(values, (value) => value)]
  return counted.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
}

// Which voyage a passenger list is of: carrier and number, and the leg that ends at a port of the authority's country.
// Times of a list are local to each port and carry no zone.
import type { Voyage as ListedVoyage } from '@pratique/travel-document'
import { Temporal } from 'temporal-polyfill'
import { type Airport, findAirport } from '../place/airport.ts'
import { type Conveyance, type Leg, portCode } from './voyage.ts'

export interface ListedArrival {
  readonly conveyance: Conveyance
  readonly designator: string
  readonly operator: string | null
  readonly origin: string | null
  readonly port: string
  readonly departsAt: Date | null
  /** Null where the list does not say. */
  readonly arrivesAt: Date | null
  readonly legs: readonly Leg[]
}

/** An instant from a local time; null for one that does not exist. */
export function instantIn(text: string | null, zone: string): Date | null {
  if (text === null) return null
  try {
    return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds)
  } catch {
    return null
  }
}

export const dayIn = (at: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()

interface Where {
  readonly airports: readonly Airport[]
  readonly country: string
  readonly zone: string
}

/** Null where the list names no number or no leg. */
export function arrivalOfList(voyage: ListedVoyage, where: Where): ListedArrival | null {
  const legs = voyage.legs.map((leg) => legOf(leg, where))
  const into = legs.find((leg) => findAirport(where.airports, leg.destination)?.country === where.country)
  const last = into ?? legs.at(-1)
  if (voyage.number === null || last === undefined) return null
  const first = legs[0] ?? last
  return {
    conveyance: voyage.carrier === null ? 'ship' : 'aircraft',
    designator: `${voyage.carrier ?? ''}${voyage.number}`,
    operator: voyage.carrier,
    origin: first.origin,
    port: last.destination,
    departsAt: last.departsAt,
    arrivesAt: last.arrivesAt,
    legs,
  }
}

function legOf(leg: ListedVoyage['legs'][number], { airports, zone }: Where): Leg {
  const place = (code: string) => findAirport(airports, code)
  const zoneAt = (code: string) => place(code)?.zone ?? zone
  return {
    origin: place(leg.from)?.iata ?? portCode(leg.from),
    destination: place(leg.to)?.iata ?? portCode(leg.to),
    departsAt: instantIn(leg.departsAt, zoneAt(leg.from)),
    arrivesAt: instantIn(leg.arrivesAt, zoneAt(leg.to)),
  }
}

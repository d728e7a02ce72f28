// A flight that no table knows is worth a second look by the traveller; it is never refused, since tables grow old.
import { findAirline } from '../place/airline.ts'
import { findAirport } from '../place/airport.ts'
import { readFlightNumber } from '../place/flight-number.ts'
import { nameIn } from '../place/names.ts'
import type { Places } from '../place/places.ts'
import { listCarriers } from '../place/route.ts'
import { type Answers, findText } from './answers.ts'

export interface UnknownRoute {
  /** Names in the reader's language. */
  readonly carrier: string
  readonly from: string
  readonly to: string
}

/** Null where the airline is known to fly there, or where too little is said to tell. */
export function findUnknownRoute(places: Places, answers: Answers, language: string): UnknownRoute | null {
  const flight = readFlightNumber(findText(answers, 'voyage.flight') ?? '')
  const airline = flight && findAirline(places.airlines(), flight.carrier)
  const [from, to] = ['voyage.departureAirport', 'voyage.arrivalAirport'].map((linkId) =>
    findAirport(places.airports(), findText(answers, linkId) ?? ''),
  )
  if (!flight || !airline || !from || !to || from === to) return null
  if (listCarriers(places.routes(), from.iata, to.iata).includes(airline.iata ?? '')) return null
  const city = ({ cities, iata }: typeof from) => `${nameIn(cities, language)} (${iata})`
  return { carrier: `${airline.name} (${flight.carrier})`, from: city(from), to: city(to) }
}

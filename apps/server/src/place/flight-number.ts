// Flight numbers as people write them: `su206`, `SU 0206`, `AFL206`. Kept as carrier and number, written `SU206`.
import { type Airline, findAirline } from './airline.ts'

export interface FlightNumber {
  /** IATA designator of two characters; ICAO's three where the carrier has no other. */
  readonly carrier: string
  /** Without leading zeros; a letter at the end is part of it. */
  readonly number: string
}

export type FlightProblem =
  | { readonly problem: 'not-a-flight-number' }
  | { readonly problem: 'unknown-airline'; readonly carrier: string }

/** IATA: two characters, at least one a letter; ICAO: three letters. Then one to four digits. */
const pattern = /^([A-Z]{3}|[A-Z][A-Z0-9]|[0-9][A-Z])0*([1-9]\d{0,3}[A-Z]?)$/

/** What the text says, whoever the carrier is; nothing when it is no flight number. */
export function readFlightNumber(text: string): FlightNumber | undefined {
  const match = pattern.exec(text.toUpperCase().replaceAll(/[\s-]/g, ''))
  if (match === null) return undefined
  const [, carrier = '', number = ''] = match
  return { carrier, number }
}

/** The flight with its carrier's IATA designator, or what is wrong with it. */
export function parseFlightNumber(text: string, airlines: readonly Airline[]): FlightNumber | FlightProblem {
  const flight = readFlightNumber(text)
  if (flight === undefined) return { problem: 'not-a-flight-number' }
  const airline = findAirline(airlines, flight.carrier)
  if (airline === undefined) return { problem: 'unknown-airline', carrier: flight.carrier }
  return { carrier: airline.iata ?? flight.carrier, number: flight.number }
}

export const formatFlightNumber = ({ carrier, number }: FlightNumber): string => `${carrier}${number}`

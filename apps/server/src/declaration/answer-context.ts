// Which codes the lists of a questionnaire know, and what local times are local to: the places of the pack as a
// check of answers wants them.
import { findAirline } from '../place/airline.ts'
import { findAirport } from '../place/airport.ts'
import { findCountry } from '../place/country.ts'
import { findDistrict, jurisdictionOf } from '../place/district.ts'
import { findIssuingState } from '../place/issuing-state.ts'
import type { Places } from '../place/places.ts'
import type { PlainDate } from '../place/plain-date.ts'
import { findRegion } from '../place/region.ts'
import type { Checking } from './check-answers.ts'
import type { StatementContext } from './statement-of.ts'

export interface Authority {
  /** IANA time zone of the authority. */
  readonly zone: string
  readonly windowDays: number
  readonly today: PlainDate
  readonly category: StatementContext['category']
  readonly pointsOfEntry: readonly string[] | null
  readonly slots: StatementContext['slots']
}

/** Everything that checking and reading answers asks of the world, as of one day. */
export function answerContext(places: Places, authority: Authority): Checking & StatementContext {
  const isAirport = (code: string) => findAirport(places.airports(), code)?.iata === code
  const isDistrict = (code: string) => findDistrict(places.districts(), code) !== undefined
  return {
    today: authority.today,
    windowDays: authority.windowDays,
    category: authority.category,
    pointsOfEntry: authority.pointsOfEntry,
    slots: authority.slots,
    known: {
      countries: (code) => findCountry(places.countries(), code)?.code === code,
      // Germany writes D, lists of passengers DEU; both are taken.
      states: (code) =>
        findIssuingState(places.issuingStates(), code)?.code === code ||
        findCountry(places.countries(), code)?.alpha3 === code,
      regions: (code) => findRegion(places.regions(), code)?.code === code,
      airports: isAirport,
      // Any airport: that it is not one of them is said in a sentence of its own.
      pointsOfEntry: isAirport,
      districts: isDistrict,
    },
    isCarrier: (designator) => findAirline(places.airlines(), designator) !== undefined,
    carrierOf: (designator) => findAirline(places.airlines(), designator)?.iata ?? designator,
    zoneOf: (airport) =>
      (airport === null ? undefined : findAirport(places.airports(), airport)?.zone) ?? authority.zone,
    pathOf: (code) => (isDistrict(code) ? (jurisdictionOf(code) ?? null) : null),
  }
}

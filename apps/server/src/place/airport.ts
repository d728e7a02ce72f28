// Airports by code, city and name, with the time zone that local times are read in.
import { findByCode } from './by-code.ts'
import type { CsvTable } from './csv.ts'
import { type Names, nameIn } from './names.ts'
import { searchBy } from './search-text.ts'

export interface Airport {
  readonly iata: string
  readonly icao: string | null
  readonly name: string
  /** The city, in the languages that the pack knows it in; English always. */
  readonly cities: Names
  /** ISO 3166-1 alpha-2; null where the source does not say. */
  readonly country: string | null
  readonly latitude: number
  readonly longitude: number
  /** IANA time zone; null where the source does not say and its country has several. */
  readonly zone: string | null
}

/** `\N` is the source's word for nothing. */
const said = (cell: string | undefined): string | null =>
  cell === undefined || cell === '' || cell === String.raw`\N` ? null : cell

/** Rows without a three-letter code are left out. Cities may have other names, by airport code. */
export function airportsOf(
  { records }: CsvTable,
  cityNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): readonly Airport[] {
  const zones = onlyZones(records)
  return records
    .filter(({ iata }) => iata !== undefined && /^[A-Z]{3}$/.test(iata))
    .map(({ iata = '', icao, name = '', city, iso2, lat, lon, tz }) => ({
      iata,
      icao: said(icao),
      name,
      cities: { en: said(city) ?? name, ...cityNames[iata] },
      country: said(iso2),
      latitude: Number(lat),
      longitude: Number(lon),
      zone: said(tz) ?? zones.get(iso2 ?? '') ?? null,
    }))
}

/** The zone of each country that has but one: it holds for its airports without any, new Istanbul among them. */
function onlyZones(records: CsvTable['records']): ReadonlyMap<string, string> {
  const byCountry = Map.groupBy(records, ({ iso2 }) => iso2 ?? '')
  return new Map(
    [...byCountry].flatMap(([country, rows]) => {
      const zones = [...new Set(rows.map(({ tz }) => said(tz)).filter((zone) => zone !== null))]
      return zones.length === 1 && zones[0] !== undefined ? [[country, zones[0]]] : []
    }),
  )
}

const airportCodes = ({ iata, icao }: Airport) => [iata, icao]

/** By IATA or ICAO code, in any case. */
export function findAirport(airports: readonly Airport[], code: string): Airport | undefined {
  const wanted = code.toUpperCase()
  return findByCode(airports, airportCodes, wanted)
}

/** `Milan, Malpensa International Airport (MXP)`, the city in the reader's language. */
export function airportLabel(airport: Airport, language: string): string {
  const city = nameIn(airport.cities, language)
  return airport.name === city ? `${city} (${airport.iata})` : `${city}, ${airport.name} (${airport.iata})`
}

/** By code, city in any language, or name. */
export const searchAirports = (airports: readonly Airport[], typed: string, limit = 10): readonly Airport[] =>
  searchBy(
    airports,
    typed,
    ({ iata, icao, name, cities }) => [
      iata,
      ...(icao === null ? [] : [icao]),
      name,
      ...Object.values(cities),
    ],
    limit,
  )

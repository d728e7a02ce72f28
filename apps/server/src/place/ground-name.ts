// Names of jurisdictions and ports for people: `CN/33/3311/331121` is Qingtian County.
import { airportLabel, findAirport } from './airport.ts'
import { countryName, findCountry } from './country.ts'
import { districtName, findDistrict } from './district.ts'
import type { Places } from './places.ts'
import { findRegion, regionName } from './region.ts'

/** The innermost place of the path; its code where the tables do not name it. */
export function jurisdictionName(places: Places, path: string, language: string): string {
  const [country = '', province, city, county] = path.split('/')
  if (county !== undefined) return districtIn(places.districts(), county, language)
  if (city !== undefined) return districtIn(places.cities(), `${city}00`, language)
  if (province !== undefined) return placeName(places, `${country}-${province}`, language)
  return placeName(places, country, language)
}

function districtIn(districts: ReturnType<Places['districts']>, code: string, language: string): string {
  const district = findDistrict(districts, code)
  return district ? districtName(district, language) : code
}

/** A country or region by its ISO 3166 code. */
export function placeName(places: Places, code: string, language: string): string {
  const country = findCountry(places.countries(), code)
  if (country !== undefined) return countryName(country, language)
  const region = findRegion(places.regions(), code)
  return region === undefined ? code : regionName(region, language)
}

/** The city of an airport with its code, as on a departure board. */
export function portName(places: Places, iata: string, language: string): string {
  const airport = findAirport(places.airports(), iata)
  return airport === undefined ? iata : airportLabel(airport, language)
}

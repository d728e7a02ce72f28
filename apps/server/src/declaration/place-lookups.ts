// The lists of the pack's places, as a traveller types them: names in her language, codes as answers.
import { type Airport, airportLabel, findAirport, searchAirports } from '../place/airport.ts'
import {
  type Country,
  countryName,
  findCountry,
  findCountryByText,
  searchCountries,
} from '../place/country.ts'
import {
  type District,
  districtName,
  findDistrict,
  jurisdictionOf,
  searchDistricts,
} from '../place/district.ts'
import { findIssuingState, issuingStateName, searchIssuingStates } from '../place/issuing-state.ts'
import type { Language } from '../place/language.ts'
import { nameIn } from '../place/names.ts'
import type { Places } from '../place/places.ts'
import { findRegion, regionName, searchRegions } from '../place/region.ts'
import { folded } from '../place/search-text.ts'
import type { Lookups, Suggestion } from './lookups.ts'

/** One list: its codes, their names, and what to suggest. */
interface List {
  readonly codeOf: (text: string) => string | undefined
  readonly nameOf: (code: string) => string | undefined
  readonly suggest: () => readonly string[]
  /** What may have been meant, the nearest first. */
  readonly near: (text: string) => readonly string[]
}

/** A longer list is one to search again, not one to read in an error. */
const mostNear = 5

/** What is suggested of the world: the authority's own ground. */
export interface Ground {
  /** Its path (`CN/33`): only its districts are suggested. */
  readonly jurisdiction: string
  /** Airports where it receives people; null: any. */
  readonly pointsOfEntry: readonly string[] | null
}

export function placeLookups(places: Places, ground: Ground, language: Language): Lookups {
  const lists: Readonly<Record<string, List>> = {
    countries: countryList(places, language),
    states: stateList(places, language),
    regions: regionList(places, language),
    airports: airportList(places, language),
    pointsOfEntry: entryList(places, ground, language),
    districts: districtList(places, ground.jurisdiction, language),
  }
  const listOf = (set: string): List | undefined => (Object.hasOwn(lists, set) ? lists[set] : undefined)
  return {
    codeOf: (set, text) => listOf(set)?.codeOf(text) ?? null,
    nameOf: (set, code) => listOf(set)?.nameOf(code) ?? code,
    nearOf: (set, text) => listOf(set)?.near(text) ?? [],
    suggestionsOf: (set) => (listOf(set)?.suggest() ?? []).map((value): Suggestion => ({ value })),
  }
}

const byName = (language: Language) => new Intl.Collator(language).compare

function countryList(places: Places, language: Language): List {
  const name = (country: Country) => countryName(country, language)
  return {
    codeOf: (text) => findCountryByText(places.countries(), text)?.code,
    nameOf: (code) => mapped(findCountry(places.countries(), code), name),
    suggest: () => places.countries().map(name).sort(byName(language)),
    near: (text) => searchCountries(places.countries(), text, mostNear).map(name),
  }
}

function stateList(places: Places, language: Language): List {
  const states = places.issuingStates
  const nameOf = (code: string) =>
    mapped(findIssuingState(states(), code), (state) => issuingStateName(state, language)) ??
    mapped(findCountry(places.countries(), code), (country) => countryName(country, language))
  return {
    // A whole name or a code; a state has a name in each language, and its neighbours begin alike.
    codeOf: (text) => {
      const country = findCountryByText(places.countries(), text)
      const exact = searchIssuingStates(states(), text, 20).find(
        (state) => folded(issuingStateName(state, language)) === folded(text),
      )
      return findIssuingState(states(), text.toUpperCase())?.code ?? exact?.code ?? country?.alpha3
    },
    nameOf,
    suggest: () =>
      places
        .countries()
        .map((country) => countryName(country, language))
        .sort(byName(language)),
    near: (text) =>
      searchIssuingStates(states(), text, mostNear).map((state) => issuingStateName(state, language)),
  }
}

function regionList(places: Places, language: Language): List {
  return {
    codeOf: (text) =>
      findRegion(places.regions(), text.toUpperCase())?.code ??
      only(searchRegions(places.regions(), text, 2))?.code,
    nameOf: (code) => mapped(findRegion(places.regions(), code), (region) => regionName(region, language)),
    suggest: () => places.regions().map((region) => regionName(region, language)),
    near: (text) =>
      searchRegions(places.regions(), text, mostNear).map((region) => regionName(region, language)),
  }
}

function airportList(places: Places, language: Language): List {
  const label = (airport: Airport) => airportLabel(airport, language)
  return {
    codeOf: (text) => {
      const code =
        /\(([A-Za-z]{3})\)\s*$/.exec(text)?.[1] ?? (/^[A-Za-z]{3,4}$/.test(text) ? text : undefined)
      const named = code === undefined ? undefined : findAirport(places.airports(), code)
      return (named ?? only(searchAirports(places.airports(), text, 2)))?.iata
    },
    nameOf: (code) => mapped(findAirport(places.airports(), code), label),
    suggest: () => {
      const flown = new Set(places.routes().flatMap(({ from, to }) => [from, to]))
      return places
        .airports()
        .filter(({ iata }) => flown.has(iata))
        .map(label)
        .sort(byName(language))
    },
    near: (text) => searchAirports(places.airports(), text, mostNear).map(label),
  }
}

/** Any airport is understood, so that one that is none of them can be named; only they are suggested. */
function entryList(places: Places, { pointsOfEntry }: Ground, language: Language): List {
  const any = airportList(places, language)
  if (pointsOfEntry === null) return any
  const nameOf = (code: string) =>
    mapped(findAirport(places.airports(), code), ({ cities }) => `${nameIn(cities, language)} (${code})`)
  return { ...any, nameOf, suggest: () => pointsOfEntry.flatMap((code) => any.nameOf(code) ?? []) }
}

function districtList(places: Places, jurisdiction: string, language: Language): List {
  const districts = places.districts
  return {
    codeOf: (text) =>
      findDistrict(districts(), text)?.code ?? only(searchDistricts(districts(), text, 2))?.code,
    nameOf: (code) => mapped(findDistrict(districts(), code), (district) => districtName(district, language)),
    suggest: () =>
      districts()
        .filter(({ code }) => jurisdictionOf(code)?.startsWith(`${jurisdiction}/`))
        .map((district) => districtName(district, language)),
    near: (text) => countiesNear(places, text).map((district) => districtName(district, language)),
  }
}

/** People name their city; a district is one of its counties (GB/T 2260: the first four digits are the city's). */
function countiesNear(places: Places, text: string): readonly District[] {
  const named = searchDistricts(places.districts(), text, mostNear)
  if (named.length > 0) return named
  const city = searchDistricts(places.cities(), text, 1)[0]?.code.slice(0, 4)
  return city === undefined ? [] : places.districts().filter(({ code }) => code.startsWith(city))
}

const mapped = <A, B>(value: A | undefined, map: (value: A) => B): B | undefined =>
  value === undefined ? undefined : map(value)

/** What was typed must mean one thing; of several the traveller chooses. */
const only = <A>(found: readonly A[]): A | undefined => (found.length === 1 ? found[0] : undefined)

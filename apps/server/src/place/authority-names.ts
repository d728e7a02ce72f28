// What an authority calls places, where it does not say what the pack says. A file of the instance, so that the pack, which
// others share and somebody signed, stays as it is.
import { z } from 'zod'
import type { Country } from './country.ts'
import { type Names, nameIn } from './names.ts'
import type { Places } from './places.ts'

const tag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/
const names = z.record(
  z.string().regex(tag, 'a language is named by its tag, such as en or zh-Hans'),
  z.string().trim().min(1, 'a name may not be empty').max(120, 'a name has at most 120 characters'),
)
const named = z.record(z.string(), names).default({})

/** By code: ISO 3166-1 alpha-2, ISO 3166-2, GB/T 2260 for cities and counties, IATA (the city of an airport), ICAO 9303. */
export const AuthorityNames = z.strictObject({
  authority: z.string().trim().min(1),
  note: z.string().optional(),
  countries: named,
  regions: named,
  districts: named,
  airports: named,
  issuingStates: named,
})
export type AuthorityNames = z.infer<typeof AuthorityNames>

type Given = AuthorityNames[Section]
const sections = ['countries', 'regions', 'districts', 'airports', 'issuingStates'] as const
type Section = (typeof sections)[number]

/** The tables of a pack under the names of the authority. What a country was called is still understood when typed. */
export function underNames(places: Places, given: AuthorityNames): Places {
  const once = <Row>(read: () => Row): (() => Row) => {
    let kept: { readonly row: Row } | undefined
    return () => {
      kept ??= { row: read() }
      return kept.row
    }
  }
  const coded = <Row extends { readonly code: string; readonly names: Names }>(
    rows: () => readonly Row[],
    by: Given,
  ) => once(() => rows().map((row) => ({ ...row, names: { ...row.names, ...by[row.code] } })))
  return {
    ...places,
    countries: once(() => places.countries().map((country) => renamed(country, given.countries))),
    issuingStates: once(() =>
      places.issuingStates().map((state) => {
        const country = places.countries().find(({ alpha3 }) => alpha3 === state.code)
        const asCountry = country === undefined ? {} : given.countries[country.code]
        return { ...state, names: { ...state.names, ...asCountry, ...given.issuingStates[state.code] } }
      }),
    ),
    regions: coded(places.regions, given.regions),
    cities: coded(places.cities, given.districts),
    districts: coded(places.districts, given.districts),
    airports: once(() =>
      places
        .airports()
        .map((airport) => ({ ...airport, cities: { ...airport.cities, ...given.airports[airport.iata] } })),
    ),
  }
}

function renamed(country: Country, by: Given): Country {
  const given = by[country.code]
  if (given === undefined) return country
  const before = [...(country.alsoCalled ?? []), ...Object.values(country.names)]
  const now = { ...country.names, ...given }
  const alsoCalled = before.filter((name) => !Object.values(now).includes(name))
  return { ...country, names: now, alsoCalled }
}

/** Codes that no table of the packs in use has, and names that two countries would share, in words. */
export function faultsOfNames(given: AuthorityNames, packs: readonly Places[]): readonly string[] {
  const known: Readonly<Record<Section, () => readonly string[]>> = {
    countries: () => packs.flatMap((places) => places.countries().map(({ code }) => code)),
    regions: () => packs.flatMap((places) => places.regions().map(({ code }) => code)),
    districts: () =>
      packs.flatMap((places) => [...places.cities(), ...places.districts()].map(({ code }) => code)),
    airports: () => packs.flatMap((places) => places.airports().map(({ iata }) => iata)),
    issuingStates: () => packs.flatMap((places) => places.issuingStates().map(({ code }) => code)),
  }
  const unknown = sections.flatMap((section) => {
    const codes = Object.keys(given[section])
    if (codes.length === 0) return []
    const have = new Set(known[section]())
    return codes
      .filter((code) => !have.has(code))
      .map((code) => `${section}/${code}: no pack in use has this code`)
  })
  return [...unknown, ...packs.flatMap((places) => sharedNames(given, underNames(places, given)))]
}

/** Two countries of one name cannot be told apart by whoever types it. */
function sharedNames({ countries }: AuthorityNames, places: Places): readonly string[] {
  return Object.entries(countries).flatMap(([code, given]) =>
    Object.entries(given).flatMap(([language, name]) =>
      places
        .countries()
        .filter((other) => other.code !== code && nameIn(other.names, language) === name)
        .map((other) => `countries/${code}/${language}: "${name}" is what ${other.code} is called`),
    ),
  )
}

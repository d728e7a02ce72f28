// Countries and territories by their ISO 3166-1 codes. Names are an authority's choice: a pack overrides them.

import { z } from 'zod'
import { findByCode } from './by-code.ts'
import { nameIn, namesSchema } from './names.ts'
import { folded, searchBy } from './search-text.ts'

const countrySchema = z.strictObject({
  /** ISO 3166-1 alpha-2. */
  code: z.string().regex(/^[A-Z]{2}$/),
  alpha3: z.string().regex(/^[A-Z]{3}$/),
  numeric: z.string().regex(/^\d{3}$/),
  population: z.int().positive().nullable(),
  names: namesSchema,
  /** Names that it has elsewhere: understood when typed, never shown. */
  alsoCalled: z.array(z.string()).optional(),
})
export type Country = z.infer<typeof countrySchema>

export const countriesSchema = z.array(countrySchema)

export const nameOverridesSchema = z.strictObject({
  authority: z.string(),
  note: z.string(),
  countries: z.record(z.string(), z.record(z.string(), z.string().min(1))),
  /** By code, what people type for it besides; of a name that stands at several countries none is taken. */
  alsoCalled: z.record(z.string(), z.array(z.string().min(1))).optional(),
})
export type NameOverrides = z.infer<typeof nameOverridesSchema>

/** The countries under the names that the authority gives them; what others call them is still understood. */
export const withAuthorityNames = (
  countries: readonly Country[],
  overrides: NameOverrides,
): readonly Country[] =>
  countries.map((country) => {
    const given = overrides.countries[country.code]
    const names = { ...country.names, ...given }
    const before = given === undefined ? [] : Object.values(country.names)
    const typed = [...(country.alsoCalled ?? []), ...before, ...(overrides.alsoCalled?.[country.code] ?? [])]
    const alsoCalled = [...new Set(typed)].filter((name) => !Object.values(names).includes(name))
    return { ...country, names, ...(alsoCalled.length > 0 && { alsoCalled }) }
  })

const countryCodes = ({ code, alpha3 }: Country) => [code, alpha3]

/** By alpha-2 or alpha-3 code, in any case. */
export function findCountry(countries: readonly Country[], code: string): Country | undefined {
  const wanted = code.toUpperCase()
  return findByCode(countries, countryCodes, wanted)
}

export const countryName = (country: Country, language: string): string => nameIn(country.names, language)

const allNames = ({ code, alpha3, names, alsoCalled = [] }: Country): readonly string[] => [
  ...Object.values(names),
  ...alsoCalled,
  code,
  alpha3,
]

/** What was typed, in any of the languages. */
export const searchCountries = (
  countries: readonly Country[],
  typed: string,
  limit = 10,
): readonly Country[] => searchBy(countries, typed, allNames, limit)

/** The one country meant by a whole name or a code; nothing when it is none or could be several. */
export function findCountryByText(countries: readonly Country[], typed: string): Country | undefined {
  const wanted = folded(typed)
  const meant = countries.filter((country) => allNames(country).some((name) => folded(name) === wanted))
  return meant.length === 1 ? meant[0] : undefined
}

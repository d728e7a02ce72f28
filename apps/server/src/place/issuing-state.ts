// Who issues travel documents: the three-letter codes of ICAO Doc 9303 part 3, section 5. Most are ISO 3166-1
// alpha-3; the others (Germany's `D`, refugees, the United Nations) are a short list of their own.
import { z } from 'zod'
import type { Country } from './country.ts'
import { nameIn, namesSchema } from './names.ts'
import { searchBy } from './search-text.ts'

const issuingStateSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{1,3}$/),
  /** The ISO 3166-1 alpha-3 code that documents do not use because they use this one. */
  replaces: z.string().optional(),
  names: namesSchema,
})
export type IssuingState = z.infer<typeof issuingStateSchema>

export const issuingStatesSchema = z.array(issuingStateSchema)

/** Every code that may stand in a document. */
export function issuingStatesOf(
  countries: readonly Country[],
  others: readonly IssuingState[],
): readonly IssuingState[] {
  const replaced = new Set(others.map(({ replaces }) => replaces))
  const fromCountries = countries.map(({ alpha3, names }) => ({ code: alpha3, names }))
  return [...fromCountries.filter(({ code }) => !replaced.has(code)), ...others]
}

export const findIssuingState = (states: readonly IssuingState[], code: string): IssuingState | undefined =>
  states.find((state) => state.code === code.toUpperCase())

export const issuingStateName = (state: IssuingState, language: string): string =>
  nameIn(state.names, language)

export const searchIssuingStates = (
  states: readonly IssuingState[],
  typed: string,
  limit = 10,
): readonly IssuingState[] =>
  searchBy(states, typed, ({ code, names }) => [...Object.values(names), code], limit)

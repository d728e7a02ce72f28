// Provinces below a country, where a list of areas is finer than countries: `CN-42`, numbered as in GB/T 2260.
import { z } from 'zod'
import { nameIn, namesSchema } from './names.ts'
import { searchBy } from './search-text.ts'

const regionSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/),
  names: namesSchema,
})
export type Region = z.infer<typeof regionSchema>

export const regionsSchema = z.array(regionSchema)

export const findRegion = (regions: readonly Region[], code: string): Region | undefined =>
  regions.find((region) => region.code === code.toUpperCase())

export const regionName = (region: Region, language: string): string => nameIn(region.names, language)

export const searchRegions = (regions: readonly Region[], typed: string, limit = 10): readonly Region[] =>
  searchBy(regions, typed, ({ code, names }) => [...Object.values(names), code], limit)

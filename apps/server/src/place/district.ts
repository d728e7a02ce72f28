// Home districts by their GB/T 2260 codes: six digits, two for the province, two for the city, two for the
// county. The jurisdiction path is built from them: `CN/33/3311/331121`.
import type { CsvTable } from './csv.ts'
import { type Names, nameIn } from './names.ts'
import { searchBy } from './search-text.ts'

export interface District {
  /** GB/T 2260 code; a city ends in `00`. */
  readonly code: string
  readonly names: Names
}

export const districtsOf = ({ records }: CsvTable): readonly District[] =>
  records
    .filter(({ gb2260 }) => gb2260 !== undefined && /^\d{6}$/.test(gb2260))
    .map((record) => ({ code: record.gb2260 ?? '', names: namesOf(record) }))

/** The columns `name_en`, `name_zh-Hans` and so on: a name in each language that has one. */
function namesOf(record: Readonly<Record<string, string | undefined>>): Names {
  const columns = Object.entries(record).flatMap(([column, name]) => {
    const tag = /^name_(.+)$/.exec(column)?.[1]
    return tag === undefined || !name ? [] : [[tag, name] as const]
  })
  return { en: '', ...Object.fromEntries(columns) }
}

/** The path of a district: as deep as its code goes. Nothing for what is no code. */
export function jurisdictionOf(code: string): string | undefined {
  if (!/^[1-9]\d{5}$/.test(code)) return undefined
  const [province, city] = [code.slice(0, 2), code.slice(0, 4)]
  if (code.endsWith('0000')) return `CN/${province}`
  return code.endsWith('00') ? `CN/${province}/${city}` : `CN/${province}/${city}/${code}`
}

/** Whether a place is the jurisdiction itself or within it. */
export const isWithin = (path: string, jurisdiction: string): boolean =>
  path === jurisdiction || path.startsWith(`${jurisdiction}/`)

export const findDistrict = (districts: readonly District[], code: string): District | undefined =>
  districts.find((district) => district.code === code)

export const findCityOf = (cities: readonly District[], code: string): District | undefined =>
  findDistrict(cities, `${code.slice(0, 4)}00`)

/** Chinese for readers of Chinese, the Latin spelling for everyone else. */
export const districtName = (district: District, language: string): string => nameIn(district.names, language)

export const searchDistricts = (
  districts: readonly District[],
  typed: string,
  limit = 10,
): readonly District[] =>
  searchBy(districts, typed, ({ code, names }) => [...Object.values(names), code], limit)

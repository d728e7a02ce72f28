// Airlines by their IATA and ICAO designators. A designator may have had several owners; the first row of a
// table is taken, so tables that correct others come first.
import { findByCode } from './by-code.ts'
import type { CsvTable } from './csv.ts'
import { searchBy } from './search-text.ts'

export interface Airline {
  /** Two characters; null for a carrier that only has ICAO's. */
  readonly iata: string | null
  readonly icao: string | null
  readonly name: string
  /** ISO 3166-1 alpha-2; null where the source does not say. */
  readonly country: string | null
}

const said = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell)

/** Of the rows with one IATA designator the first; among those of one table one with an ICAO designator. */
export function airlinesOf(...tables: readonly CsvTable[]): readonly Airline[] {
  const rows = tables.flatMap(({ records }) =>
    records
      .map(({ iata, icao, name = '', iso2 }) => ({
        iata: said(iata),
        icao: said(icao),
        name,
        country: said(iso2),
      }))
      .filter(({ iata, icao }) => iata !== null || icao !== null)
      .toSorted((a, b) => Number(a.icao === null) - Number(b.icao === null)),
  )
  const byDesignator = new Map<string, Airline>()
  for (const row of rows) {
    const designator = row.iata ?? row.icao ?? ''
    if (!byDesignator.has(designator)) byDesignator.set(designator, row)
  }
  return [...byDesignator.values()]
}

const airlineCodes = ({ iata, icao }: Airline) => [iata, icao]

/** By IATA or ICAO designator, in any case. */
export function findAirline(airlines: readonly Airline[], designator: string): Airline | undefined {
  const wanted = designator.toUpperCase()
  return findByCode(airlines, airlineCodes, wanted)
}

export const searchAirlines = (airlines: readonly Airline[], typed: string, limit = 10): readonly Airline[] =>
  searchBy(
    airlines,
    typed,
    ({ iata, icao, name }) => [name, iata, icao].filter((each) => each !== null),
    limit,
  )

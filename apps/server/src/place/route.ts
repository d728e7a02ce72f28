// Which airlines flew between two airports, as of 2014: enough to offer a likely carrier, never to refuse one.
import type { CsvTable } from './csv.ts'

export interface Route {
  /** IATA codes of the airports. */
  readonly from: string
  readonly to: string
  /** IATA designators. */
  readonly airlines: readonly string[]
}

export const routesOf = ({ records }: CsvTable): readonly Route[] =>
  records.map(({ from_iata = '', to_iata = '', airlines = '' }) => ({
    from: from_iata,
    to: to_iata,
    airlines: airlines.split(' ').filter((code) => code !== ''),
  }))

export const listCarriers = (routes: readonly Route[], from: string, to: string): readonly string[] =>
  routes.find((route) => route.from === from && route.to === to)?.airlines ?? []

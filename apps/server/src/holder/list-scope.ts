// Which part of the holders a list walks, as ranges and keys of the indexes in 0011_desk.sql.

/** Paths under a jurisdiction are those from it to just below `CN/33` ‖ `0`: the sign after `/`, byte by byte. */
export const rangeOf = (jurisdiction: string): readonly [string, string] => [jurisdiction, `${jurisdiction}0`]

export interface ListScope {
  /** Path: this jurisdiction and all under it. */
  readonly jurisdiction: string
  /** IATA code; null: any port. */
  readonly port: string | null
}

/** The column whose values the list walks one by one; null: it walks the states of everybody. */
export function keyOf({ jurisdiction, port }: ListScope): 'jurisdiction' | 'port' | null {
  if (port !== null) return 'port'
  return jurisdiction.includes('/') ? 'jurisdiction' : null
}

/** A place in the order of a list: the latest arrival first. */
export interface ListPlace {
  readonly arrivalAt: Date
  readonly holderId: string
}

/** As a client keeps it between pages. */
export const writePlace = ({ arrivalAt, holderId }: ListPlace): string =>
  `${arrivalAt.getTime().toString(36)}.${holderId}`

/** Null for what is no place of ours. */
export function readPlace(text: string): ListPlace | null {
  const [ms = '', holderId = '', ...rest] = text.split('.')
  const arrivalAt = new Date(Number.parseInt(ms, 36))
  const isWhole = rest.length === 0 && /^[0-9a-z]{1,9}$/.test(ms) && /^[0-9a-f-]{36}$/.test(holderId)
  return isWhole && !Number.isNaN(arrivalAt.getTime()) ? { arrivalAt, holderId } : null
}

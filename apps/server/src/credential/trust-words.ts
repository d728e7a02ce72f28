// A list of issuers as the operator sees it, in a line or as JSON.
import type { IssuerListRow } from './issuer-list.store.ts'

export interface ListedIssuers {
  readonly name: string
  readonly url: string | null
  readonly keys: number
  readonly pins: readonly string[]
  readonly loadedAt: string
  readonly ageHours: number
  readonly failedAt: string | null
  readonly failure: string | null
}

export const listedIssuers = (row: IssuerListRow, wall: Date): ListedIssuers => ({
  name: row.name,
  url: row.url,
  keys: row.keys,
  pins: row.pins,
  loadedAt: row.loaded_at.toISOString(),
  ageHours: Math.floor((wall.getTime() - row.loaded_at.getTime()) / 3_600_000),
  failedAt: row.failed_at?.toISOString() ?? null,
  failure: row.failure,
})

export function inALine({ name, url, keys, pins, ageHours, failure }: ListedIssuers): string {
  const parts = [
    `${name}: ${keys} keys`,
    `${ageHours} h old`,
    url ?? 'from a file',
    pins.length > 0 ? `signed, held to ${pins.join(' or ')}` : 'not signed',
  ]
  return `${parts.join(', ')}${failure === null ? '' : `\n  LAST REFRESH FAILED: ${failure}`}\n`
}

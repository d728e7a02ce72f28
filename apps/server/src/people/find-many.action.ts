// Finds the holders of a whole passenger list at once, by document and by name with birth date. One search is kept,
// with its purpose and how many it found; whom it found is kept as for any other.
import type { PersonName } from '@pratique/travel-document'
import type { PlainDate } from '../place/plain-date.ts'
import type { Deed } from '../platform/deed.ts'
import { journalSearch } from './find-person.action.ts'
import { type Claim, documentClaims, nameClaims } from './identity-claim.ts'
import { listClaims } from './people.store.ts'
import { searchHashes } from './sealed-identity.node.ts'

export interface Sought extends PersonName {
  readonly dateOfBirth: PlainDate | null
  readonly documentNumbers: readonly string[]
}

export interface FoundHolders {
  readonly byDocument: readonly string[]
  readonly byName: readonly string[]
}

/** In the order of those sought. */
export async function findMany(
  deed: Deed,
  sought: readonly Sought[],
  purpose: string,
): Promise<readonly FoundHolders[]> {
  const hashesOf = (claims: readonly Claim[]) =>
    searchHashes(deed.house.keyring, claims).map((hash) => hash.toString('hex'))
  const hashes = sought.map((one) => ({
    document: hashesOf(one.documentNumbers.flatMap(documentClaims)),
    name: hashesOf(nameClaims(one, one.dateOfBirth)),
  }))
  const all = new Set(hashes.flatMap(({ document, name }) => [...document, ...name]))
  const rows = await listClaims(
    deed.db,
    [...all].map((hash) => Buffer.from(hash, 'hex')),
  )
  const holders = Map.groupBy(rows, ({ hash }) => hash.toString('hex'))
  const found = [...new Set(rows.map(({ holderId }) => holderId))]
  await journalSearch(deed, { kind: 'passenger-list', purpose, found })
  const holdersOf = (keys: readonly string[]) => [
    ...new Set(keys.flatMap((key) => (holders.get(key) ?? []).map(({ holderId }) => holderId))),
  ]
  return hashes.map(({ document, name }) => ({ byDocument: holdersOf(document), byName: holdersOf(name) }))
}

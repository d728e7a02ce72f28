// Looks up everyone of a list among those who declared: first by keyed hashes over all holders, then, for who is left,
// against those who declared this very voyage, opened side by side in memory.
import { findMany } from '../people/find-many.action.ts'
import type { Identity } from '../people/identity.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { comparedOf, documentNumbersOf, type ListedIdentity } from './listed-person.ts'
import { type Compared, type Match, matchOf, nearMatches, withoutTwice } from './match-person.ts'
import type { Voyage } from './voyage.ts'
import { listComing, listVoyageHolders } from './voyage-people.store.ts'

export interface Sought {
  readonly identity: ListedIdentity
  readonly seat: string | null
}

const days = 3 * 86_400_000

/** In the order of those sought. `taken`: holders whom somebody else on the list is for certain. */
export async function matchPeople(
  deed: Deed,
  voyage: Voyage,
  sought: readonly Sought[],
  taken: ReadonlySet<string> = new Set(),
): Promise<readonly Match[]> {
  if (sought.length === 0) return []
  const byHash = withoutTwice(await byKeyedHash(deed, voyage, sought, taken))
  return withNear(deed, voyage, sought, byHash, taken)
}

async function byKeyedHash(
  deed: Deed,
  voyage: Voyage,
  sought: readonly Sought[],
  taken: ReadonlySet<string>,
): Promise<readonly Match[]> {
  const found = await findMany(
    deed,
    sought.map(({ identity }) => ({ ...identity, documentNumbers: documentNumbersOf(identity) as string[] })),
    `matching the passenger list of ${voyage.designator}`,
  )
  const ids = [...new Set(found.flatMap(({ byDocument, byName }) => [...byDocument, ...byName]))]
  const window = {
    from: new Date(voyage.arrivesAt.getTime() - days),
    until: new Date(voyage.arrivesAt.getTime() + days),
  }
  const coming = new Map((await listComing(deed.db, ids, window)).map((one) => [one.holderId, one]))
  return found.map(({ byDocument, byName }, index) => {
    const holders = [...new Set([...byDocument, ...byName])].filter((id) => coming.has(id) && !taken.has(id))
    const evidence = holders.map((holderId) => ({
      holderId,
      document: byDocument.includes(holderId),
      name: byName.includes(holderId),
      sameVoyage: coming.get(holderId)?.flight === voyage.designator,
    }))
    const identity = sought[index]?.identity
    return matchOf(evidence, identity !== undefined && documentNumbersOf(identity).length > 0)
  })
}

/** Who found nobody is laid beside those who declared the voyage and were not found. */
async function withNear(
  deed: Deed,
  voyage: Voyage,
  sought: readonly Sought[],
  matches: readonly Match[],
  taken: ReadonlySet<string>,
): Promise<readonly Match[]> {
  const open = matches.flatMap((match, index) => (match.match === 'none' ? [index] : []))
  if (open.length === 0) return matches
  const found = new Set(matches.flatMap(({ candidates }) => candidates.map(({ holderId }) => holderId)))
  const left = (await listVoyageHolders(deed.db, voyage.voyageId)).filter(
    ({ holderId, statedIt }) => statedIt && !found.has(holderId) && !taken.has(holderId),
  )
  if (left.length === 0) return matches
  const identities = await readIdentities(
    deed,
    left.map(({ holderId }) => holderId),
    `matching the passenger list of ${voyage.designator}`,
  )
  const declared = left.flatMap(({ holderId, seat }) => {
    const identity = identities.get(holderId)
    return identity === undefined ? [] : [{ holderId, ...comparedIdentity(identity, seat) }]
  })
  const near = nearMatches(
    open.map((index) => comparedAt(sought, index)),
    declared,
  )
  return matches.map((match, index) => near[open.indexOf(index)] ?? match)
}

function comparedAt(sought: readonly Sought[], index: number): Compared {
  const one = sought[index]
  if (one === undefined) throw new Error('A match has no person')
  return comparedOf(one.identity, one.seat)
}

export const comparedIdentity = (identity: Identity, seat: string | null): Compared => ({
  primaryIdentifier: identity.primaryIdentifier,
  secondaryIdentifier: identity.secondaryIdentifier,
  dateOfBirth: identity.dateOfBirth,
  documentNumber: identity.document?.documentNumber ?? null,
  seat,
})

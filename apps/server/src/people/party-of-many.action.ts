// In which party each of many holders travels.
import type { Connection } from '../platform/database.ts'
import { listPartyIds } from './people.store.ts'

/** By holder; who travels alone is not in it. */
export async function partiesOf(
  { db }: { readonly db: Connection },
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (holderIds.length === 0) return new Map()
  const rows = await listPartyIds(db, holderIds)
  return new Map(rows.map(({ holderId, partyId }) => [holderId, partyId]))
}

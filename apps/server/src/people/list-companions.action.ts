// Who of many holders travels with whom: the party of each, and whether a carer and a child are together in it.
import type { Deed } from '../platform/deed.ts'
import { listPartiesOf } from './people.store.ts'

export interface PartyOf {
  readonly partyId: string
  /** A child, or who cares for one. */
  readonly withCarer: boolean
}

/** Those in no party are not in the map; of several parties the latest counts. */
export async function listCompanionsOf(
  { db }: Pick<Deed, 'db'>,
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, PartyOf>> {
  const members = await listPartiesOf(db, holderIds)
  return new Map(
    members.map(({ holderId, partyId, role }) => [
      holderId,
      { partyId, withCarer: role === 'child' || role === 'carer' || role === 'guardian' },
    ]),
  )
}

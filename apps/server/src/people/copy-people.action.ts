// Takes in who many holders are at once, as `takeInIdentity` and `formParty` do for one.
import type { PoolClient } from 'pg'
import type { Deed } from '../platform/deed.ts'
import type { Identity } from './identity.ts'
import { copySealed, type SealedPerson } from './people-bulk.store.ts'
import { sealIdentity } from './sealed-identity.node.ts'

export interface CopiedPerson {
  readonly holderId: string
  /** Fresh; her acts are sealed under it too. */
  readonly dataKey: Uint8Array
  readonly identity: Identity
  readonly party: SealedPerson['party']
}

interface BulkDeed extends Deed {
  readonly client: PoolClient
}

export async function copyPeople(deed: BulkDeed, people: readonly CopiedPerson[]): Promise<void> {
  const { keyring } = deed.house
  const sealed = people.map(({ holderId, dataKey, identity, party }) => ({
    holderId,
    party,
    ...sealIdentity(keyring, dataKey, holderId, identity),
  }))
  await copySealed(deed.client, sealed, deed.now)
}

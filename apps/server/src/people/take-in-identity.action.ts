// Takes in who a holder is: sealed under a fresh data key, with blind claims to find her by.
import type { Deed } from '../platform/deed.ts'
import type { Identity } from './identity.ts'
import { insertIdentity } from './people.store.ts'
import { sealIdentity } from './sealed-identity.node.ts'

/** Returns the holder's data key: her acts are sealed under it too. */
export async function takeInIdentity(deed: Deed, holderId: string, identity: Identity): Promise<Buffer> {
  const { keyring } = deed.house
  const dataKey = keyring.newDataKey()
  await insertIdentity(deed.db, holderId, sealIdentity(keyring, dataKey, holderId, identity), deed.now)
  return dataKey
}

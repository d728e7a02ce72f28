// Mends who a holder is: sealed anew under the same data key, found by the new claims only.
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { findDataKey } from './data-key.action.ts'
import type { Identity } from './identity.ts'
import { identityNotFound } from './people.problems.ts'
import { insertAccesses, replaceIdentity } from './people.store.ts'
import { accessRow } from './read-identity.action.ts'
import { sealIdentity } from './sealed-identity.node.ts'

export async function resealIdentity(
  deed: Deed,
  holderId: string,
  identity: Identity,
  purpose: string,
): Promise<void> {
  const { keyring } = deed.house
  const dataKey = await findDataKey(deed, holderId)
  if (dataKey === undefined)
    throw new Problem(identityNotFound, { detail: 'There is no such holder, or she was erased.' })
  await replaceIdentity(deed.db, holderId, sealIdentity(keyring, dataKey, holderId, identity), deed.now)
  await insertAccesses(deed.db, [accessRow(deed, holderId, 'corrected', purpose)])
}

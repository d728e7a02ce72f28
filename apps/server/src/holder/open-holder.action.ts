// A person becomes known to a scheme: an identity is sealed and an empty chain begun.
import { v7 as newId } from 'uuid'
import type { Identity } from '../people/identity.ts'
import { takeInIdentity } from '../people/take-in-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { insertHolder } from './holder.store.ts'
import type { KnownHolder } from './known-holder.action.ts'
import type { Opening } from './opening.ts'
import { startOfChain } from './sealed-act.node.ts'
import { unknownHolder } from './state.ts'

export interface NewHolder extends Opening {
  readonly identity: Identity
}

/** Returns the new holder's id; what happened to her follows by `recordAct` in the same deed. */
export const openHolder = async (deed: Deed, holder: NewHolder): Promise<string> =>
  (await openKnownHolder(deed, holder)).head.holder_id

/** Returns her as she stands, so that the deed need not read her again. */
export async function openKnownHolder(deed: Deed, holder: NewHolder): Promise<KnownHolder> {
  const { identity, scheme, pack, jurisdiction, language, origin } = holder
  const holderId = newId()
  const end = startOfChain(holderId)
  const head = await insertHolder(deed.db, {
    holder_id: holderId,
    scheme,
    pack,
    jurisdiction,
    language,
    origin,
    opened_at: deed.now,
    last_hash: end.hash,
  })
  const dataKey = await takeInIdentity(deed, holderId, identity)
  const sealing = { holderId, dataKey, keyring: deed.house.keyring }
  return { head, sealing, acts: [], state: unknownHolder, end }
}

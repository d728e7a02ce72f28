// A person becomes known to a scheme: an identity is sealed and an empty chain begun.
import { v7 as newId } from 'uuid'
import type { Identity } from '../people/identity.ts'
import { takeInIdentity } from '../people/take-in-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { insertHolder } from './holder.store.ts'
import type { Opening } from './opening.ts'
import { startOfChain } from './sealed-act.node.ts'

export interface NewHolder extends Opening {
  readonly identity: Identity
}

/** Returns the new holder's id; what happened to her follows by `recordAct` in the same deed. */
export async function openHolder(deed: Deed, holder: NewHolder): Promise<string> {
  const { identity, scheme, pack, jurisdiction, language, origin } = holder
  const holderId = newId()
  await insertHolder(deed.db, {
    holder_id: holderId,
    scheme,
    pack,
    jurisdiction,
    language,
    origin,
    opened_at: deed.now,
    last_hash: startOfChain(holderId).hash,
  })
  await takeInIdentity(deed, holderId, identity)
  return holderId
}

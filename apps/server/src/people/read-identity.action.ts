// Opens who a holder is. Every reading is kept with its purpose, the holder's own as well.
import { v7 as newId } from 'uuid'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import type { Identity } from './identity.ts'
import { identityNotFound } from './people.problems.ts'
import { type AccessRow, insertAccesses, listAccesses, listIdentities } from './people.store.ts'
import { openIdentity } from './sealed-identity.node.ts'

/** `purpose`: in a few words, what the name is needed for; shown to the holder who asks who read it. */
export async function readIdentity(deed: Deed, holderId: string, purpose: string): Promise<Identity> {
  const identity = (await readIdentities(deed, [holderId], purpose)).get(holderId)
  if (identity === undefined)
    throw new Problem(identityNotFound, { detail: 'There is no such holder, or she was erased.' })
  return identity
}

/** Those of the holders whose names are kept. */
export async function readIdentities(
  deed: Deed,
  holderIds: readonly string[],
  purpose: string,
): Promise<ReadonlyMap<string, Identity>> {
  if (holderIds.length === 0) return new Map()
  const stored = await listIdentities(deed.db, holderIds)
  await insertAccesses(
    deed.db,
    stored.map(({ holderId }) => accessRow(deed, holderId, 'read', purpose)),
  )
  return new Map(stored.map((row) => [row.holderId, openIdentity(deed.house.keyring, row.holderId, row)]))
}

export function accessRow(deed: Deed, holderId: string, what: AccessRow['deed'], purpose: string): AccessRow {
  return {
    holder_id: holderId,
    access_id: newId(),
    accessed_at: deed.now,
    actor_kind: deed.actor.kind,
    actor_id: deed.actor.id,
    deed: what,
    purpose,
  }
}

export interface Access {
  readonly at: Date
  readonly actorKind: string
  readonly deed: AccessRow['deed']
  readonly purpose: string
}

/** Who read a holder's name: for her, and for the auditor. */
export async function listIdentityAccesses(deed: Deed, holderId: string): Promise<readonly Access[]> {
  const rows = await listAccesses(deed.db, holderId)
  return rows.map((row) => ({
    at: row.accessed_at,
    actorKind: row.actor_kind,
    deed: row.deed,
    purpose: row.purpose,
  }))
}

// The data key of a holder, for those who keep something of hers sealed.
import type { Connection } from '../platform/database.ts'
import type { House } from '../platform/deed.ts'
import type { StoredPerson } from './check-identity.node.ts'
import { findWrappedKey, listIdentities } from './people.store.ts'

interface Reader {
  readonly db: Connection
  readonly house: Pick<House, 'keyring'>
}

/** Nothing when she was erased, or never was. */
export async function findDataKey({ db, house }: Reader, holderId: string): Promise<Buffer | undefined> {
  const wrapped = await findWrappedKey(db, holderId)
  return wrapped && house.keyring.unwrap(wrapped)
}

/** Of many holders, still wrapped: unwrapping one by one lets the caller name the one that fails. */
export async function listWrappedKeys(
  { db }: Pick<Reader, 'db'>,
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (holderIds.length === 0) return new Map()
  const stored = await listIdentities(db, holderIds)
  return new Map(stored.map(({ holderId, wrappedKey }) => [holderId, wrappedKey]))
}

/** What is kept of many holders, as it is kept: for verifying. */
export async function listKeptPeople(
  { db }: Pick<Reader, 'db'>,
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, StoredPerson>> {
  if (holderIds.length === 0) return new Map()
  return new Map((await listIdentities(db, holderIds)).map((stored) => [stored.holderId, stored]))
}

// Writes down what was done to a signing key. Called under the lock of the keys, so that two do not take one number.
import type { Deed } from '../platform/deed.ts'
import { chainKeyDeed, type KeyDeed } from './key-deed.node.ts'
import { insertKeyDeed, listKeyDeeds } from './key-deed.store.ts'

export async function recordKeyDeed(deed: Deed, entry: Omit<KeyDeed, 'seq' | 'at'>): Promise<void> {
  const last = (await listKeyDeeds(deed.db)).at(-1)
  await insertKeyDeed(deed.db, chainKeyDeed(last, { ...entry, at: deed.now }))
}

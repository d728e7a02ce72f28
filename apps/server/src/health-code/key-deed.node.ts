// The record of what was done to signing keys, as a chain: `hash = SHA-256(previous ‖ the entry in JSON)`.
import { createHash } from 'node:crypto'

export interface KeyDeed {
  readonly seq: number
  /** Lower-case hex. */
  readonly kid: string
  readonly deed: 'made' | 'rotated' | 'revoked'
  readonly at: Date
  readonly by: string
  /** The second person; null where one is enough. */
  readonly agreedBy: string | null
  readonly reason: string
}

export interface ChainedKeyDeed extends KeyDeed {
  readonly hash: Buffer
}

/** The entry with its place in the chain. */
export function chainKeyDeed(last: ChainedKeyDeed | undefined, entry: Omit<KeyDeed, 'seq'>): ChainedKeyDeed {
  const next = { seq: (last?.seq ?? 0) + 1, ...entry }
  return { ...next, hash: hashOf(last?.hash, next) }
}

/** The number of the first entry that is missing or was changed; null where the chain is whole. */
export function brokenKeyDeed(entries: readonly ChainedKeyDeed[]): number | null {
  let last: ChainedKeyDeed | undefined
  for (const [i, entry] of entries.entries()) {
    if (entry.seq !== i + 1 || !entry.hash.equals(hashOf(last?.hash, entry))) return i + 1
    last = entry
  }
  return null
}

function hashOf(previous: Buffer | undefined, { seq, kid, deed, at, by, agreedBy, reason }: KeyDeed): Buffer {
  const said = JSON.stringify([seq, kid, deed, at.toISOString(), by, agreedBy, reason])
  return createHash('sha256')
    .update(previous ?? Buffer.alloc(0))
    .update(said)
    .digest()
}

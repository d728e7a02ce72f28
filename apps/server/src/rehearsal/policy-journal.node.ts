// The journal of what was done with policy, as a chain that is signed: `hash = SHA-256(previous ‖ the entry in JSON)`,
// and over it ES256 by the key that signs lists for verifiers.
import { createHash, sign } from 'node:crypto'
import type { Signer } from '@pratique/health-credential'

export interface PolicyDeed {
  readonly at: Date
  readonly deed: 'published' | 'renewed' | 'rolled-back'
  readonly pack: string
  readonly scheme: string
  readonly number: number
  /** SHA-256 of the version that was published. */
  readonly digest: Buffer
  /** Everybody who put her name to it. */
  readonly people: readonly string[]
  readonly said: string
}

export interface ChainedPolicyDeed extends PolicyDeed {
  readonly seq: number
  readonly hash: Buffer
  readonly signature: Buffer
  readonly kid: Buffer
}

export function chainPolicyDeed(
  last: Pick<ChainedPolicyDeed, 'seq' | 'hash'> | undefined,
  entry: PolicyDeed,
  signer: Signer,
): ChainedPolicyDeed {
  const seq = (last?.seq ?? 0) + 1
  const hash = hashOf(last?.hash, seq, entry)
  const signature = sign('sha256', hash, { key: signer.privateKey, dsaEncoding: 'ieee-p1363' })
  return { ...entry, seq, hash, signature, kid: Buffer.from(signer.kid) }
}

/** The number of the first entry that is missing or was changed; null where the chain is whole. */
export function brokenPolicyDeed(entries: readonly ChainedPolicyDeed[]): number | null {
  let last: ChainedPolicyDeed | undefined
  for (const [i, entry] of entries.entries()) {
    if (entry.seq !== i + 1 || !entry.hash.equals(hashOf(last?.hash, entry.seq, entry))) return i + 1
    last = entry
  }
  return null
}

function hashOf(previous: Buffer | undefined, seq: number, entry: PolicyDeed): Buffer {
  const { at, deed, pack, scheme, number, digest, people, said } = entry
  const line = [seq, at.toISOString(), deed, pack, scheme, number, digest.toString('hex'), people, said]
  return createHash('sha256')
    .update(previous ?? Buffer.alloc(0))
    .update(JSON.stringify(line))
    .digest()
}

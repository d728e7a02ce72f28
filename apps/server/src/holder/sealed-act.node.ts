// An act on its way into the table and out again: its payload sealed, its commitment made, its link hung on the
// chain.
import type { Actor } from '../platform/deed.ts'
import type { Keyring } from '../platform/keyring.ts'
import type { Act, ActKind, ErasedAct, RecordedAct } from './act.ts'
import { canonicalText, genesisOf, hashOf, microseconds } from './chain.node.ts'

/** A row of table `act`. */
export interface ActRow {
  readonly holder_id: string
  readonly seq: number
  readonly kind: string
  readonly at: Date
  readonly actor_kind: string
  readonly actor_id: string
  readonly payload: Buffer | null
  readonly salt: Buffer | null
  readonly commitment: Buffer
  readonly hash: Buffer
}

/** The end of a chain, where the next act is hung. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: Buffer
}

/** Whose chain, and what seals it. */
export interface Sealing {
  readonly holderId: string
  readonly dataKey: Uint8Array
  readonly keyring: Keyring
}

export const startOfChain = (holderId: string): ChainEnd => ({ seq: 0, hash: genesisOf(holderId) })

export const actContext = (holderId: string, seq: number): string => `act ${seq} of ${holderId}`

export function sealAct(
  { holderId, dataKey, keyring }: Sealing,
  end: ChainEnd,
  { act, at, actor }: { readonly act: Act; readonly at: Date; readonly actor: Actor },
): ActRow {
  const text = canonicalText(act.payload)
  const salt = keyring.newSalt()
  const seq = end.seq + 1
  const commitment = keyring.commit(salt, text)
  const link = {
    seq,
    kind: act.kind,
    at: microseconds(at),
    actorKind: actor.kind,
    actorId: actor.id,
    commitment,
  }
  return {
    holder_id: holderId,
    seq,
    kind: act.kind,
    at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    payload: keyring.seal(dataKey, Buffer.from(text, 'utf8'), actContext(holderId, seq)),
    salt,
    commitment,
    hash: hashOf(end.hash, link),
  }
}

/** The act again; without its payload when that was erased. Throws `KeyringFault` when it does not open. */
export function openAct(
  { holderId, dataKey, keyring }: Sealing,
  row: Pick<ActRow, 'seq' | 'kind' | 'at' | 'payload'>,
): RecordedAct | ErasedAct {
  const { seq, at, payload } = row
  // Written by us under this kind, and hashed into the chain with it.
  const kind = row.kind as ActKind
  if (payload === null) return { kind, seq, at, payload: null }
  const text = keyring.open(dataKey, payload, actContext(holderId, seq)).toString('utf8')
  return { kind, seq, at, payload: JSON.parse(text) } as RecordedAct
}

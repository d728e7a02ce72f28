// An act on its way into the table and out again: its payload sealed, its commitment made, its link hung on the
// chain.
import type { Actor } from '../platform/deed.ts'
import type { Keyring } from '../platform/keyring.ts'
import type { Act, ActKind, ErasedAct, RecordedAct } from './act.ts'
import { canonicalText, genesisOf, hashOf, type Link, microseconds } from './chain.node.ts'

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

/**
 * What a payload is bound to: opened under another number, kind, time or actor it stays shut. So a chain that was
 * hashed anew by somebody without the keys is found out as well.
 */
const contextOf = (
  holderId: string,
  { seq, kind, at, actorKind, actorId }: Omit<Link, 'commitment'>,
): string => `act ${seq} of ${holderId}: ${kind} at ${at} by ${actorKind} ${actorId}`

export function sealAct(
  { holderId, dataKey, keyring }: Sealing,
  end: ChainEnd,
  { act, at, actor }: { readonly act: Act; readonly at: Date; readonly actor: Actor },
): ActRow {
  const text = canonicalText(act.payload)
  const salt = keyring.newSalt()
  const seq = end.seq + 1
  const commitment = keyring.commit(salt, text)
  const link = { seq, kind: act.kind, at: microseconds(at), actorKind: actor.kind, actorId: actor.id }
  return {
    holder_id: holderId,
    seq,
    kind: act.kind,
    at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    payload: keyring.seal(dataKey, Buffer.from(text, 'utf8'), contextOf(holderId, link)),
    salt,
    commitment,
    hash: hashOf(end.hash, { ...link, commitment }),
  }
}

/** The link as it was hashed. `at`: as the database keeps it, where that may differ from what a `Date` can hold. */
export const linkOf = (row: ActRow, at: string = microseconds(row.at)): Link => ({
  seq: row.seq,
  kind: row.kind,
  at,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  commitment: row.commitment,
})

/** The stored text of a payload that was not erased. Throws `KeyringFault` when it does not open. */
export const openText = ({ holderId, dataKey, keyring }: Sealing, payload: Buffer, link: Link): string =>
  keyring.open(dataKey, payload, contextOf(holderId, link)).toString('utf8')

/** The act again; without its payload when that was erased. Throws `KeyringFault` when it does not open. */
export function openAct(sealing: Sealing, row: ActRow): RecordedAct | ErasedAct {
  const text = row.payload && openText(sealing, row.payload, linkOf(row))
  return actOf(row, text)
}

export function actOf({ kind: written, seq, at }: ActRow, text: string | null): RecordedAct | ErasedAct {
  // Written by us under this kind, and hashed into the chain with it.
  const kind = written as ActKind
  if (text === null) return { kind, seq, at, payload: null }
  return { kind, seq, at, payload: JSON.parse(text) } as RecordedAct
}

// A holder with all that happened to her, opened: locked for a deed, or only to be looked at.
import { findDataKey } from '../people/data-key.action.ts'
import type { Connection } from '../platform/database.ts'
import type { House } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import type { ErasedAct, RecordedAct } from './act.ts'
import type { Rulebook } from './deciding.ts'
import { holderErased, holderNotFound } from './holder.problems.ts'
import { findHolderHead, type HolderHead, listActs, lockHolder } from './holder.store.ts'
import { openRulebook } from './rulebook.action.ts'
import { type ChainEnd, openAct, type Sealing } from './sealed-act.node.ts'
import { type HolderState, stateOf } from './state.ts'

export interface KnownHolder {
  readonly head: HolderHead
  readonly sealing: Sealing
  readonly acts: readonly (RecordedAct | ErasedAct)[]
  readonly state: HolderState
  readonly end: ChainEnd
}

/**
 * Locked in this deed, with what she is decided by: a deed that does several things to a holder hands her on instead of
 * reading her again.
 */
export interface HolderAtHand extends KnownHolder {
  readonly rulebook: Rulebook
}

interface Reader {
  readonly db: Connection
  readonly house: Pick<House, 'keyring'>
}

/** Under the lock of her row, for a deed that changes something. */
export async function getLockedHolder(reader: Reader, holderId: string): Promise<KnownHolder> {
  return open(reader, await lockHolder(reader.db, holderId))
}

/** The same, with what was published of her pack. */
export async function getHolderAtHand(reader: Reader, holderId: string): Promise<HolderAtHand> {
  const holder = await getLockedHolder(reader, holderId)
  return { ...holder, rulebook: await openRulebook(reader, holder.head.pack) }
}

/** As she stands; another deed may be changing her at this moment. */
export async function getHolder(reader: Reader, holderId: string): Promise<KnownHolder> {
  return open(reader, await findHolderHead(reader.db, holderId))
}

async function open(reader: Reader, head: HolderHead | undefined): Promise<KnownHolder> {
  if (head === undefined) throw new Problem(holderNotFound, { detail: 'There is no holder of this id.' })
  const holderId = head.holder_id
  const dataKey = await findDataKey(reader, holderId)
  if (dataKey === undefined)
    throw new Problem(holderErased, {
      detail: 'What was known of this holder was erased; a receipt is kept.',
    })
  const sealing: Sealing = { holderId, dataKey, keyring: reader.house.keyring }
  const acts = (await listActs(reader.db, [holderId])).map((row) => openAct(sealing, row))
  return { head, sealing, acts, state: stateOf(acts), end: { seq: head.act_count, hash: head.last_hash } }
}

// Holders with everything that happened to them, a batch at a time, only to be looked at: for replaying what other
// rules would have said of them. Nothing is locked and nothing is written.
import { listWrappedKeys } from '../people/data-key.action.ts'
import type { Connection } from '../platform/database.ts'
import type { House } from '../platform/deed.ts'
import type { ErasedAct, RecordedAct } from './act.ts'
import { countHolderHeads, type HolderHead, listActs, listHeadsAfter } from './holder.store.ts'
import { openAct } from './sealed-act.node.ts'

export interface ReadHolder {
  readonly head: Pick<HolderHead, 'holder_id' | 'scheme' | 'jurisdiction' | 'language'>
  readonly acts: readonly (RecordedAct | ErasedAct)[]
}

export interface Reading {
  readonly pack: string
  readonly scheme: string
  /** Only ids after this one; from the first when null. */
  readonly after: string | null
  readonly atMost: number
}

/** The next holders in the order of their ids, the erased left out; `next` is null when nobody is left. */
export async function readHolders(
  { db, house }: { readonly db: Connection; readonly house: Pick<House, 'keyring'> },
  reading: Reading,
): Promise<{ readonly holders: readonly ReadHolder[]; readonly next: string | null }> {
  const heads = await listHeadsAfter(db, reading)
  if (heads.length === 0) return { holders: [], next: null }
  const ids = heads.map(({ holder_id }) => holder_id)
  const keys = await listWrappedKeys({ db }, ids)
  const acts = Map.groupBy(await listActs(db, ids), ({ holder_id }) => holder_id)
  const { keyring } = house
  const holders = heads.flatMap((head): ReadHolder[] => {
    const wrapped = keys.get(head.holder_id)
    if (wrapped === undefined) return []
    const sealing = { holderId: head.holder_id, dataKey: keyring.unwrap(wrapped), keyring }
    return [{ head, acts: (acts.get(head.holder_id) ?? []).map((row) => openAct(sealing, row)) }]
  })
  return { holders, next: heads.length < reading.atMost ? null : (ids.at(-1) ?? null) }
}

/** How many there are to read. */
export const countHoldersOf = (
  { db }: { readonly db: Connection },
  pack: string,
  scheme: string,
): Promise<number> => countHolderHeads(db, pack, scheme)

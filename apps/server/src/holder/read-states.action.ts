// How many holders stand, each folded from her acts, only to be looked at; the erased are left out.
import { listWrappedKeys } from '../people/data-key.action.ts'
import type { Connection } from '../platform/database.ts'
import type { House } from '../platform/deed.ts'
import { listActs } from './holder.store.ts'
import { openAct } from './sealed-act.node.ts'
import { type HolderState, stateOf } from './state.ts'

export async function readStates(
  { db, house }: { readonly db: Connection; readonly house: Pick<House, 'keyring'> },
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, HolderState>> {
  if (holderIds.length === 0) return new Map()
  const keys = await listWrappedKeys({ db }, holderIds)
  if (keys.size === 0) return new Map()
  const acts = Map.groupBy(await listActs(db, [...keys.keys()]), ({ holder_id }) => holder_id)
  const { keyring } = house
  return new Map(
    [...keys].map(([holderId, wrapped]) => {
      const sealing = { holderId, dataKey: keyring.unwrap(wrapped), keyring }
      return [holderId, stateOf((acts.get(holderId) ?? []).map((row) => openAct(sealing, row)))]
    }),
  )
}

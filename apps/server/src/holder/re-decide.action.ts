// Decides again, from their acts, holders to whom nothing happened: an answer ran out, or what was published concerns
// them. Gone through in batches, each a deed of its own, so that nobody waits long for a lock.
import { listWrappedKeys } from '../people/data-key.action.ts'
import { type Deed, type House, perform, system } from '../platform/deed.ts'
import type { Rulebook } from './deciding.ts'
import { type Batch, type HolderHead, listActs, listPacks, lockBatch, lockHolders } from './holder.store.ts'
import { getLockedHolder } from './known-holder.action.ts'
import { openRulebook } from './rulebook.action.ts'
import { openAct } from './sealed-act.node.ts'
import { stateOf } from './state.ts'
import { type Undecided, type Written, writeOutcomes } from './write-outcomes.action.ts'

/** One holder, now. */
export async function reDecide(deed: Deed, holderId: string): Promise<Written> {
  const { head, state, end } = await getLockedHolder(deed, holderId)
  const rulebook = await openRulebook(deed, head.pack)
  const [written] = await writeOutcomes(deed, rulebook, 'again', [{ head, state, end }])
  if (!written) throw new Error('One holder has one outcome')
  return written
}

export interface ReDecided {
  readonly holders: number
  readonly changed: number
}

/** Everyone whose answer has run out, of every pack. */
export async function reDecideDue(house: House): Promise<ReDecided> {
  const all = { holders: 0, changed: 0 }
  for (const pack of await listPacks(house.db)) {
    const { holders, changed } = await goThroughDue(house, pack)
    all.holders += holders
    all.changed += changed
  }
  return all
}

const holdersInOneDeed = 500

/** These holders of a pack, from their acts. */
export async function reDecideThese(
  house: House,
  pack: string,
  holderIds: readonly string[],
): Promise<ReDecided> {
  const written = await perform(house, system, async (deed) => {
    const heads = await lockHolders(deed.db, holderIds)
    return writeOutcomes(deed, await openRulebook(deed, pack), 'again', await openAll(deed, heads))
  })
  return { holders: written.length, changed: written.filter(({ changed }) => changed).length }
}

async function goThroughDue(house: House, pack: string): Promise<ReDecided> {
  let after: string | null = null
  const all = { holders: 0, changed: 0 }
  for (;;) {
    const done: Done = await perform(house, system, (deed) =>
      reDecideBatch(deed, { pack, after, dueAt: deed.now, atMost: holdersInOneDeed }),
    )
    all.holders += done.written.length
    all.changed += done.written.filter(({ changed }) => changed).length
    if (done.last === null) return all
    after = done.last
  }
}

interface Done {
  readonly written: readonly Written[]
  /** The last id of a full batch; null when nobody is left. */
  readonly last: string | null
}

async function reDecideBatch(deed: Deed, batch: Batch): Promise<Done> {
  const heads = await lockBatch(deed.db, batch)
  if (heads.length === 0) return { written: [], last: null }
  const rulebook: Rulebook = await openRulebook(deed, batch.pack)
  const written = await writeOutcomes(deed, rulebook, 'again', await openAll(deed, heads))
  return { written, last: heads.length < batch.atMost ? null : (heads.at(-1)?.holder_id ?? null) }
}

async function openAll(deed: Deed, heads: readonly HolderHead[]): Promise<readonly Undecided[]> {
  const { keyring } = deed.house
  const ids = heads.map(({ holder_id }) => holder_id)
  const keys = await listWrappedKeys(deed, ids)
  const acts = Map.groupBy(await listActs(deed.db, ids), ({ holder_id }) => holder_id)
  return heads.flatMap((head) => {
    const wrapped = keys.get(head.holder_id)
    if (wrapped === undefined) return []
    const sealing = { holderId: head.holder_id, dataKey: keyring.unwrap(wrapped), keyring }
    const state = stateOf((acts.get(head.holder_id) ?? []).map((row) => openAct(sealing, row)))
    return [{ head, state, end: { seq: head.act_count, hash: head.last_hash } }]
  })
}

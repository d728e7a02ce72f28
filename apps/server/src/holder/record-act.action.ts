// Something happens to a holder: in one transaction, under the lock of her row, the act is appended to the chain,
// the facts are folded anew, the policy decides, and the projection is written.
import type { Decision } from '@pratique/policy-engine'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import type { Act } from './act.ts'
import { refusalOf } from './admission.ts'
import { actOutOfOrder } from './holder.problems.ts'
import { insertActs } from './holder.store.ts'
import { getLockedHolder, type KnownHolder } from './known-holder.action.ts'
import { openRulebook } from './rulebook.action.ts'
import { type ActRow, type ChainEnd, sealAct } from './sealed-act.node.ts'
import { type HolderState, reduce } from './state.ts'
import { writeOutcomes } from './write-outcomes.action.ts'

export interface Recorded {
  readonly holderId: string
  /** The number of the (last) act in the holder's chain. */
  readonly seq: number
  readonly state: HolderState
  /** Null when nothing is to be decided: withdrawn before arrival, or not declared yet. */
  readonly decision: Decision | null
  /** The decision differs from the one before. */
  readonly changed: boolean
}

export const recordAct = (deed: Deed, holderId: string, act: Act): Promise<Recorded> =>
  recordActs(deed, holderId, [act])

/** Several acts at once, decided after the last. */
export async function recordActs(
  deed: Deed,
  holderId: string,
  acts: readonly [Act, ...Act[]],
): Promise<Recorded> {
  const holder = await getLockedHolder(deed, holderId)
  const appended = acts.reduce((chain, act) => append(deed, holder, chain, act), startFrom(holder))
  const rulebook = await openRulebook(deed, holder.head.pack)
  await insertActs(deed.db, appended.rows)
  const { state, end } = appended
  const [written] = await writeOutcomes(deed, rulebook, 'act', [{ head: holder.head, state, end }])
  return {
    holderId,
    seq: end.seq,
    state,
    decision: written?.decision ?? null,
    changed: written?.changed ?? false,
  }
}

interface Chain {
  readonly state: HolderState
  readonly end: ChainEnd
  readonly rows: readonly ActRow[]
}

const startFrom = ({ state, end }: KnownHolder): Chain => ({ state, end, rows: [] })

function append(
  { now, actor }: Deed,
  { sealing }: KnownHolder,
  { state, end, rows }: Chain,
  act: Act,
): Chain {
  const refusal = refusalOf(state, act)
  if (refusal !== null) throw new Problem(actOutOfOrder, { detail: refusal })
  const row = sealAct(sealing, end, { act, at: now, actor })
  const next = { seq: row.seq, hash: row.hash }
  return { state: reduce(state, { ...act, seq: row.seq, at: now }), end: next, rows: [...rows, row] }
}

// Something happens to a holder: in one transaction, under the lock of her row, the act is appended to the chain,
// the facts are folded anew, the policy decides, and the projection is written.
import type { Decision } from '@pratique/policy-engine'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import type { Act, RecordedAct } from './act.ts'
import { refusalOf } from './admission.ts'
import { actOutOfOrder } from './holder.problems.ts'
import { insertActs } from './holder.store.ts'
import { getHolderAtHand, type HolderAtHand, type KnownHolder } from './known-holder.action.ts'
import { type ActRow, type ChainEnd, sealAct } from './sealed-act.node.ts'
import { type HolderState, reduce } from './state.ts'
import { writeOutcomes } from './write-outcomes.action.ts'

export interface Recorded {
  readonly holderId: string
  /** As she stands now. */
  readonly holder: HolderAtHand
  /** The number of the (last) act in the holder's chain. */
  readonly seq: number
  readonly state: HolderState
  /** Null when nothing is to be decided: withdrawn before arrival, or not declared yet. */
  readonly decision: Decision | null
  /** The decision differs from the one before. */
  readonly changed: boolean
}

/** `who`: her id, or she herself where this deed has her at hand. */
export const recordAct = (deed: Deed, who: string | HolderAtHand, act: Act): Promise<Recorded> =>
  recordActs(deed, who, [act])

/** Several acts at once, decided after the last. */
export async function recordActs(
  deed: Deed,
  who: string | HolderAtHand,
  acts: readonly [Act, ...Act[]],
): Promise<Recorded> {
  const before = typeof who === 'string' ? await getHolderAtHand(deed, who) : who
  const { rows, ...after } = acts.reduce((chain, act) => append(deed, before, chain, act), startFrom(before))
  await insertActs(deed.db, rows)
  const { state, end } = after
  const [written] = await writeOutcomes(deed, before.rulebook, 'act', [{ head: before.head, state, end }])
  return {
    holderId: before.head.holder_id,
    holder: { ...before, ...after, head: written?.head ?? before.head },
    seq: end.seq,
    state,
    decision: written?.decision ?? null,
    changed: written?.changed ?? false,
  }
}

interface Chain {
  readonly state: HolderState
  readonly end: ChainEnd
  readonly acts: KnownHolder['acts']
  readonly rows: readonly ActRow[]
}

const startFrom = ({ state, end, acts }: KnownHolder): Chain => ({ state, end, acts, rows: [] })

function append(
  { now, actor }: Deed,
  { sealing }: KnownHolder,
  { state, end, acts, rows }: Chain,
  act: Act,
): Chain {
  const refusal = refusalOf(state, act)
  if (refusal !== null) throw new Problem(actOutOfOrder, { detail: refusal })
  const row = sealAct(sealing, end, { act, at: now, actor })
  const recorded: RecordedAct = { ...act, seq: row.seq, at: now }
  return {
    state: reduce(state, recorded),
    end: { seq: row.seq, hash: row.hash },
    acts: [...acts, recorded],
    rows: [...rows, row],
  }
}

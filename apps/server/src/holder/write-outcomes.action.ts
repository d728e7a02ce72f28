// Decides about holders whose rows are locked and writes what comes out: projection, history where the decision
// came out otherwise, and word of it to whoever shows it.
import { type Decision, FactError } from '@pratique/policy-engine'
import canonicalize from 'canonicalize'
import type { Deed } from '../platform/deed.ts'
import { eventType } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { decideHolder, type Outcome, type Rulebook } from './deciding.ts'
import { statementNotUnderstood } from './holder.problems.ts'
import {
  type HistoryRow,
  type HolderHead,
  insertHistory,
  type ProjectedRow,
  updateHolders,
} from './holder.store.ts'
import { decisionColumnsOf, decisionOf, projectionOf } from './projection.ts'
import { cameOutOtherwise } from './same-answer.ts'
import type { ChainEnd } from './sealed-act.node.ts'
import type { HolderState } from './state.ts'

/** The decisions of these holders came out otherwise: look again. Many at once are only counted. */
export const holdersDecided = eventType<{ holderIds: readonly string[]; count: number }>('holder.decided')
const namedAtMost = 50

export interface Undecided {
  readonly head: HolderHead
  readonly state: HolderState
  readonly end: ChainEnd
}

export interface Written {
  readonly holderId: string
  /** As her row reads now. */
  readonly head: HolderHead
  readonly before: Decision | null
  readonly decision: Decision | null
  readonly changed: boolean
}

/** Why holders are decided about. Where nothing happened, a row that would stay the same is not written. */
export type Occasion = 'act' | 'again'

export async function writeOutcomes(
  deed: Deed,
  rulebook: Rulebook,
  occasion: Occasion,
  holders: readonly Undecided[],
): Promise<readonly Written[]> {
  const decided = holders.map((holder) => decideOne(deed, rulebook, occasion, holder))
  const isProjected = (one: Decided) => one.changed || occasion === 'act' || readsAnotherList(one)
  const projected = decided
    .filter(isProjected)
    .map((one): ProjectedOne => ({ ...one, row: rowOf(deed, rulebook, one) }))
  if (projected.length > 0)
    await updateHolders(
      deed.db,
      projected.map(({ row }) => row),
    )
  const changed = projected.filter((one) => one.changed)
  if (changed.length > 0) {
    await insertHistory(
      deed.db,
      changed.map((one) => historyOf(deed, occasion, one)),
    )
    await tell(deed, changed)
  }
  return decided.map((one) => ({
    holderId: one.head.holder_id,
    head: isProjected(one) ? headAfter(deed, one) : one.head,
    before: one.before,
    decision: one.outcome.decision,
    changed: one.changed,
  }))
}

interface Decided extends Undecided {
  readonly outcome: Outcome
  readonly before: Decision | null
  readonly changed: boolean
}

interface ProjectedOne extends Decided {
  readonly row: ProjectedRow
}

function decideOne({ now }: Deed, rulebook: Rulebook, occasion: Occasion, holder: Undecided): Decided {
  const { scheme } = holder.head
  const outcome = understood(() => decideHolder(scheme, holder.state, rulebook, now))
  const before = decisionOf(holder.head)
  const changed =
    occasion === 'act'
      ? isOther(before, outcome.decision)
      : cameOutOtherwise(before, outcome.decision, { policies: rulebook.policies, scheme, now })
  return { ...holder, outcome, before, changed }
}

const isOther = (before: Decision | null, decision: Decision | null): boolean =>
  before === null || decision === null ? before !== decision : canonicalize(before) !== canonicalize(decision)

/** The facts come from another edition than the row says, though the decision is the same. */
const readsAnotherList = ({ head, outcome }: Decided): boolean =>
  outcome.decision !== null && head.risk_edition !== outcome.riskEdition

/** A fact that the pack has no word for cannot be decided on: the statement is refused, by its name only. */
function understood<R>(work: () => R): R {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof FactError)) throw error
    throw new Problem(statementNotUnderstood, {
      detail: 'Something was stated that the pack has no word for.',
      errors: [{ pointer: error.fact, code: error.code, detail: error.message }],
    })
  }
}

function rowOf(
  { now }: Deed,
  rulebook: Rulebook,
  { head, state, end, outcome, changed }: Decided,
): ProjectedRow {
  return {
    ...projectionOf(state, outcome, rulebook.policies.pack.manifest, now),
    holder_id: head.holder_id,
    act_count: end.seq,
    last_hash: `\\x${end.hash.toString('hex')}`,
    decision_count: head.decision_count + (changed ? 1 : 0),
  }
}

const headAfter = ({ now }: Deed, { head, state, end, outcome, changed }: Decided): HolderHead => ({
  ...head,
  ...decisionColumnsOf(outcome.decision),
  act_count: end.seq,
  last_hash: end.hash,
  decision_count: head.decision_count + (changed ? 1 : 0),
  decided_at: outcome.decision && now,
  risk_edition: outcome.decision && outcome.riskEdition,
  erased_at: state.erasedAt,
})

const historyOf = ({ now }: Deed, occasion: Occasion, { row, ...one }: ProjectedOne): HistoryRow => ({
  ...row,
  number: row.decision_count,
  cause: occasion === 'act' ? 'act' : causeOf(one),
  changed_at: now.toISOString(),
})

/** Where nothing happened, what was published did it, or else time alone. */
function causeOf({ before, outcome, head }: Decided): HistoryRow['cause'] {
  if (before?.policyVersion !== outcome.decision?.policyVersion) return 'policy'
  return head.risk_edition === outcome.riskEdition ? 'clock' : 'list'
}

async function tell({ db, house }: Deed, changed: readonly Decided[]): Promise<void> {
  const holderIds = changed.length > namedAtMost ? [] : changed.map(({ head }) => head.holder_id)
  await house.events.publish(db, holdersDecided, { holderIds, count: changed.length })
}

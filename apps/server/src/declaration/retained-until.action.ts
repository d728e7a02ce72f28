// The retention clock of one holder, as the job goes by it and as the page on her data shows it.
import { heldUntil } from '../holder/erase-holder.action.ts'
import type { KnownHolder } from '../holder/known-holder.action.ts'
import { decisionOf } from '../holder/projection.ts'
import { arrivalOf } from '../holder/state.ts'
import { keptUntil } from './retention.ts'

export function retainedUntil(
  { head, state }: Pick<KnownHolder, 'head' | 'state'>,
  now: Date,
  days: number,
): Date {
  const arrival = arrivalOf(state)
  const retained = {
    arrivalAt: arrival === null ? null : new Date(arrival),
    // Who never said anything is known since others said it.
    statedAt: state.statedAt ?? head.opened_at,
    withdrawnAt: state.withdrawnAt,
    heldUntil: heldUntil(state, decisionOf(head), now),
  }
  return keptUntil(retained, days)
}

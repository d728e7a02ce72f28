// An officer looks at an amendment that would relax a decision, and confirms or declines it on what she was shown.
import { getHolder } from '../holder/known-holder.action.ts'
import { type Recorded, recordAct } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { noAmendmentPending } from './declaration.problems.ts'

export async function confirmAmendment(deed: Deed, holderId: string): Promise<Recorded> {
  return recordAct(deed, holderId, {
    kind: 'amendment-confirmed',
    payload: { seq: await pendingSeq(deed, holderId) },
  })
}

export async function declineAmendment(deed: Deed, holderId: string, reason: string): Promise<Recorded> {
  return recordAct(deed, holderId, {
    kind: 'amendment-declined',
    payload: { seq: await pendingSeq(deed, holderId), reason },
  })
}

async function pendingSeq(deed: Deed, holderId: string): Promise<number> {
  const { state } = await getHolder(deed, holderId)
  if (state.pending === null)
    throw new Problem(noAmendmentPending, {
      detail: 'Nothing waits: it was confirmed, declined or taken back meanwhile.',
    })
  return state.pending.seq
}

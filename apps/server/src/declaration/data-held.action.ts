// All that is held of the travellers of a declaration, for themselves: what they said, what happened, who opened
// their names and for what, and until when it is kept.
import { getHolder } from '../holder/known-holder.action.ts'
import { arrivalOf } from '../holder/state.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { listIdentityAccesses, readIdentity } from '../people/read-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { listHolderIds } from './declaration.store.ts'
import { deskFor } from './desk.node.ts'
import { schemeOf } from './flow.ts'
import type { HeldData, ToldRecord } from './held-data.ts'
import { findExtension, type Questionnaire } from './questionnaire.ts'

const day = 86_400_000

export async function listHeldData(deed: Deed, declarationId: string): Promise<readonly HeldData[]> {
  const held: HeldData[] = []
  for (const holderId of await listHolderIds(deed.db, declarationId)) held.push(await heldOf(deed, holderId))
  return held
}

async function heldOf(deed: Deed, holderId: string): Promise<HeldData> {
  const identity = await readIdentity(deed, holderId, 'shown to the traveller on asking')
  const { head, acts, state } = await getHolder(deed, holderId)
  const { questionnaire } = deskFor(deed.house, schemeOf(head.scheme), head.pack)
  const arrival = arrivalOf(state)
  const from = arrival === null ? deed.now : new Date(arrival)
  return {
    holderId,
    identity,
    answers: state.pending?.answers ?? state.answers ?? {},
    certificates: state.certificates,
    arrivalAt: arrival,
    acts: acts.map(({ kind, at }) => ({ kind, at })),
    readers: await listIdentityAccesses(deed, holderId),
    told: (await listMessages(deed, [holderId])).map(recordOf),
    keptUntil: new Date(from.getTime() + retentionDays(questionnaire) * day),
  }
}

const recordOf = ({ kind, channel, state, writtenAt }: ToldRecord): ToldRecord => ({
  kind,
  channel,
  state,
  writtenAt,
})

/** The longest that any page of the questionnaire names. */
function retentionDays(questionnaire: Questionnaire): number {
  return Math.max(
    0,
    ...questionnaire.item.map((page) => findExtension(page, 'retentionDays')?.valueInteger ?? 0),
  )
}

// All that is held of the travellers of a declaration, for themselves: what they said, what happened, who opened
// their names and for what, and until when it is kept.
import { explain } from '@pratique/policy-engine'
import { explainDecision } from '../holder/explain-decision.action.ts'
import { getHolder, type KnownHolder } from '../holder/known-holder.action.ts'
import { decisionOf } from '../holder/projection.ts'
import { arrivalOf } from '../holder/state.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { listIdentityAccesses, readIdentity } from '../people/read-identity.action.ts'
import type { Language } from '../place/language.ts'
import { placeNames } from '../place/place-names.node.ts'
import type { Deed } from '../platform/deed.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { listHolderIds } from './declaration.store.ts'
import { deskFor } from './desk.node.ts'
import { schemeOf } from './flow.ts'
import type { HeldData, HeldDecision, ToldRecord } from './held-data.ts'
import { retainedUntil } from './retained-until.action.ts'
import { retentionDays } from './retention.ts'

export async function listHeldData(
  deed: Deed,
  declarationId: string,
  language: Language,
): Promise<readonly HeldData[]> {
  const held: HeldData[] = []
  for (const holderId of await listHolderIds(deed.db, declarationId))
    held.push(await heldOf(deed, holderId, language))
  return held
}

async function heldOf(deed: Deed, holderId: string, language: Language): Promise<HeldData> {
  const identity = await readIdentity(deed, holderId, 'shown to the traveller on asking')
  const holder = await getHolder(deed, holderId)
  const { head, acts, state } = holder
  const { questionnaire } = deskFor(deed.house, schemeOf(head.scheme), head.pack)
  return {
    holderId,
    identity,
    answers: state.answers ?? {},
    waiting: state.pending?.answers ?? null,
    certificates: state.certificates,
    arrivalAt: arrivalOf(state),
    acts: acts.map(({ kind, at }) => ({ kind, at })),
    readers: await listIdentityAccesses(deed, holderId),
    told: (await listMessages(deed, [holderId])).map(recordOf),
    decision: await decisionHeld(deed, holder, language),
    keptUntil: retainedUntil(holder, deed.now, retentionDays(questionnaire) ?? 0),
  }
}

async function decisionHeld(
  deed: Deed,
  holder: KnownHolder,
  language: Language,
): Promise<HeldDecision | null> {
  const { head } = holder
  const decision = decisionOf(head)
  const policies = decision && (await findPublishedPolicies(deed, head.pack))
  if (!decision || !policies) return null
  const { pack } = policies
  const words = explain(decision, {
    pack,
    scheme: head.scheme,
    language,
    placeName: placeNames(head.pack, language),
  })
  const explained = await explainDecision(deed, holder, decision, language)
  const reasons = words.reasons.map((reason, at) => ({ ...reason, explained: explained[at] ?? null }))
  return { label: words.label, reasons }
}

const recordOf = ({ kind, channel, state, writtenAt }: ToldRecord): ToldRecord => ({
  kind,
  channel,
  state,
  writtenAt,
})

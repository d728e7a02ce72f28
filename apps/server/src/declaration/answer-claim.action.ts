// An officer answers what a traveller claims to be: on evidence, which the traveller reads. Confirmed, the category's own
// rules take the place of the traveller's where they do; refused, she is a traveller like any other.
import type { ClaimAnswer } from '@pratique/api-contract'
import { getLockedHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { m } from '../site/say.ts'
import { assertSeen, type Outcome, outcomeOf, sentence } from './desk-outcome.action.ts'

export async function answerClaim(
  deed: Deed,
  holderId: string,
  { answer, category, evidence, seen }: ClaimAnswer,
): Promise<Outcome> {
  const holder = await getLockedHolder(deed, holderId)
  assertSeen(holder, seen)
  const kind = answer === 'confirm' ? 'category-confirmed' : 'category-refused'
  const recorded = await recordAct(deed, holderId, { kind, payload: { category, evidence } })
  const [subject, body] =
    answer === 'confirm'
      ? [m.standing_message_category_confirmed_subject, m.standing_message_category_confirmed_body]
      : [m.standing_message_category_refused_subject, m.standing_message_category_refused_body]
  return outcomeOf(deed, holder, recorded, kind, (t, words) => ({
    subject: t(subject),
    body: t(body, { ...words, evidence: sentence(evidence) }),
  }))
}

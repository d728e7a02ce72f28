// An officer answers whether two declarations of one document are of one person. If they are, it is as if the milder one
// had been an amendment of the other: what asks more counts, and the milder answers wait to be confirmed.
import type { DeclaredAgainAnswer } from '@pratique/api-contract'
import type { Act } from '../holder/act.ts'
import { getLockedHolder, type KnownHolder } from '../holder/known-holder.action.ts'
import { decisionOf } from '../holder/projection.ts'
import { recordAct, recordActs } from '../holder/record-act.action.ts'
import type { Statement } from '../holder/statement.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { m } from '../site/say.ts'
import { noSuchFinding } from './declaration.problems.ts'
import { answerFinding } from './declared-again.store.ts'
import { assertSeen, type Outcome, outcomeOf, sentence } from './desk-outcome.action.ts'

export async function answerDeclaredAgain(
  deed: Deed,
  holderId: string,
  { other: otherId, answer, evidence, seen }: DeclaredAgainAnswer,
): Promise<Outcome> {
  // Always in the same order, so that two officers who answer both sides do not wait for one another for ever.
  const locked = new Map<string, KnownHolder>()
  for (const id of [holderId, otherId].toSorted()) locked.set(id, await getLockedHolder(deed, id))
  const [holder, other] = [locked.get(holderId), locked.get(otherId)]
  if (!holder || !other) throw none()
  assertSeen(holder, seen)
  const found = await answerFinding(deed.db, {
    holderId,
    otherId,
    answer,
    answered_at: deed.now,
    answered_by: deed.actor.id,
  })
  if (!found) throw none()
  const compared = (id: string): Act => ({ kind: 'compared', payload: { with: id, answer, evidence } })
  if (other.state.erasedAt === null) await recordAct(deed, otherId, compared(holderId))
  // Whoever is another person learns nothing of the other, not even that there is one.
  if (answer === 'other-person') return unchanged(holder)
  if (answer === 'explained') {
    await recordAct(deed, holderId, compared(otherId))
    return unchanged(holder)
  }
  const recorded = await recordActs(deed, holderId, [
    compared(otherId),
    ...asIfAmended(holder, other.state.statement, evidence),
  ])
  return outcomeOf(deed, holder, recorded, 'declared-twice', (t, words) => ({
    subject: t(m.standing_message_same_person_subject),
    body: t(m.standing_message_same_person_body, { ...words, evidence: sentence(evidence) }),
  }))
}

const none = () =>
  new Problem(noSuchFinding, {
    detail: 'Nothing waits about these two: it was answered, or one was erased meanwhile.',
  })

const unchanged = ({ head }: KnownHolder): Outcome => {
  const decision = decisionOf(head)
  return { before: decision, after: decision, told: false }
}

/** What bears upon the decision, but for the arrival, which is the journey's. */
function asIfAmended({ state }: KnownHolder, stricter: Statement | null, evidence: string): readonly Act[] {
  const said = state.pending ?? state
  if (stricter === null || said.statement === null || said.answers === null) return []
  const {
    arrivalAt: _at,
    port: _port,
    flight: _flight,
    seat: _seat,
    district: _district,
    ...statement
  } = stricter
  const corrected: Act = { kind: 'corrected', payload: { statement, evidence } }
  if (state.landed !== null || state.withdrawnAt !== null) return [corrected]
  return [
    corrected,
    { kind: 'amended', payload: { statement: said.statement, answers: said.answers, held: true } },
  ]
}

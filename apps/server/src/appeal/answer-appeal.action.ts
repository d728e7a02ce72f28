// An officer answers an appeal with her reasons; whoever appealed is told in the language she asked in. No colour is
// written: an appeal is upheld by correcting the fact that was wrong, and the answer says so.
import { explain } from '@pratique/policy-engine'
import { getHolder, type KnownHolder } from '../holder/known-holder.action.ts'
import { decisionOf } from '../holder/projection.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { openRulebook } from '../holder/rulebook.action.ts'
import { send } from '../message/send.action.ts'
import { placeName } from '../place/ground-name.ts'
import { packPlaces } from '../place/pack-places.node.ts'
import type { OfficerDeed } from '../platform/auth/staff-endpoint.ts'
import { Problem } from '../platform/problem.ts'
import { isLanguage, type Language } from '../site/language.ts'
import { m } from '../site/say.ts'
import { appealNothingChanged, appealOwnDecision } from './appeal.problems.ts'
import { changeTicket, type TicketRow } from './appeal.store.ts'
import { assertHers, decidedHerself, lockOpenTicket } from './locked-ticket.action.ts'
import { type AppealOutcome, answerContext } from './ticket.ts'

export interface Answer {
  readonly outcome: AppealOutcome
  /** Whoever appealed reads it. */
  readonly reason: string
}

/** Whether there was a contact to tell. */
export async function answerAppeal(
  deed: OfficerDeed,
  number: string,
  answer: Answer,
): Promise<{ told: boolean }> {
  const row = await lockOpenTicket(deed, number)
  assertHers(deed, row)
  const holder = await getHolder(deed, row.holder_id)
  if (await decidedHerself(deed, holder, row))
    throw new Problem(appealOwnDecision, {
      detail:
        'You decided something of this person before the appeal. Escalate it, or let a colleague answer.',
    })
  if (answer.outcome === 'upheld' && !isCorrectedSince(holder, row))
    throw new Problem(appealNothingChanged, {
      detail: 'Correct the wrong fact on the page of the person first; the decision follows from it.',
    })
  await keepAnswer(deed, row, holder, answer)
  const { outcome } = answer
  await recordAct(deed, row.holder_id, { kind: 'appeal-answered', payload: { number, outcome } })
  return { told: await tell(deed, row, holder, answer) }
}

const correcting = new Set(['corrected', 'amendment-confirmed', 'examined', 'resulted', 'released'])

/** Something that may have been wrong was mended after she asked. */
export const isCorrectedSince = ({ acts }: KnownHolder, { filed_at }: TicketRow): boolean =>
  acts.some(({ kind, at }) => correcting.has(kind) && at >= filed_at)

async function keepAnswer(
  deed: OfficerDeed,
  row: TicketRow,
  { sealing }: KnownHolder,
  { outcome, reason }: Answer,
): Promise<void> {
  const words = Buffer.from(reason, 'utf8')
  await changeTicket(deed.db, row, {
    answered_at: deed.now,
    answered_by: deed.officer.staffId,
    outcome,
    answer_sealed: deed.house.keyring.seal(sealing.dataKey, words, answerContext(row.ticket_id)),
  })
}

async function tell(
  deed: OfficerDeed,
  { number, holder_id, language: asked }: TicketRow,
  { head }: KnownHolder,
  { outcome, reason }: Answer,
): Promise<boolean> {
  const language: Language = isLanguage(asked) ? asked : 'en'
  const label = await labelOf(deed, head, language)
  const body = outcome === 'upheld' ? m.appeal_upheld_body : m.appeal_dismissed_body
  const id = await send(deed, {
    holderId: holder_id,
    kind: 'appeal-answered',
    language,
    write: (t) => ({ subject: t(m.appeal_answer_subject), body: t(body, { number, label, reason }) }),
  })
  return id !== null
}

async function labelOf(deed: OfficerDeed, head: KnownHolder['head'], language: Language): Promise<string> {
  const decision = decisionOf(head)
  if (decision === null) return '–'
  const { pack } = (await openRulebook(deed, head.pack)).policies
  const named = (code: string) => placeName(packPlaces(head.pack), code, language)
  return explain(decision, { pack, scheme: head.scheme, language, placeName: named }).label
}

// An appeal goes to the control room: because an officer asks for it, or because the hour of its answer passed.
import { recordAct } from '../holder/record-act.action.ts'
import { send } from '../message/send.action.ts'
import type { OfficerDeed } from '../platform/auth/staff-endpoint.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { isLanguage } from '../site/language.ts'
import { m } from '../site/say.ts'
import { appealEscalated } from './appeal.problems.ts'
import { changeTicket, listLate, type TicketRow } from './appeal.store.ts'
import { lockOpenTicket } from './locked-ticket.action.ts'

export async function escalateAppeal(
  deed: OfficerDeed,
  number: string,
  reason: string,
): Promise<{ told: boolean }> {
  const row = await lockOpenTicket(deed, number)
  if (row.escalated_at !== null)
    throw new Problem(appealEscalated, { detail: 'It lies with the control room already.' })
  return escalate(deed, row, reason)
}

/** At most this many in one go: the next minute takes the rest. */
const atOnce = 200

/** Nobody answered in time. Returns how many. */
export async function escalateLate(deed: Deed): Promise<number> {
  const late = await listLate(deed.db, deed.now, atOnce)
  for (const row of late) await escalate(deed, row, 'not answered in time')
  return late.length
}

async function escalate(deed: Deed, row: TicketRow, reason: string): Promise<{ told: boolean }> {
  const { number, holder_id: holderId, language } = row
  // Whoever had it in hand has it no longer.
  await changeTicket(deed.db, row, { escalated_at: deed.now, taken_by: null, taken_at: null })
  await recordAct(deed, holderId, { kind: 'appeal-escalated', payload: { number, reason } })
  const body = row.due_at <= deed.now ? m.appeal_escalated_late_body : m.appeal_escalated_body
  const id = await send(deed, {
    holderId,
    kind: 'appeal-escalated',
    language: isLanguage(language) ? language : 'en',
    write: (t) => ({ subject: t(m.appeal_escalated_subject), body: t(body, { number }) }),
  })
  return { told: id !== null }
}

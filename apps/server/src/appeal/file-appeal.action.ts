// Somebody contests a decision: a ticket with a number, and the hour by which the pack promises an answer.
import { v7 as newId } from 'uuid'
import { getLockedHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { openRulebook } from '../holder/rulebook.action.ts'
import { send } from '../message/send.action.ts'
import type { Deed } from '../platform/deed.ts'
import type { Language } from '../site/language.ts'
import { sayInstant } from '../site/layout.ts'
import { m } from '../site/say.ts'
import { insertTicket } from './appeal.store.ts'
import { listTickets } from './list-tickets.action.ts'
import { dueAfter, mayFile, type Ticket } from './ticket.ts'
import { newTicketNumber } from './ticket-number.node.ts'

export interface NewAppeal {
  readonly holderId: string
  /** In her own words, in any language. */
  readonly reason: string
  /** In which she is answered. */
  readonly language: Language
}

/** Null when as many as may be open at once are open. */
export async function fileAppeal(
  deed: Deed,
  { holderId, reason, language }: NewAppeal,
): Promise<Ticket | null> {
  // Under the lock of her row, so that two at once do not pass the limit together.
  const { head, sealing, state } = await getLockedHolder(deed, holderId)
  if (!mayFile(await listTickets(deed, [holderId]), holderId)) return null
  const { authority } = (await openRulebook(deed, head.pack)).policies.pack.manifest
  const id = newId()
  const ticket: Ticket = {
    number: newTicketNumber(),
    holderId,
    filedAt: deed.now,
    dueAt: dueAfter(deed.now, authority.appealHours),
    answeredAt: null,
    escalatedAt: null,
    outcome: null,
  }
  const words = Buffer.from(reason, 'utf8')
  await insertTicket(deed.db, {
    holder_id: holderId,
    ticket_id: id,
    number: ticket.number,
    filed_at: ticket.filedAt,
    due_at: ticket.dueAt,
    answered_at: null,
    language,
    jurisdiction: head.jurisdiction,
    port: state.landed?.port ?? state.statement?.port ?? null,
    taken_by: null,
    taken_at: null,
    escalated_at: null,
    outcome: null,
    answered_by: null,
    answer_sealed: null,
    sealed: deed.house.keyring.seal(sealing.dataKey, words, `appeal ${id}`),
  })
  await recordAct(deed, holderId, {
    kind: 'appealed',
    payload: { number: ticket.number, dueAt: ticket.dueAt.toISOString() },
  })
  await send(deed, {
    holderId,
    kind: 'appeal-filed',
    language,
    write: (t) => ({
      subject: t(m.appeal_message_subject),
      body: t(m.appeal_message_body, {
        number: ticket.number,
        due: sayInstant(language, ticket.dueAt, authority.zone),
      }),
    }),
  })
  return ticket
}

// The appeals of holders, and what they wrote: for themselves, and for the officer who hears them.
import { findDataKey } from '../people/data-key.action.ts'
import type { Deed } from '../platform/deed.ts'
import { listTicketRows } from './appeal.store.ts'
import { answerContext, type Ticket } from './ticket.ts'

/** The latest first. */
export async function listTickets(
  deed: Pick<Deed, 'db'>,
  holderIds: readonly string[],
): Promise<readonly Ticket[]> {
  const rows = await listTicketRows(deed.db, holderIds)
  return rows.map(({ number, holder_id, filed_at, due_at, answered_at, escalated_at, outcome }) => ({
    number,
    holderId: holder_id,
    filedAt: filed_at,
    dueAt: due_at,
    answeredAt: answered_at,
    escalatedAt: escalated_at,
    outcome,
  }))
}

/** Nothing once she was erased, or when there is no such ticket of hers. */
export async function findReason(deed: Deed, holderId: string, number: string): Promise<string | undefined> {
  const row = (await listTicketRows(deed.db, [holderId])).find((ticket) => ticket.number === number)
  const dataKey = row && (await findDataKey(deed, holderId))
  return dataKey && deed.house.keyring.open(dataKey, row.sealed, `appeal ${row.ticket_id}`).toString('utf8')
}

/** What was answered, by the number of the ticket. */
export async function listAnswers(
  deed: Deed,
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const answered = (await listTicketRows(deed.db, holderIds)).filter((row) => row.answer_sealed !== null)
  const answers = new Map<string, string>()
  for (const { number, holder_id, ticket_id, answer_sealed } of answered) {
    const dataKey = await findDataKey(deed, holder_id)
    if (dataKey === undefined || answer_sealed === null) continue
    answers.set(
      number,
      deed.house.keyring.open(dataKey, answer_sealed, answerContext(ticket_id)).toString('utf8'),
    )
  }
  return answers
}

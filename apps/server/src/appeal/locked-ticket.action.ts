// One appeal for a deed: locked, still waiting, and in reach of whoever does it.

import type { KnownHolder } from '../holder/known-holder.action.ts'
import { listActsOf } from '../holder/list-actors.action.ts'
import { assertWithin, type OfficerDeed } from '../platform/auth/staff-endpoint.ts'
import { groundsOf, liesWithin } from '../platform/permissions.ts'
import { Problem } from '../platform/problem.ts'
import { appealAnswered, appealEscalated, appealNotFound } from './appeal.problems.ts'
import { lockTicketByNumber, type TicketRow } from './appeal.store.ts'

export const noSuchAppeal = () =>
  new Problem(appealNotFound, { detail: 'Compare the number with the list, or she was erased meanwhile.' })

export async function lockOpenTicket(deed: OfficerDeed, number: string): Promise<TicketRow> {
  const row = await lockTicketByNumber(deed.db, number)
  if (row === undefined) throw noSuchAppeal()
  assertWithin(deed, row)
  if (row.answered_at !== null)
    throw new Problem(appealAnswered, { detail: 'Somebody answered meanwhile; look at the appeal again.' })
  return row
}

/** Once escalated, only the control room answers or takes it. */
export function assertHers({ officer }: Pick<OfficerDeed, 'officer'>, row: TicketRow): void {
  if (row.escalated_at === null || mayAnswerEscalated(officer.posts, row)) return
  throw new Problem(appealEscalated, { detail: 'The control room has it now and answers.' })
}

export const mayAnswerEscalated = (posts: OfficerDeed['officer']['posts'], row: TicketRow): boolean =>
  liesWithin(row, groundsOf(posts, 'appeal.answer-escalated'))

/** What decides of somebody's facts or freedom; looking at a page or taking a temperature does not. */
const deciding = new Set(['corrected', 'amendment-confirmed', 'amendment-declined', 'examined', 'ordered'])

/** Whether this officer decided, before the appeal was filed, something that it may be about. */
export async function decidedHerself(
  deed: OfficerDeed,
  holder: KnownHolder,
  row: TicketRow,
): Promise<boolean> {
  const hers = await listActsOf(deed, row.holder_id, deed.officer.staffId)
  return holder.acts.some(({ seq, kind, at }) => hers.has(seq) && deciding.has(kind) && at <= row.filed_at)
}

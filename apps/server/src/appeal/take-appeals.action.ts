// An officer takes appeals in hand, several at once. Asked for a preview, it says what would come of each.
import { listStaffNames } from '../platform/auth/staff.store.ts'
import type { OfficerDeed } from '../platform/auth/staff-endpoint.ts'
import { liesWithin } from '../platform/permissions.ts'
import { changeTicket, lockTicketByNumber, type TicketRow } from './appeal.store.ts'
import { mayAnswerEscalated } from './locked-ticket.action.ts'

export interface Taken {
  readonly number: string
  readonly outcome: 'taken' | 'hers-already' | 'with-another' | 'answered' | 'escalated' | 'not-found'
  readonly with: string | null
}

export async function takeAppeals(
  deed: OfficerDeed,
  { numbers, preview }: { readonly numbers: readonly string[]; readonly preview: boolean },
): Promise<readonly Taken[]> {
  const taken = new Map<string, Omit<Taken, 'with'> & { readonly staffId: string | null }>()
  // In one order, so that two officers who take the same do not wait for each other.
  for (const number of [...new Set(numbers)].sort()) {
    const row = await lockTicketByNumber(deed.db, number)
    const outcome = outcomeOf(deed, row)
    if (row !== undefined && outcome === 'taken' && !preview)
      await changeTicket(deed.db, row, { taken_by: deed.officer.staffId, taken_at: deed.now })
    const reachable = outcome === 'not-found' ? null : (row?.taken_by ?? null)
    taken.set(number, { number, outcome, staffId: reachable })
  }
  const ids = [...taken.values()].flatMap(({ staffId }) => staffId ?? [])
  const names = await listStaffNames(deed.db, [...new Set(ids)])
  // Answered in the order in which they were asked for.
  return [...new Set(numbers)].flatMap((number) => {
    const one = taken.get(number)
    if (one === undefined) return []
    const { staffId, ...said } = one
    return [{ ...said, with: names.get(staffId ?? '') ?? null }]
  })
}

function outcomeOf(deed: OfficerDeed, row: TicketRow | undefined): Taken['outcome'] {
  if (row === undefined || !liesWithin(row, deed.grounds)) return 'not-found'
  if (row.answered_at !== null) return 'answered'
  if (row.escalated_at !== null && !mayAnswerEscalated(deed.officer.posts, row)) return 'escalated'
  if (row.taken_by === deed.officer.staffId) return 'hers-already'
  return row.taken_by === null ? 'taken' : 'with-another'
}

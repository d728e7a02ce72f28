// People whom two tablets screened: shown side by side, and settled by a person.
import type { ConflictsAnswer } from '@pratique/api-contract'
import { readIdentities } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import { listStaffNames } from '../platform/auth/staff.store.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { conflictNotFound } from './port.problems.ts'
import { type ConflictRow, findConflict, listConflicts, type ScreeningRow } from './port.store.ts'
import { getScreening, keepOf } from './screen.action.ts'

export async function showConflicts(deed: Deed, port: string | null): Promise<ConflictsAnswer> {
  const rows = await listConflicts(deed.db, port)
  const identities = await readIdentities(
    deed,
    [...new Set(rows.map(({ holder_id }) => holder_id))],
    'desk: two screenings of one person were compared',
  )
  const sides: { readonly row: ConflictRow; readonly of: readonly [ScreeningRow, ScreeningRow] }[] = []
  for (const row of rows)
    sides.push({ row, of: [await getScreening(deed, row.first_id), await getScreening(deed, row.second_id)] })
  const officers = await listStaffNames(deed.db, [
    ...new Set(sides.flatMap(({ of }) => of.map(({ officer_id }) => officer_id))),
  ])
  const side = ({ screening_id, officer_id, device, done_at, lane, because }: ScreeningRow) => ({
    screeningId: screening_id,
    officer: officers.get(officer_id) ?? '',
    device,
    doneAt: done_at.toISOString(),
    lane,
    because,
  })
  return {
    conflicts: sides.map(({ row, of: [first, second] }) => {
      const identity = identities.get(row.holder_id)
      return {
        conflictId: row.conflict_id,
        holderId: row.holder_id,
        name: identity === undefined ? '' : spokenName(identity),
        openedAt: row.opened_at.toISOString(),
        first: side(first),
        second: side(second),
      }
    }),
  }
}

export async function getConflict(deed: Deed, conflictId: string): Promise<ConflictRow> {
  const row = await findConflict(deed.db, conflictId)
  if (row !== undefined) return row
  throw new Problem(conflictNotFound, {
    detail: 'There is no such conflict, or somebody settled it meanwhile. Look at the list again.',
  })
}

export const settleConflictOf = (
  deed: Deed,
  { conflict_id, first_id, second_id }: ConflictRow,
  kept: 'first' | 'second' | 'both',
): Promise<void> => keepOf(deed, { conflictId: conflict_id, firstId: first_id, secondId: second_id }, kept)

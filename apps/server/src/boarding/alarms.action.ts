// Passengers whom an operator asked about and who are still undecided: raised before departure, gone when decided.
import type { Deed } from '../platform/deed.ts'
import { type AlarmRow, listAlarms } from './boarding.store.ts'
import { followChanges } from './follow-changes.action.ts'

export async function showAlarms(deed: Deed): Promise<readonly AlarmRow[]> {
  await followChanges(deed)
  return listAlarms(deed.db, deed.now)
}

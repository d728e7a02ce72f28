// The party does not travel: each holder is withdrawn and her codes end.
import { revokeCodes } from '../health-code/revoke-code.action.ts'
import { getHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { arrivalPast } from './declaration.problems.ts'
import {
  type DeclarationRow,
  listHolderIds,
  releaseDocumentDays,
  updateDeclaration,
} from './declaration.store.ts'
import { noDraft } from './save-draft.action.ts'

/** Withdrawing twice is withdrawing once. */
export async function withdrawDeclaration(deed: Deed, row: DeclarationRow): Promise<void> {
  if (row.withdrawn_at !== null) return
  for (const holderId of await listHolderIds(deed.db, row.declaration_id))
    await withdrawHolder(deed, holderId)
  await updateDeclaration(deed.db, row.declaration_id, { ...noDraft, withdrawn_at: deed.now })
}

/** One traveller; the others of her declaration stay. */
export async function withdrawHolder(deed: Deed, holderId: string): Promise<void> {
  const { state } = await getHolder(deed, holderId)
  if (state.landed !== null)
    throw new Problem(arrivalPast, {
      detail: 'A declaration is withdrawn before landing; now speak with an officer.',
    })
  if (state.withdrawnAt !== null) return
  await revokeCodes(deed, holderId, 'withdrawn')
  await recordAct(deed, holderId, { kind: 'withdrawn', payload: {} })
  await releaseDocumentDays(deed.db, holderId)
}

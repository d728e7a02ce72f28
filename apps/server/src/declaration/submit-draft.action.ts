// The draft is sent: once, however often the button was pressed. The row is locked, so of two at once the second
// finds it sent.
import type { Deed } from '../platform/deed.ts'
import { amendTraveller } from './amend.action.ts'
import type { Answers } from './answers.ts'
import { checkTravellers, type TravellerProblem } from './check-travellers.ts'
import { type DeclarationRow, listHolderIds, updateDeclaration } from './declaration.store.ts'
import { declareTravellers } from './declare.action.ts'
import { checkingAt, deskFor } from './desk.node.ts'
import type { ShownCertificate } from './draft.ts'
import { showCertificates } from './own-certificates.action.ts'
import { noDraft, openDraft } from './save-draft.action.ts'

/** Problems: nothing was sent. None: it was, now or before. */
export async function submitDraft(deed: Deed, row: DeclarationRow): Promise<readonly TravellerProblem[]> {
  const draft = openDraft(deed, row)
  if (draft === null) return []
  const desk = deskFor(deed.house, row.scheme, row.pack)
  const given = draft.travellers.map(({ answers }) => answers)
  const { travellers, problems } = checkTravellers(desk.questionnaire, given, checkingAt(desk, deed.now))
  if (problems.length > 0) return problems
  const certificates = draft.travellers.map((one) => one.certificates ?? [])
  if (!draft.amends) await declareTravellers(deed, row, travellers, certificates)
  else await amendAll(deed, row, travellers, certificates)
  return []
}

/** Expects as many travellers as the declaration has, in its order. */
export async function amendAll(
  deed: Deed,
  row: DeclarationRow,
  travellers: readonly Answers[],
  certificates: readonly (readonly ShownCertificate[])[] = [],
): Promise<void> {
  const holderIds = await listHolderIds(deed.db, row.declaration_id)
  for (const [at, holderId] of holderIds.entries()) {
    const answers = travellers[at]
    if (answers !== undefined) await amendTraveller(deed, holderId, answers)
    await showCertificates(deed, holderId, certificates[at] ?? [])
  }
  await updateDeclaration(deed.db, row.declaration_id, { ...noDraft, saved_at: deed.now })
}

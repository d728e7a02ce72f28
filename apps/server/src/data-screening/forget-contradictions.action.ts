// Contradictions about people who were erased: unreadable from that moment on, and gone within the hour.
import { listWrappedKeys } from '../people/data-key.action.ts'
import type { Deed } from '../platform/deed.ts'
import { deleteOf, listSubjects } from './data-screening.store.ts'

export async function forgetContradictionsOfErased(deed: Deed): Promise<void> {
  const holderIds = await listSubjects(deed.db)
  const known = await listWrappedKeys(deed, holderIds)
  await deleteOf(
    deed.db,
    holderIds.filter((holderId) => !known.has(holderId)),
  )
}

// Appeals of people who were erased: unreadable from that moment on, and gone within the hour. The room stands to the
// right of where one asks for erasure, so it looks for itself.
import { listWrappedKeys } from '../people/data-key.action.ts'
import type { Deed } from '../platform/deed.ts'
import { deleteTicketsOf, listAppellants } from './appeal.store.ts'

export async function forgetAppealsOfErased(deed: Deed): Promise<void> {
  const holderIds = await listAppellants(deed.db)
  const known = await listWrappedKeys(deed, holderIds)
  await deleteTicketsOf(
    deed.db,
    holderIds.filter((holderId) => !known.has(holderId)),
  )
}

// Takes the codes of a holder out of force: revoked for a reason, or forgotten with her.
import { getLockedHolder } from '../holder/known-holder.action.ts'
import { recordActs } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { deletePhones } from './code-phone.store.ts'
import { blankCodes, closeCodes } from './health-code.store.ts'
import { revocationOf } from './issue-code.action.ts'

/** `reason` stands in the chain; the next time the page is opened a new code is issued. Returns how many were revoked. */
export async function revokeCodes(deed: Deed, holderId: string, reason: string): Promise<number> {
  const holder = await getLockedHolder(deed, holderId)
  const closed = await closeCodes(deed.db, holderId, { status: 1, reason, at: deed.now })
  const [first, ...rest] = closed
    .map((codeId) => revocationOf(codeId, holder, reason))
    .filter((act) => act !== null)
  if (first) await recordActs(deed, holderId, [first, ...rest])
  return closed.length
}

/** For the erasure of a holder: her codes go on saying no at every gate, and nothing else of them stays. */
export async function forgetCodes(deed: Deed, holderId: string): Promise<void> {
  await closeCodes(deed.db, holderId, { status: 1, reason: 'erased', at: deed.now })
  await blankCodes(deed.db, holderId)
  await deletePhones(deed.db, holderId)
}

// Erases whose time is over, without anybody asking: declaration by declaration, each traveller by her own clock.
import { getLockedHolder } from '../holder/known-holder.action.ts'
import { type Deed, type House, perform, system } from '../platform/deed.ts'
import {
  type DeclarationRow,
  deleteDeclaration,
  listHolderIds,
  lockPastDeclarations,
  removeTraveller,
  updateDeclaration,
} from './declaration.store.ts'
import { deskFor } from './desk.node.ts'
import { forgetTraveller } from './forget-traveller.action.ts'
import { retainedUntil } from './retained-until.action.ts'
import { retentionDays } from './retention.ts'

/** Of one transaction: others wait for these rows. */
const atOnce = 50
/** A flight may be moved forward: no clock is believed for longer than this. */
const lookAgainMs = 7 * 86_400_000

/** Everyone whose time is over; answers how many were erased. */
export async function enforceRetention(house: House): Promise<number> {
  let erased = 0
  for (;;) {
    const done = await perform(house, system, enforceSome)
    erased += done.erased
    if (done.looked < atOnce) return erased
  }
}

export async function enforceSome(deed: Deed): Promise<{ readonly looked: number; readonly erased: number }> {
  const rows = await lockPastDeclarations(deed.db, deed.now, atOnce)
  let erased = 0
  for (const row of rows) erased += await enforceOne(deed, row)
  return { looked: rows.length, erased }
}

async function enforceOne(deed: Deed, row: DeclarationRow): Promise<number> {
  const days = retentionDays(deskFor(deed.house, row.scheme, row.pack).questionnaire)
  const holderIds = await listHolderIds(deed.db, row.declaration_id)
  const ends: Date[] = []
  let erased = 0
  for (const holderId of holderIds) {
    const end = await endOf(deed, holderId, days ?? 0)
    if (end > deed.now) ends.push(end)
    else {
      await forgetTraveller(deed, holderId, 'time over')
      await removeTraveller(deed.db, holderId)
      erased += 1
    }
  }
  if (ends.length === 0) await deleteDeclaration(deed.db, row.declaration_id)
  else await updateDeclaration(deed.db, row.declaration_id, { look_again_at: nextLook(ends, deed.now) })
  return erased
}

async function endOf(deed: Deed, holderId: string, days: number): Promise<Date> {
  return retainedUntil(await getLockedHolder(deed, holderId), deed.now, days)
}

export const nextLook = (ends: readonly Date[], now: Date): Date =>
  new Date(Math.min(now.getTime() + lookAgainMs, ...ends.map((end) => end.getTime())))

// Erases who never declared when her time is over: known from a passenger list or met at the door, she was promised
// nothing by a page, but is owed no less. Her days are those of the pack's questionnaire.
import { getLockedHolder } from '../holder/known-holder.action.ts'
import { type Deed, type House, perform, system } from '../platform/deed.ts'
import { deskFor } from './desk.node.ts'
import { nextLook } from './enforce-retention.action.ts'
import { schemeOf } from './flow.ts'
import { forgetTraveller } from './forget-traveller.action.ts'
import { retainedUntil } from './retained-until.action.ts'
import { retentionDays } from './retention.ts'
import { dropUndeclaredClock, lockUndeclared, lookAgainAt } from './undeclared.store.ts'

const atOnce = 50

/** Everyone whose time is over; answers how many were erased. */
export async function enforceUndeclared(house: House): Promise<number> {
  let erased = 0
  for (;;) {
    const done = await perform(house, system, enforceSomeUndeclared)
    erased += done.erased
    if (done.looked < atOnce) return erased
  }
}

export async function enforceSomeUndeclared(
  deed: Deed,
): Promise<{ readonly looked: number; readonly erased: number }> {
  const holderIds = await lockUndeclared(deed.db, deed.now, atOnce)
  let erased = 0
  for (const holderId of holderIds) if (await enforceOne(deed, holderId)) erased += 1
  return { looked: holderIds.length, erased }
}

async function enforceOne(deed: Deed, holderId: string): Promise<boolean> {
  const holder = await getLockedHolder(deed, holderId)
  const { questionnaire } = deskFor(deed.house, schemeOf(holder.head.scheme), holder.head.pack)
  const end = retainedUntil(holder, deed.now, retentionDays(questionnaire) ?? 0)
  if (end > deed.now) {
    await lookAgainAt(deed.db, holderId, nextLook([end], deed.now))
    return false
  }
  await forgetTraveller(deed, holderId, 'time over')
  await dropUndeclaredClock(deed.db, holderId)
  return true
}

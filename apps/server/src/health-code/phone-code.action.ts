// A telephone registers its key while its page is open, and gets the code in the form that only it can prove: from then
// on it shows the code without a network, signing the time every 15 seconds.

import { getLockedHolder } from '../holder/known-holder.action.ts'
import { decisionOf } from '../holder/projection.ts'
import { recordAct } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { countPhones, hasPhone, insertPhone } from './code-phone.store.ts'
import { findCodeInForce } from './health-code.store.ts'
import { signers } from './open-signers.action.ts'
import { type Picture, phonePicture } from './sign-code.ts'

/** A family shares the page of a child; more telephones than that are not hers. */
export const mostPhones = 4
const keyPattern = /^[0-9a-f]{128}$/

/** Null where there is no code to show, the key is none, or too many telephones have one already. */
export async function registerPhone(deed: Deed, holderId: string, phoneKey: string): Promise<Picture | null> {
  if (!keyPattern.test(phoneKey)) return null
  const { head } = await getLockedHolder(deed, holderId)
  const row = await findCodeInForce(deed.db, holderId)
  const decision = decisionOf(head)
  if (row === undefined || row.valid_until <= deed.now || decision?.colour !== row.colour) return null
  const key = Buffer.from(phoneKey, 'hex')
  const isKnown = await hasPhone(deed.db, holderId, key)
  if (!isKnown && (await countPhones(deed.db, holderId)) >= mostPhones) return null
  const picture = phonePicture(row, deed.house.fixtures.get(signers), deed.now, phoneKey)
  if (!isKnown) {
    await insertPhone(deed.db, holderId, key, deed.now)
    await recordAct(deed, holderId, {
      kind: 'code-issued',
      payload: {
        codeId: row.code_id.toString('hex'),
        level: 'phone',
        expiresAt: picture.validUntil.toISOString(),
      },
    })
  }
  return picture
}

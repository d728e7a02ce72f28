// Sets the scene for stories of messages: Amina, who reads Arabic, has declared; a real mail server stands by.

import { recordAct } from '../holder/record-act.action.ts'
import { declared } from '../holder/test-acts.ts'
import { openAmina, publishEverything } from '../holder/test-spine.ts'
import { amina } from '../people/test-people.ts'
import type { Deed, House } from '../platform/deed.ts'
import type { Carrier, Channel } from './carrier.ts'
import { carriers } from './open-message.action.ts'
import { openSmtpCarrier } from './smtp-carrier.node.ts'

export const aminasEmail = { channel: 'email', address: 'amina@example.org' } as const
export const aminasTelephone = { channel: 'sms', address: '+390255500112' } as const
export { amina }

export async function aminaDeclares(deed: Deed): Promise<string> {
  await publishEverything(deed)
  const holderId = await openAmina(deed)
  await recordAct(deed, holderId, declared())
  return holderId
}

/** Nothing but these carries; returned so that it can be closed. */
export function carryWith(house: House, open: readonly (readonly [Channel, Carrier])[]): void {
  house.fixtures.set(carriers, new Map(open))
}

export function mailTo(house: House, port: number): Carrier {
  const carrier = openSmtpCarrier({
    url: `smtp://127.0.0.1:${port}`,
    from: 'no-reply@authority.example',
    encrypted: false,
  })
  carryWith(house, [['email', carrier]])
  return carrier
}

// What the room keeps open: what carries messages out of the house. In an exercise nothing leaves it.
import type { House } from '../platform/deed.ts'
import { fixture } from '../platform/fixture.ts'
import { type Carrier, type Carriers, type Channel, channels } from './carrier.ts'
import { mailbox } from './mailbox-carrier.ts'
import { openSmsGateway } from './sms-gateway.node.ts'
import { openSmtpCarrier } from './smtp-carrier.node.ts'

export const carriers = fixture<Carriers>('message.carriers')

/** Called at start. */
export function openMessage(house: House): void {
  const open = carriersOf(house)
  house.fixtures.set(carriers, open)
  const missing = channels.filter((channel) => !open.has(channel))
  if (missing.length > 0)
    house.log.warn({ channels: missing }, 'no carrier: messages wait until they are given up')
}

function carriersOf({ config, exercise }: House): Carriers {
  if (exercise !== null) return new Map(channels.map((channel) => [channel, mailbox]))
  const { smtp, smsGateway } = config.messages
  const open = new Map<Channel, Carrier>()
  if (smtp !== null) open.set('email', openSmtpCarrier(smtp))
  if (smsGateway !== null) open.set('sms', openSmsGateway(smsGateway))
  return open
}

/** For operators: what carries each channel, `none` where nothing does. */
export function carrierNames({ fixtures }: Pick<House, 'fixtures'>): Readonly<Record<Channel, string>> {
  const open = fixtures.get(carriers)
  const nameOf = (channel: Channel) => open.get(channel)?.name ?? 'none'
  return { email: nameOf('email'), sms: nameOf('sms') }
}

// Where somebody can be reached: an e-mail address or a telephone that takes SMS, each brought to one spelling.
import type { Identity } from '../people/identity.ts'
import type { Channel } from './carrier.ts'

export interface Contact {
  readonly channel: Channel
  readonly address: string
}

/** E.164 (ITU-T): a country code and a number, 7 to 15 digits in all. */
const internationalNumber = /^\+[1-9]\d{6,14}$/

/** Null without a country code: nobody could tell whom it would ring. */
export function smsAddress(telephone: string): string | null {
  const digits = telephone.replace(/[\s().-]/g, '').replace(/^00/, '+')
  return internationalNumber.test(digits) ? digits : null
}

/** Only the domain is the same in capitals (RFC 5321 §2.4). */
export function emailAddress(email: string): string | null {
  const [local, domain, ...rest] = email.trim().split('@')
  return local && domain && rest.length === 0 ? `${local}@${domain.toLowerCase()}` : null
}

/** E-mail first: it carries more, and costs the traveller nothing abroad. */
export function contactsOf({ email, telephone }: Pick<Identity, 'email' | 'telephone'>): readonly Contact[] {
  const found: readonly (readonly [Channel, string | null])[] = [
    ['email', email === null ? null : emailAddress(email)],
    ['sms', telephone === null ? null : smsAddress(telephone)],
  ]
  return found.flatMap(([channel, address]) => (address === null ? [] : [{ channel, address }]))
}

export const sameContact = (a: Contact, b: Contact): boolean =>
  a.channel === b.channel && a.address === b.address

export interface StatedContact {
  readonly contact: Contact
  /** Whose it is; the first is the one to whom codes are bound. */
  readonly holderIds: readonly [string, ...string[]]
  /** Since when it is verified for all of them; null while it is not. */
  readonly verifiedAt: Date | null
}

export interface StatedContacts {
  readonly contacts: readonly StatedContact[]
  /** Telephones as they were written, to which no SMS can be sent for want of a country code. */
  readonly withoutCountry: readonly string[]
}

export interface Reach {
  readonly contact: Contact
  readonly verified: boolean
  /** Something is there to carry a message to it. */
  readonly carried: boolean
}

/** The contact to write to: one that something carries to before any other, a verified one before one only stated. */
export function bestContact(reaches: readonly Reach[]): Contact | null {
  const worth = ({ carried, verified }: Reach) => (carried ? 2 : 0) + (verified ? 1 : 0)
  const best = Math.max(...reaches.map(worth))
  return reaches.find((reach) => worth(reach) === best)?.contact ?? null
}

// A code that shows that somebody reads what is sent to a contact: six digits, kept only as a keyed hash that is bound
// to the holder and the contact. Who reads the table cannot try the million of them without the instance key.
import { randomInt, timingSafeEqual } from 'node:crypto'
import type { HolderState } from '../holder/state.ts'
import type { Keyring } from '../platform/keyring.ts'
import type { Contact } from './contact.ts'

const digits = 6

export const newCode = (): string => String(randomInt(10 ** digits)).padStart(digits, '0')

/** What was typed, as digits; null when it cannot be a code. Digits of other scripts count, as do spaces between. */
export function readCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/[\s\p{Cf}-]/gu, '')
  return plain.length === digits && /^\d+$/.test(plain) ? plain : null
}

const textOf = ({ channel, address }: Contact): string => `${channel} ${address}`

/** Names a contact without telling it: for what is kept about it. */
export const contactHash = (keyring: Keyring, contact: Contact): Buffer =>
  keyring.lookup('contact', textOf(contact))

/** Under every key of the ring, since it may have been kept under an older one. */
export const contactHashes = (keyring: Keyring, contact: Contact): readonly Buffer[] =>
  keyring.lookups('contact', textOf(contact))

const bound = (holderId: string, contact: Contact, code: string): string =>
  `${holderId} ${textOf(contact)} ${code}`

export const codeHash = (keyring: Keyring, holderId: string, contact: Contact, code: string): Buffer =>
  keyring.lookup('contact-code', bound(holderId, contact, code))

/** In constant time. */
export function isCode(
  keyring: Keyring,
  holderId: string,
  contact: Contact,
  { code, kept }: { readonly code: string; readonly kept: Uint8Array },
): boolean {
  const candidates = keyring.lookups('contact-code', bound(holderId, contact, code))
  return candidates
    .map((candidate) => candidate.length === kept.length && timingSafeEqual(candidate, kept))
    .includes(true)
}

/** What an act keeps of a contact that was verified. */
export const contactName = (keyring: Keyring, contact: Contact): string =>
  contactHash(keyring, contact).toString('hex')

/** Since when a contact is verified; null when it is not, or is another than the one that was. */
export function verifiedSince(
  keyring: Keyring,
  { verifiedContacts }: Pick<HolderState, 'verifiedContacts'>,
  contact: Contact,
): Date | null {
  const verified = verifiedContacts[contact.channel]
  if (verified === undefined) return null
  const names = contactHashes(keyring, contact).map((hash) => hash.toString('hex'))
  return names.includes(verified.contact) ? verified.at : null
}

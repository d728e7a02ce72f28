// Tells somebody something: the message is written here, in the transaction of what it tells of, and carried by the
// job. In the language of the holder, to the contact of hers that is likeliest to reach her.
import { v7 as newId } from 'uuid'
import { getHolder, type KnownHolder } from '../holder/known-holder.action.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { type EventType, eventType } from '../platform/events.ts'
import { isLanguage, type Language } from '../site/language.ts'
import { m, type Say, say } from '../site/say.ts'
import type { Letter } from './carrier.ts'
import { bestContact, type Contact, contactsOf } from './contact.ts'
import { verifiedSince } from './contact-code.node.ts'
import { insertMessage } from './message.store.ts'
import { carriers } from './open-message.action.ts'
import { sealLetter } from './sealed-letter.node.ts'

/** A message waits to be carried. */
export const messageDue: EventType<Record<string, never>> = eventType('message.due')

export interface NewMessage {
  readonly holderId: string
  /** Kebab-case; for the delivery record and the timeline. */
  readonly kind: string
  /** Says it in the language of the holder. The SMS is the body alone: keep it short. */
  readonly write: (t: Say) => Letter
  /** That of the page on which she asked for it; else the one she declared in. */
  readonly language?: Language
  /** Nowhere but there; else the best of her contacts. */
  readonly to?: Contact
  /** How long it tells anything, in milliseconds; three days unless told. */
  readonly usefulMs?: number
}

const day = 86_400_000
const keptDays = 28

/** The id of the message; null when she left no contact to write to. */
export async function send(deed: Deed, message: NewMessage): Promise<string | null> {
  const { holderId, kind, write, usefulMs = 3 * day } = message
  const holder = await getHolder(deed, holderId)
  const to = message.to ?? (await findContact(deed, holder, kind))
  if (to === null) return null
  const language = message.language ?? languageOf(holder)
  const id = newId()
  const letter = withFoot(say(language), to, write(say(language)), deed.house.config.address)
  await insertMessage(deed.db, {
    holder_id: holderId,
    message_id: id,
    kind,
    language,
    channel: to.channel,
    state: 'due',
    sealed: sealLetter(holder.sealing, id, { ...letter, address: to.address }),
    written_at: deed.now,
    due_at: deed.now,
    attempts: 0,
    useful_until: new Date(deed.now.getTime() + usefulMs),
    settled_at: null,
    kept_until: new Date(deed.now.getTime() + keptDays * day),
  })
  await deed.house.events.publish(deed.db, messageDue, {})
  return id
}

const languageOf = ({ head }: KnownHolder): Language => (isLanguage(head.language) ? head.language : 'en')

async function findContact(deed: Deed, { state, head }: KnownHolder, kind: string): Promise<Contact | null> {
  const { keyring, fixtures } = deed.house
  const identity = await readIdentity(deed, head.holder_id, `to send a message: ${kind}`)
  const open = fixtures.get(carriers)
  const reaches = contactsOf(identity).map((contact) => ({
    contact,
    verified: verifiedSince(keyring, state, contact) !== null,
    carried: open.has(contact.channel),
  }))
  return bestContact(reaches)
}

/** A letter says at its end who wrote it and what is never asked for; an SMS has no room for it. */
function withFoot(t: Say, { channel }: Contact, { subject, body }: Letter, address: string): Letter {
  if (channel === 'sms') return { subject, body }
  return { subject, body: `${body}\n\n-- \n${t(m.message_foot, { address: `${address}/${t.language}` })}` }
}

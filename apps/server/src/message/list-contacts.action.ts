// The contacts of people who declared together: each once, whoever named it, and whether it was verified.
import { getHolder } from '../holder/known-holder.action.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { contactsOf, type StatedContact, type StatedContacts, sameContact, smsAddress } from './contact.ts'
import { verifiedSince } from './contact-code.node.ts'

export async function listContacts(deed: Deed, holderIds: readonly string[]): Promise<StatedContacts> {
  const contacts: StatedContact[] = []
  const withoutCountry = new Set<string>()
  for (const holderId of holderIds) {
    const identity = await readIdentity(deed, holderId, 'shown to the traveller on asking')
    const { state } = await getHolder(deed, holderId)
    const { telephone } = identity
    if (telephone !== null && smsAddress(telephone) === null) withoutCountry.add(telephone)
    for (const contact of contactsOf(identity))
      take(contacts, {
        contact,
        holderIds: [holderId],
        verifiedAt: verifiedSince(deed.house.keyring, state, contact),
      })
  }
  return { contacts, withoutCountry: [...withoutCountry] }
}

function take(contacts: StatedContact[], next: StatedContact): void {
  const at = contacts.findIndex(({ contact }) => sameContact(contact, next.contact))
  const known = contacts[at]
  if (known === undefined) {
    contacts.push(next)
    return
  }
  const [a, b] = [known.verifiedAt, next.verifiedAt]
  contacts[at] = {
    contact: known.contact,
    holderIds: [...known.holderIds, ...next.holderIds],
    verifiedAt: a === null || b === null ? null : new Date(Math.max(a.getTime(), b.getTime())),
  }
}

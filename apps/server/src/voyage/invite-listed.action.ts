// Somebody on the list has not declared: she is sent a link to do it from her seat. What the message is sealed under is
// a holder of hers, known from the list alone; when she declares, the declaration is what counts.
import { openHolder } from '../holder/open-holder.action.ts'
import { carriers } from '../message/open-message.action.ts'
import { send } from '../message/send.action.ts'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { m } from '../site/say.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import type { ListedIdentity } from './listed-person.ts'
import { getLockedVoyage } from './open-voyage.action.ts'
import { openPeople, resolvePerson } from './reconcile.action.ts'
import { personNotListed } from './voyage.problems.ts'
import { listListed } from './voyage-people.store.ts'

export interface Invitation {
  readonly personId: string
  readonly language: Language
  readonly email?: string | undefined
  readonly telephone?: string | undefined
}

export async function inviteListed(deed: Deed, voyageId: string, invitation: Invitation) {
  const row = await getLockedVoyage(deed, voyageId)
  const people = openPeople(deed, row, await listListed(deed.db, voyageId))
  const person = people.find((one) => one.row.person_id === invitation.personId)
  if (!person?.identity)
    throw new Problem(personNotListed, { detail: 'Nobody of this id stands on the list now. Look again.' })
  const address = `${deed.house.config.address}/${invitation.language}/declare`
  const holderId = await openListed(deed, person.identity, invitation)
  const channel = invitation.email === undefined ? 'sms' : 'email'
  const open = deed.house.fixtures.get(carriers).has(channel)
  if (open)
    await send(deed, {
      holderId,
      kind: 'declare-invitation',
      to: { channel, address: invitation.email ?? invitation.telephone ?? '' },
      write: (t) => ({
        subject: t(m.voyage_invitation_subject, { voyage: row.designator }),
        body: t(m.voyage_invitation_body, { voyage: row.designator, address }),
      }),
    })
  await resolvePerson(deed, voyageId, { personId: invitation.personId }, 'asked')
  return { address, sent: open }
}

/** A holder known from a passenger list alone. */
export function openListed(
  deed: Deed,
  identity: ListedIdentity,
  { language, email, telephone }: Partial<Omit<Invitation, 'personId'>> = {},
): Promise<string> {
  const [first] = identity.documents
  return openHolder(deed, {
    scheme: 'international',
    pack: deed.house.config.pack,
    jurisdiction: arrivalPack(deed.house).authority,
    language: language ?? 'en',
    origin: 'listed',
    identity: {
      primaryIdentifier: identity.primaryIdentifier,
      secondaryIdentifier: identity.secondaryIdentifier,
      nativeName: null,
      dateOfBirth: identity.dateOfBirth,
      sex: identity.sex,
      nationality: identity.nationality,
      document:
        first?.number == null
          ? null
          : {
              documentType: first.type ?? 'P',
              issuingState: first.issuer ?? '',
              documentNumber: first.number,
              dateOfExpiry: first.expiresOn,
            },
      telephone: telephone ?? null,
      email: email ?? null,
      address: null,
      domesticContact: null,
      guardian: null,
      assistance: [],
    },
  })
}

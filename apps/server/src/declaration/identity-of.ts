// Who declares, from the answers: the part that is sealed apart from what rules may read.
import type { ContactPerson, Identity } from '../people/identity.ts'
import { type Answers, answerAt, findText, listTexts } from './answers.ts'

/** Expects answers without problems. Names and numbers are kept as the document writes them: in capitals. */
export function identityOf(answers: Answers): Identity {
  const text = (linkId: string) => findText(answers, linkId)
  const sex = text('identity.sex')
  return {
    primaryIdentifier: text('identity.primaryIdentifier')?.toUpperCase() ?? '',
    secondaryIdentifier: text('identity.secondaryIdentifier')?.toUpperCase() ?? '',
    nativeName: null,
    dateOfBirth: text('identity.dateOfBirth'),
    sex: sex === 'F' || sex === 'M' || sex === 'X' ? sex : null,
    nationality: text('identity.nationality'),
    document: {
      documentType: text('identity.documentType') ?? 'other',
      issuingState: text('identity.issuingState') ?? '',
      documentNumber: documentNumberOf(answers),
      dateOfExpiry: text('identity.dateOfExpiry'),
      ...(answerAt(answers, 'identity.noExpiry') === true ? { endless: true as const } : {}),
    },
    telephone: text('contact.phone'),
    email: text('contact.email'),
    address: addressOf(answers),
    domesticContact: contactPerson(
      answers,
      'domesticContact.name',
      'domesticContact.phone',
      'domesticContact.relation',
    ),
    guardian:
      answerAt(answers, 'party.unaccompaniedMinor') === true
        ? contactPerson(answers, 'party.guardianName', 'party.guardianPhone', 'party.guardianRelation')
        : null,
    assistance: listTexts(answers, 'assistance.needs'),
  }
}

/** As in the machine-readable zone: spaces, dashes and strokes are only for the eye. */
export const documentNumberOf = (answers: Answers): string =>
  (findText(answers, 'identity.documentNumber') ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')

/** The name as it is read aloud, or null before it was given. */
export function nameOf(answers: Answers): string | null {
  const names = [
    findText(answers, 'identity.secondaryIdentifier'),
    findText(answers, 'identity.primaryIdentifier'),
  ]
  return names.filter((name) => name !== null).join(' ') || null
}

function addressOf(answers: Answers): string | null {
  const parts = ['address.street', 'address.elsewhere', 'address.district'].map((linkId) =>
    findText(answers, linkId),
  )
  return parts.filter((part) => part !== null).join(', ') || null
}

function contactPerson(
  answers: Answers,
  name: string,
  telephone: string,
  relation: string,
): ContactPerson | null {
  const [called, at] = [findText(answers, name), findText(answers, telephone)]
  if (called === null && at === null) return null
  return { name: called ?? '', telephone: at ?? '', relation: findText(answers, relation) }
}

// The invented people of the stories, as they introduce themselves.
import type { Identity } from './identity.ts'

const nobody: Identity = {
  primaryIdentifier: '',
  secondaryIdentifier: '',
  nativeName: null,
  dateOfBirth: null,
  sex: null,
  nationality: null,
  document: null,
  telephone: null,
  email: null,
  address: null,
  domesticContact: null,
  guardian: null,
  assistance: [],
}

export const amina: Identity = {
  ...nobody,
  primaryIdentifier: 'Müller Haddad',
  secondaryIdentifier: 'Amina',
  nativeName: 'أمينة',
  dateOfBirth: '1984-05-06',
  sex: 'F',
  nationality: 'UTO',
  document: {
    documentType: 'P',
    issuingState: 'UTO',
    documentNumber: 'L898902C3',
    dateOfExpiry: '2029-04-15',
  },
  telephone: '+39 02 5550 0112',
  email: 'amina@example.org',
  address: 'Room 4, 12 Invented Lane, Lishui',
  domesticContact: { name: 'Lin Wei', telephone: '+86 578 555 0100', relation: 'cousin' },
}

/** Amina's child, who has no document of her own number and no telephone. */
export const noor: Identity = {
  ...nobody,
  primaryIdentifier: 'Müller Haddad',
  secondaryIdentifier: 'Noor',
  dateOfBirth: '2014-01-31',
  document: { documentType: 'P', issuingState: 'UTO', documentNumber: 'N000001C1', dateOfExpiry: null },
}

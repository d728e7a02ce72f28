// Who somebody is whom an officer took in: what she says or shows, in the capitals of a document.
import type { StrangerRequest } from '@pratique/api-contract'
import type { Identity } from '../people/identity.ts'

export const strangersIdentity = (asked: StrangerRequest): Identity => ({
  primaryIdentifier: asked.primaryIdentifier.toUpperCase(),
  secondaryIdentifier: asked.secondaryIdentifier.toUpperCase(),
  nativeName: null,
  dateOfBirth: asked.dateOfBirth,
  sex: asked.sex,
  nationality: asked.nationality,
  document:
    asked.documentNumber === null
      ? null
      : {
          documentType: 'P',
          issuingState: asked.issuingState ?? '',
          documentNumber: asked.documentNumber,
          dateOfExpiry: null,
        },
  telephone: asked.telephone,
  email: null,
  address: null,
  domesticContact: null,
  guardian: null,
  assistance: asked.assistance,
})

// Whether a certificate names the traveller. Names are spelt in many ways, so what is only written otherwise fits; a
// certificate that knows the year or month of birth alone is compared as far as it goes.
import type { StatedPerson } from '@pratique/health-credential'
import { compareNames, type PersonName } from '@pratique/travel-document'
import type { AddedCertificate } from './stated-certificate.ts'

export type Difference = NonNullable<AddedCertificate['differs']>[number]

export interface NamedTraveller extends PersonName {
  readonly dateOfBirth: string | null
}

/** What differs; nothing where the certificate is the traveller's. */
export function differencesOf(person: StatedPerson, traveller: NamedTraveller): readonly Difference[] {
  const stated = { primaryIdentifier: person.familyName ?? '', secondaryIdentifier: person.givenNames ?? '' }
  const isNamed = compareNames(stated, traveller) !== 'different'
  return [
    ...(isNamed ? [] : ['name' as const]),
    ...(isBornOn(person, traveller) ? [] : ['birth-date' as const]),
  ]
}

function isBornOn({ dateOfBirth: stated }: StatedPerson, { dateOfBirth }: NamedTraveller): boolean {
  // A DCC may write XX for a day or month that is not known.
  const known = (stated ?? '').replace(/(-XX)+$/, '')
  return /^\d{4}(-\d\d(-\d\d)?)?$/.test(known) && dateOfBirth?.startsWith(known) === true
}

// The certificates of a traveller: compared with who she says she is, once her names are final.
import type { PackManifest } from '@pratique/policy-engine'
import { differencesOf } from '../credential/compare-person.ts'
import type { AddedCertificate } from '../credential/stated-certificate.ts'
import type { ActOf } from '../holder/act.ts'
import type { Identity } from '../people/identity.ts'
import type { ShownCertificate } from './draft.ts'

/** Of one traveller. */
export const mostCertificates = 10

/** Whether any certificate could prove anything: a pack may know none of its disease. */
export const takesCertificates = ({ disease }: Pick<PackManifest, 'disease'>): boolean =>
  disease.credentials !== undefined

type Named = Pick<Identity, 'primaryIdentifier' | 'secondaryIdentifier' | 'dateOfBirth'>

/** What is recorded of each: what differs from the traveller is said, never refused. */
export const comparedCertificates = (
  shown: readonly ShownCertificate[],
  traveller: Named,
): readonly AddedCertificate[] =>
  shown.map(({ added, person }) => {
    const differs = differencesOf(person, traveller)
    return differs.length === 0 ? added : { ...added, differs }
  })

export const certificateActs = (
  shown: readonly ShownCertificate[],
  traveller: Named,
): readonly ActOf<'certificate-added'>[] =>
  comparedCertificates(shown, traveller).map((payload) => ({ kind: 'certificate-added', payload }))

/** Whether two say the same. */
export const isSame = (one: AddedCertificate, other: AddedCertificate): boolean =>
  one.proves === other.proves &&
  one.format === other.format &&
  one.issuer === other.issuer &&
  one.on === other.on &&
  one.validUntil === other.validUntil

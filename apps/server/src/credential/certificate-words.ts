// What is said of certificates, in the reader's language.
import type { CredentialName } from '@pratique/health-credential'
import { m, type Say } from '../site/say.ts'
import type { Difference } from './compare-person.ts'
import type { AddedCertificate, CertificateRefusal } from './stated-certificate.ts'

export function formatInWords(t: Say, format: string): string {
  const names: Readonly<Record<CredentialName, () => string>> = {
    dcc: () => t(m.credential_format_dcc),
    shc: () => t(m.credential_format_shc),
    'vds-nc': () => t(m.credential_format_vds),
    nzcp: () => t(m.credential_format_nzcp),
    icvp: () => t(m.credential_format_icvp),
    who: () => t(m.credential_format_who),
    pratique: () => t(m.credential_format_pratique),
    unknown: () => t(m.credential_format_unknown),
  }
  // A format of a later version, folded by an older one.
  return Object.hasOwn(names, format) ? names[format as CredentialName]() : format
}

export function proofInWords(
  t: Say,
  { proves, result }: Pick<AddedCertificate, 'proves' | 'result'>,
): string {
  if (proves === 'vaccinated') return t(m.credential_vaccinated)
  if (proves === 'recovered') return t(m.credential_recovered)
  return result === 'detected' ? t(m.credential_tested_positive) : t(m.credential_tested)
}

export const differenceInWords = (t: Say, difference: Difference): string =>
  difference === 'name' ? t(m.credential_differs_name) : t(m.credential_differs_birth)

const refusals: Readonly<Record<CertificateRefusal, (t: Say) => string>> = {
  unreadable: (t) => t(m.credential_error_unreadable),
  'health-code': (t) => t(m.credential_error_health_code),
  'issuer-unknown': (t) => t(m.credential_error_issuer_unknown),
  'issuer-revoked': (t) => t(m.credential_error_issuer_revoked),
  forged: (t) => t(m.credential_error_forged),
  expired: (t) => t(m.credential_error_expired),
  'not-yet-valid': (t) => t(m.credential_error_not_yet_valid),
  revoked: (t) => t(m.credential_error_revoked),
  'key-usage': (t) => t(m.credential_error_key_usage),
  'other-disease': (t) => t(m.credential_error_other_disease),
  incomplete: (t) => t(m.credential_error_incomplete),
  'no-statement': (t) => t(m.credential_error_no_statement),
}

export const refusalInWords = (t: Say, refusal: CertificateRefusal): string => refusals[refusal](t)

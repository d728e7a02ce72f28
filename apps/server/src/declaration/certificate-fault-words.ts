// Why a certificate was not added, in the reader's language.
import { refusalInWords } from '../credential/certificate-words.ts'
import { m, type Say } from '../site/say.ts'
import type { CertificateFault } from './take-certificate.action.ts'

export function certificateFaultInWords(t: Say, fault: CertificateFault): string {
  switch (fault) {
    case 'nothing':
      return t(m.credential_error_nothing)
    case 'picture':
      return t(m.credential_error_picture)
    case 'no-code':
      return t(m.credential_error_no_code)
    case 'busy':
      return t(m.credential_error_busy)
    case 'too-many':
      return t(m.credential_error_too_many)
    case 'twice':
      return t(m.credential_error_twice)
    default:
      return refusalInWords(t, fault)
  }
}

// The words of a judgement on somebody else's credential, in one language.
import type { CredentialTexts } from '@pratique/verifier/credential-card'
import { formatInWords } from '../credential/certificate-words.ts'
import { m, type Say } from '../site/say.ts'

const formats = ['dcc', 'shc', 'vds-nc', 'nzcp', 'icvp', 'who', 'pratique', 'unknown'] as const

export function credentialTexts(t: Say): CredentialTexts {
  const time = { time: '{time}' }
  return {
    // One entry for each name, which `fromEntries` cannot know.
    formats: Object.fromEntries(
      formats.map((format) => [format, formatInWords(t, format)]),
    ) as CredentialTexts['formats'],
    verdicts: {
      valid: t(m.credential_verdict_valid),
      invalid: t(m.credential_verdict_invalid),
      unknown: t(m.credential_verdict_unknown),
    },
    kinds: {
      vaccination: t(m.credential_vaccinated),
      recovery: t(m.credential_recovered),
      'test-clear': t(m.credential_tested),
      'test-found': t(m.credential_tested_positive),
      'test-other': t(m.credential_tested_other),
    },
    findings: {
      genuine: t(m.credential_good_genuine, { issuer: '{issuer}' }),
      list: t(m.credential_good_list, { list: '{list}', age: '{age}' }),
      'list-brought': t(m.credential_good_list_brought, { list: '{list}' }),
      compare: t(m.credential_good_compare),
      damaged: t(m.credential_problem_damaged),
      'issuer-unknown': t(m.credential_problem_issuer_unknown),
      'issuer-revoked': t(m.credential_error_issuer_revoked),
      signature: t(m.credential_problem_signature),
      expired: t(m.credential_problem_expired, time),
      'not-yet-valid': t(m.credential_problem_not_yet_valid, time),
      'signer-expired': t(m.credential_problem_signer_expired),
      'signer-not-yet-valid': t(m.credential_problem_signer_not_yet_valid),
      revoked: t(m.credential_error_revoked),
      'key-usage': t(m.credential_error_key_usage),
    },
    name: t(m.credential_name),
    dateOfBirth: t(m.credential_birth),
  }
}

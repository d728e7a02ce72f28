// Words for the tests: short, so that a test shows which of them was said.
import type { CodeVerification } from '@pratique/health-credential'
import type { Finding } from './judgement.ts'
import type { JudgementTexts } from './texts.ts'

const findings = new Proxy({} as Record<Finding, string>, {
  get: (_target, name) => `${String(name)} {time} {authority}`,
})

const scheme = {
  label: 'International',
  states: { orange: { label: 'Orange', gate: 'Call a health officer.' } },
}

export const texts: JudgementTexts = {
  language: 'en-GB',
  zone: 'Asia/Shanghai',
  verdicts: { valid: 'Valid', invalid: 'Not valid', unknown: 'Cannot say' },
  genuineSpecimen: 'Genuine specimen',
  specimen: 'Specimen',
  reasonsHeading: 'Why',
  otherReason: 'Rule {id} of {pack}, version {version}',
  findings,
  authorities: { 'CN-33': 'Zhejiang (in this language)' },
  schemes: { international: scheme, resident: scheme },
  credentials: {
    formats: new Proxy({} as JudgementTexts['credentials']['formats'], {
      get: (_target, name) => `format ${String(name)}`,
    }),
    verdicts: { valid: 'Genuine', invalid: 'Not valid', unknown: 'Cannot say' },
    kinds: new Proxy({} as JudgementTexts['credentials']['kinds'], {
      get: (_target, name) => `kind ${String(name)}`,
    }),
    findings: new Proxy({} as JudgementTexts['credentials']['findings'], {
      get: (_target, name) => `${String(name)} {issuer} {time} {list} {age}`,
    }),
    name: 'Name',
    dateOfBirth: 'Born',
  },
  states: { green: 'Green', yellow: 'Yellow', orange: 'Orange', red: 'Red', unknown: 'Unknown' },
  packs: { '1': { title: 'Covid-19', rules: { '4': 'A stay in <Italy>' } } },
}

/** A good orange code; changes make it another. */
export function verification(changes: Partial<CodeVerification> = {}): CodeVerification {
  return {
    format: 'pratique',
    valid: true,
    verdict: 'valid',
    problems: [],
    keyId: 'AAAAAAAAAAA=',
    algorithm: 'ES256',
    issuer: 'CN-33',
    issuedAt: '2020-03-16T00:00:00.000Z',
    expiresAt: '2020-03-18T06:20:00.000Z',
    payload: {
      id: '00'.repeat(16),
      scheme: 'international',
      state: 'orange',
      level: 'paper',
      pack: '1',
      policyVersion: 1,
      specimen: false,
      reasons: [4, 99],
      binding: { salt: '00'.repeat(8), cost: 12, tag: '000000' },
      status: { list: 1, index: 7 },
      firstName: null,
    },
    specimen: false,
    document: 'match',
    status: 'valid',
    trustAgeMs: 0,
    trustStale: false,
    ...changes,
  }
}

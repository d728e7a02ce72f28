// From what the library found to what may be shown. One file for server and browser, so that both answer the
// same. A colour is shown only of a code that is valid; a specimen's green is never shown at all.
import type { CodeProblemCode, CodeState, CodeVerification, Verdict } from '@pratique/health-credential'

/** What a gate may show; null: no colour, because the code is not valid. */
export type ShownColour = CodeState | 'specimen' | null

/** What a person is told about a check: the key of a sentence of `JudgementTexts`. */
export type Finding =
  | 'good-signature'
  | 'good-document'
  | 'good-status'
  | 'good-until'
  | 'good-live'
  | 'good-phone'
  | 'unchecked-document'
  | 'unbound'
  | 'unchecked-status'
  | ProblemFinding

export type ProblemFinding =
  | 'problem-not-code'
  | 'problem-other-format'
  | 'problem-damaged'
  | 'problem-algorithm'
  | 'problem-issuer-unknown'
  | 'problem-issuer-revoked'
  | 'problem-signature'
  | 'problem-expired'
  | 'problem-picture-stale'
  | 'problem-proof-missing'
  | 'problem-proof-stale'
  | 'problem-replayed'
  | 'problem-not-yet-valid'
  | 'problem-revoked'
  | 'problem-suspended'
  | 'problem-status-unknown'
  | 'problem-key-usage'
  | 'problem-document-mismatch'
  | 'problem-specimen'
  | 'problem-other'

export interface Judgement {
  readonly verdict: Verdict
  readonly colour: ShownColour
  readonly specimen: boolean
  /** Signed by whom it says, unaltered: what it says of itself can be repeated. */
  readonly isGenuine: boolean
  /** What speaks against it, or could not be known: the first is the one that decides. */
  readonly against: readonly ProblemFinding[]
  /** What was checked and found good, and what was not checked. */
  readonly checks: readonly Finding[]
}

/** Judges a verified code. */
export function judge(verification: CodeVerification): Judgement {
  const { verdict } = verification
  const against = [...new Set(verification.problems.map(({ code }) => findingOf(code, verification)))]
  const isGenuine = verification.payload !== null && against.every((finding) => afterSignature.has(finding))
  return {
    verdict,
    specimen: isGenuine && verification.specimen,
    colour: shownColour(verification),
    isGenuine: isGenuine && !against.includes('problem-issuer-unknown'),
    against: isGenuine ? against : against.filter((finding) => !afterSignature.has(finding)),
    checks: isGenuine ? checksOf(verification, against) : [],
  }
}

// What a forged or unreadable code says of itself means nothing, so neither do findings about it.
const afterSignature: ReadonlySet<Finding> = new Set<Finding>([
  'problem-issuer-unknown',
  'problem-issuer-revoked',
  'problem-key-usage',
  'problem-expired',
  'problem-picture-stale',
  'problem-proof-missing',
  'problem-proof-stale',
  'problem-replayed',
  'problem-not-yet-valid',
  'problem-revoked',
  'problem-suspended',
  'problem-status-unknown',
  'problem-document-mismatch',
  'problem-specimen',
  'problem-other',
])

function shownColour({ verdict, specimen, payload }: CodeVerification): ShownColour {
  if (verdict === 'unknown') return 'unknown'
  if (verdict === 'invalid' || payload === null) return null
  return specimen && payload.state === 'green' ? 'specimen' : payload.state
}

const findings: { readonly [Code in CodeProblemCode]?: ProblemFinding } = {
  prefix: 'problem-not-code',
  base45: 'problem-damaged',
  zlib: 'problem-damaged',
  cbor: 'problem-damaged',
  cose: 'problem-damaged',
  jws: 'problem-damaged',
  algorithm: 'problem-algorithm',
  'issuer-unknown': 'problem-issuer-unknown',
  'issuer-revoked': 'problem-issuer-revoked',
  signature: 'problem-signature',
  expired: 'problem-expired',
  'picture-stale': 'problem-picture-stale',
  'proof-missing': 'problem-proof-missing',
  'proof-stale': 'problem-proof-stale',
  replayed: 'problem-replayed',
  'not-yet-valid': 'problem-not-yet-valid',
  revoked: 'problem-revoked',
  suspended: 'problem-suspended',
  'status-unknown': 'problem-status-unknown',
  'key-usage': 'problem-key-usage',
  'document-mismatch': 'problem-document-mismatch',
  specimen: 'problem-specimen',
}

// A container that opened but holds no payload of ours is somebody else's credential, not a damaged code.
function findingOf(code: CodeProblemCode, { payload, keyId }: CodeVerification): ProblemFinding {
  if (code === 'cbor' && payload === null && keyId !== null) return 'problem-other-format'
  return findings[code] ?? 'problem-other'
}

const unproven: ReadonlySet<Finding> = new Set<Finding>([
  'problem-proof-missing',
  'problem-proof-stale',
  'problem-replayed',
])

const untimely: ReadonlySet<Finding> = new Set<Finding>([
  'problem-expired',
  'problem-picture-stale',
  'problem-not-yet-valid',
])

function checksOf(verification: CodeVerification, against: readonly ProblemFinding[]): readonly Finding[] {
  const { payload, document, status } = verification
  if (payload === null) return []
  const signed = !against.includes('problem-issuer-unknown') && !against.includes('problem-key-usage')
  const timely = !against.some((finding) => untimely.has(finding))
  const list: readonly (Finding | false)[] = [
    document === 'match' && 'good-document',
    document === 'unchecked' && (payload.binding === null ? 'unbound' : 'unchecked-document'),
    signed && 'good-signature',
    timely && (payload.level === 'online' ? 'good-live' : 'good-until'),
    payload.level === 'offline' && !against.some((finding) => unproven.has(finding)) && 'good-phone',
    status === 'valid' && 'good-status',
    status === 'unchecked' && 'unchecked-status',
  ]
  return list.filter((finding) => finding !== false)
}

// From a verified credential to the least that is kept of it: what it proves about the pack's disease, by whom, when,
// until when. Nothing else of it is stored: not the product, not the number, not the text.
import {
  credentialName,
  type HealthStatement,
  isGrave,
  type StatedPerson,
  statedHealth,
  type Verification,
} from '@pratique/health-credential'
import type { PackManifest } from '@pratique/policy-engine'
import type { ActOf } from '../holder/act.ts'

/** What is recorded of a certificate. */
export type AddedCertificate = ActOf<'certificate-added'>['payload']

/** How the pack knows its disease in credentials. */
export type DiseaseCodes = NonNullable<PackManifest['disease']['credentials']>

/** Why nothing can be taken from it. */
export type CertificateRefusal =
  | 'unreadable'
  | 'health-code'
  | 'issuer-unknown'
  | 'issuer-revoked'
  | 'forged'
  | 'expired'
  | 'not-yet-valid'
  | 'revoked'
  | 'key-usage'
  | 'other-disease'
  | 'incomplete'
  | 'no-statement'

export type CertificateReading =
  | { readonly certificates: readonly AddedCertificate[]; readonly person: StatedPerson }
  | { readonly refusal: CertificateRefusal }

const refusals: { readonly [code: string]: CertificateRefusal } = {
  prefix: 'unreadable',
  base45: 'unreadable',
  zlib: 'unreadable',
  cbor: 'unreadable',
  cose: 'unreadable',
  jws: 'unreadable',
  algorithm: 'forged',
  signature: 'forged',
  'issuer-unknown': 'issuer-unknown',
  'issuer-revoked': 'issuer-revoked',
  expired: 'expired',
  'not-yet-valid': 'not-yet-valid',
  revoked: 'revoked',
  'key-usage': 'key-usage',
}

/** What a verified credential comes to under a pack; `source` names the list that vouches for its signer. */
export function statedCertificate(
  verification: Verification,
  disease: DiseaseCodes | undefined,
  source: string,
): CertificateReading {
  const grave = verification.problems.find(isGrave)
  if (verification.format === 'pratique') return { refusal: 'health-code' }
  if (grave !== undefined) return { refusal: refusals[grave.code] ?? 'unreadable' }
  const { person, statements } = statedHealth(verification)
  if (person === null || statements.length === 0) return { refusal: 'no-statement' }
  const ofDisease = statements.filter((statement) => concerns(statement, disease))
  if (ofDisease.length === 0) return { refusal: 'other-disease' }
  const proven = ofDisease.flatMap((statement) => proofOf(statement, verification))
  if (proven.length === 0) return { refusal: 'incomplete' }
  const shared = { format: credentialName(verification), issuer: issuerOf(verification), source }
  return { person, certificates: latestOfEach(proven).map((proof) => ({ ...shared, ...proof })) }
}

const issuerOf = ({ issuer }: Verification): string => (issuer ?? '?').slice(0, 200)

function concerns(statement: HealthStatement, disease: DiseaseCodes | undefined): boolean {
  if (disease === undefined) return false
  if (statement.disease !== null) return disease.agents.includes(statement.disease)
  if (statement.kind === 'vaccination') return disease.vaccines.includes(statement.product ?? '')
  return statement.kind === 'test' && disease.tests.includes(statement.method ?? '')
}

type Proof = Omit<AddedCertificate, 'format' | 'issuer' | 'source' | 'differs'>

/** None where the series is not complete, or a test says nothing clear. */
function proofOf(statement: HealthStatement, { expiresAt }: Verification): readonly Proof[] {
  const agent = statement.disease
  if (statement.kind === 'vaccination') {
    const { dose, doses } = statement
    const on = dayOf(statement.on)
    const isComplete = dose === null || doses === null || dose >= doses
    return isComplete ? [{ proves: 'vaccinated', agent, on, validFrom: on, validUntil: expiresAt }] : []
  }
  if (statement.kind === 'test') {
    const { sampledAt, result } = statement
    const on = dayOf(sampledAt)
    return result === 'other'
      ? []
      : [{ proves: 'tested', agent, on, validFrom: on, validUntil: expiresAt, result }]
  }
  const [on, validFrom, lastOn] = [
    statement.firstPositiveOn,
    statement.validFromOn,
    statement.validUntilOn,
  ].map(dayOf)
  const validUntil = earlier(expiresAt, lastOn ? `${lastOn}T23:59:59.999Z` : null)
  return [{ proves: 'recovered', agent, on: on ?? null, validFrom: validFrom ?? null, validUntil }]
}

/** A whole day, whatever else is written behind it; null where the certificate knows the month or year only. */
function dayOf(text: string | null): string | null {
  const day = /^\d{4}-\d\d-\d\d/.exec(text ?? '')?.[0]
  if (day === undefined) return null
  const at = new Date(`${day}T00:00:00Z`)
  // 31 June is no day; a date that is none at all has no ISO form.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return Date.parse(one) <= Date.parse(other) ? one : other
}

/** Of several of one kind the latest says what counts now. */
function latestOfEach(proofs: readonly Proof[]): readonly Proof[] {
  const latest = new Map<string, Proof>()
  for (const proof of proofs) {
    const before = latest.get(proof.proves)
    if (before === undefined || (proof.on ?? '') >= (before.on ?? '')) latest.set(proof.proves, proof)
  }
  return [...latest.values()]
}

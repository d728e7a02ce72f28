// Verifies one of our codes: every check of the standard in its order, all findings collected. A code signed
// by someone not on the list is `issuer-unknown`, which is not the same as forged.

import { isBoundTo } from './binding.ts'
import { toBase64 } from './bytes.ts'
import { asMap } from './cbor.ts'
import { HCERT_CLAIM, PRATIQUE_CLAIM, readPayload } from './code-claims.ts'
import { COSE_ALGORITHMS, type CoseSign1, signedBytes } from './cose.ts'
import { checkSignature, type Script, type SignatureAlgorithm } from './effect.ts'
import { type OpenedHcert, openHcert } from './hcert.ts'
import { type CodeProblemCode, isGrave, type Problem, problem } from './problem.ts'
import { STATUS, statusAt } from './status-list.ts'
import type { StatusReading } from './status-reading.ts'
import { findKeys, type Trust, type TrustedKey, trustAge } from './trust.ts'
import type { BoundDocument, CodePayload, CodeVerification, Verdict } from './verification.ts'

/** Clocks of issuer and gate may differ by a minute. */
const LEEWAY_MS = 60_000

/**
 * `trust`: whose signatures count. `status`: the status lists at hand. `at`: the instant of the check.
 * `document`: the travel document shown, to compare with the one the code was issued for.
 */
export interface VerifyCodeOptions {
  readonly trust: Trust
  readonly status?: StatusReading | readonly StatusReading[]
  readonly at: Date
  readonly document?: BoundDocument
}

type Found = Problem<CodeProblemCode>[]

/** Verifies the text of a code. Never throws on any text. */
export function* verifyCodeScript(text: string, options: VerifyCodeOptions): Script<CodeVerification> {
  const opened = yield* openHcert(text)
  return yield* verifyOpenedCode(opened, options)
}

/** Verifies a code whose container is already open, for readers that tell formats apart first. */
export function* verifyOpenedCode(opened: OpenedHcert, options: VerifyCodeOptions): Script<CodeVerification> {
  const { cose, claims } = opened
  const payload = claims && readPayload(asMap(claims.get(HCERT_CLAIM))?.get(PRATIQUE_CLAIM))
  const problems: Found = [...opened.problems]
  if (cose !== undefined) problems.push(...(yield* signerProblems(cose, claims, options)))
  if (claims !== undefined) problems.push(...timeProblems(claims, options.at))
  const checks = yield* payloadChecks(payload, options)
  if (claims !== undefined) problems.push(...checks.problems)
  return {
    ...envelope(opened, problems),
    ...verdictFields(problems),
    payload: payload ?? null,
    ...checks.fields,
    ...ageFields(options),
  }
}

function envelope({ cose, claims }: OpenedHcert, problems: Found) {
  return {
    format:
      claims && asMap(claims.get(HCERT_CLAIM))?.has(PRATIQUE_CLAIM)
        ? ('pratique' as const)
        : ('unknown' as const),
    problems,
    keyId: cose === undefined ? null : keyIdOf(cose),
    algorithm: (cose && algorithmOf(cose)) ?? null,
    issuer: textOf(claims?.get(1)),
    issuedAt: instantOf(claims?.get(6)),
    expiresAt: instantOf(claims?.get(4)),
  }
}

function verdictFields(problems: Found) {
  const verdict = verdictOf(problems)
  return { verdict, valid: verdict === 'valid' }
}

function ageFields({ trust, at }: VerifyCodeOptions) {
  const { ageMs, stale } = trustAge(trust, at)
  return { trustAgeMs: ageMs, trustStale: stale }
}

function* payloadChecks(payload: CodePayload | undefined, options: VerifyCodeOptions) {
  if (payload === undefined) {
    const fields = { specimen: false, document: 'unchecked', status: 'unchecked' } as const
    return { fields, problems: [problem('cbor' as const, 'The text is no health code of Pratique.')] }
  }
  const status = statusOf(payload, options)
  const document = yield* documentCheck(payload, options.document)
  const problems = [
    ...statusProblems(status),
    ...documentProblems(document),
    ...specimenProblems(payload, options.trust),
  ]
  return { fields: { specimen: payload.specimen, document, status }, problems }
}

function documentProblems(document: CodeVerification['document']): Found {
  return document === 'mismatch'
    ? [problem('document-mismatch', 'The code was issued for another document.')]
    : []
}

function algorithmOf(cose: CoseSign1): SignatureAlgorithm | undefined {
  return COSE_ALGORITHMS.get(cose.protectedHeader.get(1) ?? cose.unprotectedHeader.get(1))
}

function keyIdOf(cose: CoseSign1): string {
  const kid = cose.protectedHeader.get(4) ?? cose.unprotectedHeader.get(4)
  return kid instanceof Uint8Array ? toBase64(kid) : ''
}

function* signerProblems(
  cose: CoseSign1,
  claims: ReadonlyMap<unknown, unknown> | undefined,
  { trust, at }: VerifyCodeOptions,
): Script<Found> {
  const kid = keyIdOf(cose)
  const algorithm = algorithmOf(cose)
  if (algorithm !== 'ES256') return [problem('algorithm', 'A health code must be signed with ES256.')]
  const keys = findKeys(trust, kid).filter((key) => key.kind === 'P-256')
  if (keys.length === 0) return [problem('issuer-unknown', `No trusted issuer has the key id ${kid}.`)]
  const signed = signedBytes(cose.protectedBytes, cose.payload)
  for (const key of keys) {
    if (yield* checkSignature('ES256', key, signed, cose.signature)) return keyProblems(key, claims, at)
  }
  return [problem('signature', 'The signature is wrong: the code was altered or forged.')]
}

function keyProblems(key: TrustedKey, claims: ReadonlyMap<unknown, unknown> | undefined, at: Date): Found {
  const found: Found = []
  if (key.revokedAt !== undefined && key.revokedAt <= at.getTime())
    found.push(problem('issuer-revoked', "The issuer's key was revoked."))
  if (key.usage !== undefined && !key.usage.includes('code'))
    found.push(problem('key-usage', 'The key may not sign health codes.'))
  const issuedAt = milliseconds(claims?.get(6))
  const { certificate } = key
  const outside =
    certificate &&
    issuedAt !== undefined &&
    (issuedAt + LEEWAY_MS < certificate.notBefore || issuedAt > certificate.notAfter)
  if (outside)
    found.push(problem('key-usage', "The code was signed outside the life of its signer's certificate."))
  if (key.issuer !== undefined && claims !== undefined && claims.get(1) !== key.issuer)
    found.push(problem('issuer-unknown', 'The code names another issuer than the one its key belongs to.'))
  return found
}

function timeProblems(claims: ReadonlyMap<unknown, unknown>, at: Date): Found {
  const issuedAt = milliseconds(claims.get(6))
  const expiresAt = milliseconds(claims.get(4))
  const found: Found = []
  if (issuedAt === undefined || expiresAt === undefined)
    found.push(problem('cbor', 'The code does not say from when until when it holds.'))
  if (issuedAt !== undefined && at.getTime() + LEEWAY_MS < issuedAt)
    found.push(problem('not-yet-valid', 'The code is dated in the future.'))
  if (expiresAt !== undefined && at.getTime() >= expiresAt)
    found.push(problem('expired', 'The code has expired.'))
  return found
}

function statusOf(payload: CodePayload, options: VerifyCodeOptions): CodeVerification['status'] {
  const reference = payload.status
  if (reference === null || options.status === undefined) return 'unchecked'
  const reading = [options.status].flat().find(({ number }) => number === reference.list)
  if (!reading?.valid || reading.list === null) return 'unknown'
  const status = statusAt(reading.list, reference.index)
  if (status === undefined) return 'unknown'
  if (status === STATUS.valid) return 'valid'
  return status === STATUS.suspended ? 'suspended' : 'revoked'
}

function statusProblems(status: CodeVerification['status']): Found {
  if (status === 'revoked') return [problem('revoked', 'The code was withdrawn by its issuer.')]
  if (status === 'suspended') return [problem('suspended', 'The code is suspended by its issuer.')]
  if (status === 'unknown')
    return [problem('status-unknown', 'No status list in force says whether the code still holds.')]
  return []
}

function* documentCheck(
  payload: CodePayload | undefined,
  document?: BoundDocument,
): Script<CodeVerification['document']> {
  if (document === undefined || payload === undefined || payload.binding === null) return 'unchecked'
  return (yield* isBoundTo(payload.binding, document)) ? 'match' : 'mismatch'
}

// An exercise has its own keys: neither may its codes pass for real ones, nor real ones come from its keys.
function specimenProblems(payload: CodePayload | undefined, trust: Trust): Found {
  if (payload === undefined || trust.list === undefined || trust.list.specimen === payload.specimen) return []
  return [
    problem(
      'specimen',
      payload.specimen ? 'The code is a specimen.' : 'The keys of an exercise sign only specimens.',
    ),
  ]
}

/** The verdict of a list of findings: unknown when only knowledge is missing. */
export function verdictOf(problems: readonly Problem<string>[]): Verdict {
  const grave = problems.filter(isGrave)
  if (grave.length === 0) return 'valid'
  return grave.every(({ code }) => code === 'issuer-unknown' || code === 'status-unknown')
    ? 'unknown'
    : 'invalid'
}

function milliseconds(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) < 8.64e12 ? value * 1000 : undefined
}

function instantOf(value: unknown): string | null {
  const time = milliseconds(value)
  return time === undefined ? null : new Date(time).toISOString()
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

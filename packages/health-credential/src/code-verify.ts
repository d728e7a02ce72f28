// Verifies one of our codes: every check of the standard in its order, all findings collected. A code signed
// by someone not on the list is `issuer-unknown`, which is not the same as forged.

import { isBoundTo } from './binding.ts'
import { asMap } from './cbor.ts'
import { instantText, milliseconds, timeProblems } from './claim-times.ts'
import { HCERT_CLAIM, PRATIQUE_CLAIM, readPayload } from './code-claims.ts'
import { algorithmOf, keyIdsOf, signedMessage } from './cose.ts'
import type { Script } from './effect.ts'
import { type OpenedHcert, openHcert } from './hcert.ts'
import { presenceProblems, type ReplayCache } from './presence.ts'
import { type CodeProblemCode, type Problem, problem } from './problem.ts'
import { certificateLife, revokedKey, signerProblems } from './signer-check.ts'
import { STATUS, statusAt } from './status-list.ts'
import type { StatusReading } from './status-reading.ts'
import { type Trust, type TrustedKey, trustAge } from './trust.ts'
import type { BoundDocument, CodeLevel, CodePayload, CodeVerification } from './verification.ts'
import { verdictOf } from './verification-of.ts'

/** Clocks of issuer and gate may differ by a minute. */
const LEEWAY_MS = 60_000

/**
 * `trust`: whose signatures count. `status`: the status lists at hand. `at`: the instant of the check.
 * `document`: the travel document shown, to compare with the one the code was issued for. `replay`: the gate's
 * memory of proofs, for codes that a phone must prove to be its own.
 */
export interface VerifyCodeOptions {
  readonly trust: Trust
  readonly status?: StatusReading | readonly StatusReading[]
  readonly at: Date
  readonly document?: BoundDocument
  readonly replay?: ReplayCache
}

type Found = Problem<CodeProblemCode>[]

/** Verifies the text of a code. Never throws on any text. */
export function* verifyCodeScript(text: string, options: VerifyCodeOptions): Script<CodeVerification> {
  const opened = yield* openHcert(text)
  return yield* verifyOpenedCode(opened, options)
}

/** Verifies a code whose container is already open, for readers that tell formats apart first. */
export function* verifyOpenedCode(opened: OpenedHcert, options: VerifyCodeOptions): Script<CodeVerification> {
  const { claims } = opened
  const payload = claims && readPayload(claims)
  const signer = yield* signedBy(opened, options)
  const problems: Found = [...opened.problems, ...signer]
  if (claims !== undefined) problems.push(...datesOf(claims, options.at, payload?.level))
  const checks = yield* payloadChecks(payload, options, signer.some(isForeign))
  if (opened.cose !== undefined && payload?.level === 'offline')
    problems.push(...(yield* presenceProblems(opened.cose, payload.holderKey, options)))
  if (claims !== undefined) problems.push(...checks.problems)
  return {
    ...envelope(opened, problems),
    ...verdictFields(problems),
    payload: payload ?? null,
    ...checks.fields,
    ...ageFields(options),
  }
}

// The status lists at hand are those of the keys on the list: a place in them says nothing of anybody else's code.
const isForeign = ({ code }: Problem): boolean =>
  code === 'issuer-unknown' || code === 'signature' || code === 'algorithm'

function envelope({ cose, claims }: OpenedHcert, problems: Found) {
  return {
    format:
      claims && asMap(claims.get(HCERT_CLAIM))?.has(PRATIQUE_CLAIM)
        ? ('pratique' as const)
        : ('unknown' as const),
    problems,
    keyId: cose === undefined ? null : (keyIdsOf(cose)[0] ?? null),
    algorithm: (cose && algorithmOf(cose)) ?? null,
    issuer: textOf(claims?.get(1)),
    issuedAt: instantText(claims?.get(6)),
    expiresAt: instantText(claims?.get(4)),
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

function* payloadChecks(payload: CodePayload | undefined, options: VerifyCodeOptions, foreign: boolean) {
  if (payload === undefined) {
    const fields = { specimen: false, document: 'unchecked', status: 'unchecked' } as const
    return { fields, problems: [problem('cbor' as const, 'The text is no health code of Pratique.')] }
  }
  const status = foreign ? 'unchecked' : statusOf(payload, options)
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

function* signedBy(opened: OpenedHcert, { trust, at }: VerifyCodeOptions): Script<readonly Problem[]> {
  const { cose, claims } = opened
  if (cose === undefined) return []
  const problemsOf = (key: TrustedKey) => keyProblems(key, claims, at)
  return yield* signerProblems(signedMessage(cose), { trust, allowed: ['ES256'], problemsOf })
}

function keyProblems(
  key: TrustedKey,
  claims: ReadonlyMap<unknown, unknown> | undefined,
  at: Date,
): readonly Problem[] {
  const found: Problem[] = [...revokedKey(key, at)]
  if (key.usage !== undefined && !key.usage.includes('code'))
    found.push(problem('key-usage', 'The key may not sign health codes.'))
  const issuedAt = milliseconds(claims?.get(6))
  // By the time of issue: a code outlives the key that signed it.
  if (issuedAt !== undefined && certificateLife(key, new Date(issuedAt)).length > 0)
    found.push(problem('key-usage', "The code was signed outside the life of its signer's certificate."))
  if (key.issuer !== undefined && claims !== undefined && claims.get(1) !== key.issuer)
    found.push(problem('issuer-unknown', 'The code names another issuer than the one its key belongs to.'))
  return found
}

function datesOf(claims: ReadonlyMap<unknown, unknown>, at: Date, level?: CodeLevel): Found {
  const dates = { from: claims.get(6), until: claims.get(4) }
  const whole = milliseconds(dates.from) !== undefined && milliseconds(dates.until) !== undefined
  const missing = problem('cbor' as const, 'The code does not say from when until when it holds.')
  const times: Found = timeProblems(dates, at, { leewayMs: LEEWAY_MS })
  // An online code is made anew every minute: what has ended is a picture of it, kept or copied.
  const told = times.map((found) => (found.code === 'expired' && level === 'online' ? stalePicture : found))
  return [...(whole ? [] : [missing]), ...told]
}

const stalePicture = problem(
  'picture-stale',
  'The picture is old, and may be a copy: let the person open the page of the code and show it anew.',
)

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

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

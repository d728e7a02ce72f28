// Reads New Zealand COVID Passes (NZCP technical specification): base32, COSE_Sign1, CWT with a verifiable
// credential; the issuer's key comes from a given DID document.

import { decodeBase32 } from './base32.ts'
import { toHex } from './bytes.ts'
import { asMap, decodeCbor } from './cbor.ts'
import { cborToJson } from './cbor-json.ts'
import { instantText, milliseconds, timeProblems } from './claim-times.ts'
import { algorithmOf, type CoseSign1, keyIdsOf, readCoseSign1, signedMessage } from './cose.ts'
import type { Script } from './effect.ts'
import { type Problem, problem } from './problem.ts'
import { certificateLife, revokedKey, signerProblems } from './signer-check.ts'
import type { Trust, TrustedKey } from './trust.ts'
import type { Verification } from './verification.ts'
import { verification } from './verification-of.ts'

/** NZCP §4: the version stands before the content. */
const PREFIX = 'NZCP:/1/'

/** `trust`: keys of the DID document. `at`: the instant of the check. */
export interface PassOptions {
  readonly trust: Trust
  readonly at: Date
}

interface Opened {
  readonly problems: readonly Problem[]
  readonly cose?: CoseSign1
  readonly claims?: ReadonlyMap<unknown, unknown>
}

/** Verifies the text of a pass (`NZCP:/…`). */
export function* readPass(text: string, options: PassOptions): Script<Verification> {
  const { cose, claims, problems: opening } = open(text)
  const payload = claims && payloadOf(claims)
  const problems: Problem[] = [...opening]
  if (cose !== undefined) {
    const problemsOf = (key: TrustedKey) => keyProblems(key, claims, options.at)
    problems.push(
      ...(yield* signerProblems(signedMessage(cose), { ...options, allowed: ['ES256'], problemsOf })),
    )
  }
  if (claims !== undefined) problems.push(...claimProblems(claims, payload, options.at))
  return verification({
    format: 'nzcp',
    problems,
    keyId: cose && (keyIdsOf(cose)[1] ?? keyIdsOf(cose)[0]),
    algorithm: cose && algorithmOf(cose),
    issuer: claims?.get(1),
    issuedAt: instantText(claims?.get(5)),
    expiresAt: instantText(claims?.get(4)),
    payload,
  })
}

function open(text: string): Opened {
  if (!text.startsWith(PREFIX)) return closed('prefix', 'The pass is of no version we know.')
  const bytes = decodeBase32(text.slice(PREFIX.length))
  if (bytes === undefined) return closed('cose', 'The text is not base32.')
  const message = decodeCbor(bytes)
  if (message === undefined) return closed('cbor', 'The content is not well-formed CBOR.')
  const cose = readCoseSign1(message.value)
  if (cose === undefined) return closed('cose', 'The content is no COSE_Sign1 message.')
  const claims = asMap(decodeCbor(cose.payload)?.value)
  if (claims === undefined)
    return { problems: [problem('cbor', 'The signed content is no map of claims.')], cose }
  return { problems: [], cose, claims }
}

function closed(code: 'prefix' | 'cose' | 'cbor', message: string): Opened {
  return { problems: [problem(code, message)] }
}

function keyProblems(key: TrustedKey, claims: Opened['claims'], at: Date): readonly Problem[] {
  const other = key.issuer !== undefined && claims !== undefined && claims.get(1) !== key.issuer
  const foreign = other
    ? [problem('issuer-unknown' as const, 'The pass names another issuer than the one its key belongs to.')]
    : []
  return [...revokedKey(key, at), ...certificateLife(key, at), ...foreign]
}

function claimProblems(
  claims: ReadonlyMap<unknown, unknown>,
  payload: unknown,
  at: Date,
): readonly Problem[] {
  const dates = { from: claims.get(5), until: claims.get(4) }
  const found: Problem[] = [...timeProblems(dates, at)]
  if (milliseconds(dates.from) === undefined || milliseconds(dates.until) === undefined)
    found.push(problem('cbor', 'The pass does not say from when until when it holds.'))
  if (payload === undefined) return [...found, problem('cbor', 'Two keys of the content fall together.')]
  const types: unknown = Object(Object(payload).vc).type
  if (!Array.isArray(types) || types[0] !== 'VerifiableCredential' || !types.includes('PublicCovidPass'))
    found.push(problem('schema-type', 'The credential does not say that it is a public COVID pass.'))
  return found
}

// The pass's own JSON form (NZCP §2.1.1): claim names of JWT, the claim 7 as a UUID.
function payloadOf(claims: ReadonlyMap<unknown, unknown>): unknown {
  const names = [
    ['iss', claims.get(1)],
    ['nbf', claims.get(5)],
    ['exp', claims.get(4)],
    ['jti', uuidOf(claims.get(7))],
    ['vc', claims.get('vc')],
  ] as const
  return cborToJson(new Map(names.filter(([, value]) => value !== undefined)))?.json
}

function uuidOf(value: unknown): string | undefined {
  if (!(value instanceof Uint8Array) || value.length !== 16) return undefined
  return `urn:uuid:${toHex(value).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`
}

// Reads ICAO visible digital seals for non-constrained environments (VDS-NC): JSON whose `data` is signed in
// its canonical form (RFC 8785) by the certificate in the seal, which a country's authority issued.

import { fromBase64Url, toBase64, utf8 } from './bytes.ts'
import type { Certificate } from './certificate.ts'
import { chainProblems } from './certificate-chain.ts'
import { checkSignature, type Script } from './effect.ts'
import { canonicalJson, isObject } from './json.ts'
import { type Problem, problem } from './problem.ts'
import { certificateLife, revokedKey } from './signer-check.ts'
import { certificateKey, type Trust, type TrustedKey } from './trust.ts'
import type { Verification } from './verification.ts'
import { verification } from './verification-of.ts'

/** `trust`: authorities (or signers) and revocation lists. `at`: the instant of the check. */
export interface SealOptions {
  readonly trust: Trust
  readonly at: Date
}

/** ICAO health seal signer (Doc 9303-13): the usage that a certificate must have if it names any. */
const SEAL_USAGE = '2.23.136.1.1.14.2'

/** Whether parsed JSON is meant to be a seal. */
export function isSeal(
  value: unknown,
): value is Readonly<Record<'data' | 'sig', Readonly<Record<string, unknown>>>> {
  return isObject(value) && isObject(value.data) && isObject(value.sig) && isObject(value.data.hdr)
}

/** Verifies a seal of parsed JSON. */
export function* readSeal(
  { data, sig }: Readonly<Record<'data' | 'sig', Readonly<Record<string, unknown>>>>,
  options: SealOptions,
): Script<Verification> {
  const certificateBytes = bytesOf(sig.cer)
  const signer = certificateBytes && (yield* certificateKey(certificateBytes))
  const problems: Problem[] = yield* sealProblems(data, sig, signer, options)
  return verification({
    format: 'vds-nc',
    problems: [...problems, ...headerProblems(data)],
    keyId: signer?.kid,
    algorithm: sig.alg === 'ES256' ? 'ES256' : undefined,
    issuer: Object(data.hdr).is,
    expiresAt: signer?.certificate === undefined ? null : new Date(signer.certificate.notAfter).toISOString(),
    payload: data,
  })
}

function* sealProblems(
  data: Readonly<Record<string, unknown>>,
  sig: Readonly<Record<string, unknown>>,
  signer: TrustedKey | undefined,
  { trust, at }: SealOptions,
): Script<Problem[]> {
  if (sig.alg !== 'ES256') return [problem('algorithm', 'The seal must be signed with ES256.')]
  const signature = bytesOf(sig.sigvl)
  if (signer?.certificate === undefined || signature === undefined)
    return [problem('signature', 'The seal has no readable certificate or signature.')]
  if (signer.kind !== 'P-256') return [problem('algorithm', "The signer's key is not one for ES256.")]
  const genuine = yield* checkSignature('ES256', signer, utf8(canonicalJson(data)), signature)
  const forged = genuine
    ? []
    : [problem('signature' as const, 'The signature is wrong: the seal was altered or forged.')]
  const listed = trust.keys.find((key) => key.kid === signer.kid) ?? signer
  const chain = yield* chainProblems(signer.certificate, trust, at)
  return [
    ...forged,
    ...chain,
    ...revokedKey(listed, at),
    ...certificateLife(signer, at),
    ...usageProblems(signer.certificate),
  ]
}

function usageProblems({ extendedKeyUsage }: Certificate): readonly Problem[] {
  const wrong = extendedKeyUsage.length > 0 && !extendedKeyUsage.includes(SEAL_USAGE)
  return wrong ? [problem('key-usage', 'The certificate of the signer is not for health seals.')] : []
}

function headerProblems(data: Readonly<Record<string, unknown>>): readonly Problem[] {
  const { t, v, is } = Object(data.hdr)
  const known =
    (t === 'icao.vacc' || t === 'icao.test') && v === 1 && typeof is === 'string' && isObject(data.msg)
  return known ? [] : [problem('schema-header', 'The seal is of a kind or version we do not know.')]
}

// Seals are written in base64url, some with padding or in the standard alphabet.
function bytesOf(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'string') return undefined
  const bytes = fromBase64Url(value.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''))
  return bytes !== undefined && toBase64(bytes).length > 0 ? bytes : undefined
}

// Reads trust from whatever an operator has: our signed list (compact JWS), a JSON array of base64 DER
// certificates, a PEM bundle, a JWKS, or a W3C DID document. What cannot be read is reported, not thrown.

import { fromUtf8, toHex } from './bytes.ts'
import { checkSignature, type Script, sha256 } from './effect.ts'
import { parseJson, parseJsonObject, parseJws } from './jws.ts'
import { type Problem, problem } from './problem.ts'
import { base64Der, certificateKey, jwkKey, NO_TRUST, type Trust, type TrustedKey } from './trust.ts'
import { type TrustListDocument, trustListDocument } from './trust-list.ts'

/**
 * `unreadable`: not a form we know. `certificate`: an entry that is no certificate or key. `signature`: the
 * list's signature is wrong. `pin`: signed by another certificate than the pinned one. `kid`: the list names
 * a key id that is not that of its certificate.
 */
export type TrustProblemCode = 'unreadable' | 'certificate' | 'signature' | 'pin' | 'kid'

/** Trust and what was wrong with its source; nothing is trusted from a list with a wrong signature or pin. */
export interface TrustReading {
  readonly trust: Trust
  readonly problems: readonly Problem<TrustProblemCode>[]
}

/** `pins`: accepted SHA-256 values (hex) of the certificate that signs the list. */
export interface TrustReadingOptions {
  readonly pins?: readonly string[]
}

/** Reads trust from text or bytes in any supported form. */
export function* readTrustScript(
  source: string | Uint8Array,
  options: TrustReadingOptions = {},
): Script<TrustReading> {
  const text = (typeof source === 'string' ? source : (fromUtf8(source) ?? '')).trim()
  if (text.includes('-----BEGIN')) return yield* fromCertificates(pemBlocks(text))
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return yield* fromSignedList(text, options)
  const value = parseJson(text)
  if (Array.isArray(value)) return yield* fromEntries(value)
  const compact = compactOf(value)
  if (compact !== undefined) return yield* fromSignedList(compact, options)
  if (typeof value === 'object' && value !== null) return fromObject(value)
  return refused(
    'unreadable',
    'Trust must be a signed list, a JSON array of base64 certificates, PEM, or a JWKS.',
  )
}

/** Reads a mixed array: base64 DER certificates and JWKs. */
export function* fromEntries(entries: readonly unknown[]): Script<TrustReading> {
  const keys: TrustedKey[] = []
  const problems: Problem<TrustProblemCode>[] = []
  for (const [index, entry] of entries.entries()) {
    const key = typeof entry === 'string' ? yield* fromBase64Certificate(entry) : jwkKey(entry)
    if (key === undefined)
      problems.push(problem('certificate', `Entry ${index} is no certificate and no public JWK.`))
    else keys.push(key)
  }
  return { trust: { keys }, problems }
}

function* fromCertificates(blocks: readonly string[]): Script<TrustReading> {
  return yield* fromEntries(blocks)
}

function* fromBase64Certificate(text: string): Script<TrustedKey | undefined> {
  const bytes = base64Der(text)
  return bytes === undefined ? undefined : yield* certificateKey(bytes)
}

function pemBlocks(text: string): string[] {
  return [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g)].map(
    (match) => match[1] ?? '',
  )
}

// A file called .json holds JSON: the same signed list in the flattened form of RFC 7515 §7.2.2.
function compactOf(value: unknown): string | undefined {
  const { protected: header, payload, signature } = Object(value)
  const parts = [header, payload, signature]
  return parts.every((part) => typeof part === 'string') ? parts.join('.') : undefined
}

function fromObject(value: object): TrustReading {
  const jwks: unknown = Reflect.get(value, 'keys')
  if (Array.isArray(jwks)) return fromJwks(jwks)
  const methods: unknown = Reflect.get(value, 'verificationMethod')
  const assertion: unknown = Reflect.get(value, 'assertionMethod')
  if (Array.isArray(methods) && Array.isArray(assertion)) return fromDidDocument(methods, assertion)
  return refused('unreadable', 'The JSON object is neither a JWKS nor a DID document.')
}

function fromJwks(jwks: readonly unknown[]): TrustReading {
  const keys = jwks.map(jwkKey)
  return collect(keys, (index) => `Key ${index} of the JWKS is no public key of a kind we know.`)
}

// DID Core §5.3.1: a key may sign statements only if it is named under assertionMethod.
function fromDidDocument(methods: readonly unknown[], assertion: readonly unknown[]): TrustReading {
  const keys = methods
    .filter((method) => assertion.includes(Reflect.get(Object(method), 'id')))
    .map((method) => {
      const key = jwkKey(Reflect.get(Object(method), 'publicKeyJwk'))
      const [issuer = '', kid = ''] = String(Reflect.get(Object(method), 'id')).split('#')
      return key && { ...key, kid, issuer }
    })
  return collect(keys, (index) => `Verification method ${index} holds no public JWK of a kind we know.`)
}

function collect(
  found: readonly (TrustedKey | undefined)[],
  message: (index: number) => string,
): TrustReading {
  const keys = found.filter((key) => key !== undefined)
  const problems = found.flatMap((key, index) =>
    key === undefined ? [problem('certificate' as const, message(index))] : [],
  )
  return { trust: { keys }, problems }
}

function* fromSignedList(text: string, options: TrustReadingOptions): Script<TrustReading> {
  const jws = parseJws(text)
  const document = trustListDocument(jws && parseJsonObject(jws.payload))
  const chain = jws?.header.x5c
  const anchorText: unknown = Array.isArray(chain) ? chain[0] : undefined
  if (jws === undefined || document === undefined || typeof anchorText !== 'string')
    return refused('unreadable', 'The signed trust list is malformed.')
  const anchorBytes = base64Der(anchorText)
  const anchor = anchorBytes && (yield* certificateKey(anchorBytes))
  if (anchorBytes === undefined || anchor === undefined)
    return refused('certificate', 'The trust list carries no certificate of its signer.')
  const genuine =
    jws.header.alg === 'ES256' &&
    anchor.kind === 'P-256' &&
    (yield* checkSignature('ES256', anchor, jws.signed, jws.signature))
  if (!genuine) return refused('signature', 'The signature of the trust list is wrong.')
  const print = toHex(yield* sha256(anchorBytes))
  const pinned = options.pins !== undefined
  if (pinned && !options.pins?.some((pin) => pin.toLowerCase() === print))
    return refused('pin', 'The trust list is signed by another certificate than the pinned one.')
  return yield* fromDocument(document, print, pinned)
}

function* fromDocument(document: TrustListDocument, anchor: string, pinned: boolean): Script<TrustReading> {
  const keys: TrustedKey[] = []
  const problems: Problem<TrustProblemCode>[] = []
  for (const entry of document.keys) {
    const key = yield* fromBase64Certificate(entry.certificate)
    if (key === undefined)
      problems.push(problem('certificate', `The certificate of key ${entry.kid} cannot be read.`))
    else if (key.kid !== entry.kid)
      problems.push(problem('kid', `Key ${entry.kid} does not have that key id.`))
    else keys.push({ ...key, usage: entry.usage, issuer: document.issuer, ...revocation(entry.revokedAt) })
  }
  const { issuer, authorityName, specimen, timeOffsetMs = 0 } = document
  const issuedAt = Date.parse(document.issuedAt)
  const nextUpdate = Date.parse(document.nextUpdate)
  return {
    trust: {
      keys,
      list: { issuer, authorityName, issuedAt, nextUpdate, specimen, timeOffsetMs, anchor, pinned },
    },
    problems,
  }
}

function revocation(revokedAt: string | undefined): { readonly revokedAt?: number } {
  return revokedAt === undefined ? {} : { revokedAt: Date.parse(revokedAt) }
}

function refused(code: TrustProblemCode, message: string): TrustReading {
  return { trust: NO_TRUST, problems: [problem(code, message)] }
}

// Reads trust from whatever an operator has: our signed list (compact JWS), a JSON array of base64 DER
// certificates, a PEM bundle, a JWKS, or a W3C DID document. What cannot be read is reported, not thrown.

import { fromUtf8, toHex } from './bytes.ts'
import { checkSignature, type Script, sha256 } from './effect.ts'
import { parseJson, parseJsonObject } from './json.ts'
import { parseJws } from './jws.ts'
import { type Problem, problem } from './problem.ts'
import { base64Der, certificateKey, jwkKey, NO_TRUST, type TrustedKey } from './trust.ts'
import {
  type EntriesReading,
  fromBase64Certificate,
  fromEntries,
  type TrustProblemCode,
  type TrustReading,
} from './trust-entries.ts'
import { type TrustListDocument, trustListDocument } from './trust-list.ts'

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
  if (text.includes('-----BEGIN')) return yield* fromPem(text)
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return yield* fromSignedList(text, options)
  const value = parseJson(text)
  if (Array.isArray(value)) return yield* fromEntries(value)
  const compact = compactOf(value)
  if (compact !== undefined) return yield* fromSignedList(compact, options)
  if (typeof value === 'object' && value !== null) return yield* fromObject(value)
  return refused(
    'unreadable',
    'Trust must be a signed list, a JSON array of base64 certificates, PEM, or a JWKS.',
  )
}

// A file called .json holds JSON: the same signed list in the flattened form of RFC 7515 §7.2.2.
function compactOf(value: unknown): string | undefined {
  const { protected: header, payload, signature } = Object(value)
  const parts = [header, payload, signature]
  return parts.every((part) => typeof part === 'string') ? parts.join('.') : undefined
}

function* fromPem(text: string): Script<TrustReading> {
  // A block that does not end was cut short: it is read, so that it is missed aloud.
  const blocks = text.match(/-----BEGIN (CERTIFICATE|X509 CRL)-----[^-]*/g)
  if (blocks === null) return refused('unreadable', 'The PEM text holds no certificate.')
  return yield* fromEntries(blocks.map((block) => block.replace(/^-----[^-]*-----/, '')))
}

function* fromObject(value: object): Script<TrustReading> {
  const { keys, verificationMethod, assertionMethod, issuerInfo } = Object(value)
  if (Array.isArray(keys)) return yield* fromEntries(keys)
  if (Array.isArray(verificationMethod) && Array.isArray(assertionMethod))
    return fromDidDocument(verificationMethod, assertionMethod)
  if (Array.isArray(issuerInfo)) return yield* fromDirectory(issuerInfo)
  return refused('unreadable', 'The JSON object is no JWKS, no DID document and no directory of issuers.')
}

// DID Core §5.3.1: a key may sign statements only if it is named under assertionMethod.
function fromDidDocument(methods: readonly unknown[], assertion: readonly unknown[]): TrustReading {
  const keys: TrustedKey[] = []
  const problems: Problem<TrustProblemCode>[] = []
  for (const method of methods) {
    const { id, publicKeyJwk } = Object(method)
    if (!assertion.includes(id)) continue
    const key = jwkKey(publicKeyJwk)
    const [issuer = '', kid = ''] = String(id).split('#')
    if (key === undefined)
      problems.push(problem('certificate', `${id} holds no public JWK of a kind we know.`))
    else keys.push({ ...key, kid, issuer })
  }
  return { trust: { keys }, problems }
}

// The snapshot form of the directory of SMART Health Card issuers: each issuer with its keys and lists.
function* fromDirectory(issuers: readonly unknown[]): Script<TrustReading> {
  const readings: EntriesReading[] = []
  for (const entry of issuers) {
    const { issuer, keys, crls } = Object(entry)
    const entries = [...(Array.isArray(keys) ? keys : []), ...(Array.isArray(crls) ? crls : [])]
    readings.push(yield* fromEntries(entries, String(Object(issuer).iss)))
  }
  const trust = {
    keys: readings.flatMap((reading) => reading.trust.keys),
    cardRevocations: readings.flatMap((reading) => reading.trust.cardRevocations),
  }
  return { trust, problems: readings.flatMap((reading) => reading.problems) }
}

function* fromSignedList(text: string, options: TrustReadingOptions): Script<TrustReading> {
  const jws = parseJws(text)
  const document = trustListDocument(jws && parseJsonObject(fromUtf8(jws.payload)))
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

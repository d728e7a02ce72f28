// Whose signatures count. A trust holds public keys from any source (certificates, JWKS, our signed list) in
// one shape; several keys may share a key id, and all of them are tried.

import { fromBase64, fromBase64Url, toBase64 } from './bytes.ts'
import type { CardRevocationList } from './card-revocation.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import type { CertificateRevocationList } from './certificate-revocation.ts'
import { DER, der, derBits, derOid, derUnsigned, oidText, readDer, readInside } from './der.ts'
import { type Script, sha256 } from './effect.ts'

/** Kinds of key by WebCrypto's curve names. */
export type KeyKind = 'P-256' | 'P-384' | 'P-521' | 'RSA' | 'Ed25519'

/** One public key that is trusted. Instants are milliseconds. */
export interface TrustedKey {
  /** Base64 of the first 8 bytes of the certificate's SHA-256, or the `kid` of the JWK. */
  readonly kid: string
  readonly kind: KeyKind
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array
  readonly certificate?: Certificate
  /** What the trust list allows the key for; undefined when the source does not say. */
  readonly usage?: readonly string[]
  readonly revokedAt?: number
  /** Which revocation list a SMART Health Card issuer's key goes with. */
  readonly revocationVersion?: number
  /** The issuer the key speaks for, when the source says so. */
  readonly issuer?: string
}

/** What a signed trust list says about itself. Instants are milliseconds. */
export interface TrustListInfo {
  readonly issuer: string
  readonly authorityName: string
  readonly issuedAt: number
  readonly nextUpdate: number
  readonly specimen: boolean
  readonly timeOffsetMs: number
  /** SHA-256 of the certificate that signed the list, hex: what a verifier pins. */
  readonly anchor: string
  readonly pinned: boolean
}

/** A set of trusted keys, what was revoked, and, if they came in a signed list, the list's own words. */
export interface Trust {
  readonly keys: readonly TrustedKey[]
  readonly list?: TrustListInfo
  /** Revocation lists of certificate authorities (VDS-NC). */
  readonly certificateRevocations?: readonly CertificateRevocationList[]
  /** Revocation lists of SMART Health Card issuers. */
  readonly cardRevocations?: readonly CardRevocationList[]
}

/** Trust in nobody. */
export const NO_TRUST: Trust = { keys: [] }

interface KeyIndex {
  readonly byKid: ReadonlyMap<string, readonly TrustedKey[]>
  readonly anonymous: readonly TrustedKey[]
}

// Trust lists of a continent hold thousands of keys: looked through once, not at every check.
const indexes = new WeakMap<Trust, KeyIndex>()

/**
 * All keys under any of the key ids; `named` is false when there is none and the keys without an id (a bare
 * JWK) are offered instead.
 */
export function findKeys(
  trust: Trust,
  kids: readonly string[],
): { readonly keys: readonly TrustedKey[]; readonly named: boolean } {
  const index = indexes.get(trust) ?? indexOf(trust)
  const keys: TrustedKey[] = []
  for (const kid of kids) if (kid !== '') keys.push(...(index.byKid.get(kid) ?? NO_KEYS))
  return keys.length > 0 ? { keys, named: true } : { keys: index.anonymous, named: false }
}

const NO_KEYS: readonly TrustedKey[] = []

function indexOf(trust: Trust): KeyIndex {
  const byKid = new Map<string, TrustedKey[]>()
  for (const key of trust.keys) {
    // A JWK may write the same bytes in base64url, or name its DID before the fragment: found under all.
    for (const kid of new Set([key.kid, standardBase64(key.kid), key.kid.slice(key.kid.indexOf('#') + 1)])) {
      const known = byKid.get(kid)
      if (known === undefined) byKid.set(kid, [key])
      else known.push(key)
    }
  }
  const index = { byKid, anonymous: byKid.get('') ?? [] }
  indexes.set(trust, index)
  return index
}

function standardBase64(kid: string): string {
  const bytes = fromBase64Url(kid)
  return bytes === undefined ? kid : toBase64(bytes)
}

/** How old a trust list is at an instant, and whether its next issue is overdue; null for bare keys. */
export function trustAge(trust: Trust, at: Date): { readonly ageMs: number | null; readonly stale: boolean } {
  if (trust.list === undefined) return { ageMs: null, stale: false }
  return { ageMs: at.getTime() - trust.list.issuedAt, stale: at.getTime() > trust.list.nextUpdate }
}

/** The key of a DER certificate, under its DCC key id; undefined when it cannot be read. */
export function* certificateKey(bytes: Uint8Array): Script<TrustedKey | undefined> {
  const certificate = readCertificate(bytes)
  const kind = certificate && keyKind(certificate.spki)
  if (certificate === undefined || kind === undefined) return undefined
  const kid = toBase64((yield* sha256(bytes)).subarray(0, 8))
  return { kid, kind, spki: certificate.spki, certificate }
}

/** The key of a JWK (RFC 7517); undefined when it is not a public key of a kind we know. */
export function jwkKey(jwk: unknown): TrustedKey | undefined {
  if (typeof jwk !== 'object' || jwk === null) return undefined
  const field = (name: string) => {
    const value: unknown = Reflect.get(jwk, name)
    return typeof value === 'string' ? value : undefined
  }
  const bytes = (name: string) => fromBase64Url(field(name) ?? '!')
  const kid = field('kid') ?? ''
  const curve = field('crv') ?? ''
  if (field('kty') === 'EC')
    return withVersion(ecKey(kid, curve, bytes('x'), bytes('y')), Reflect.get(jwk, 'crlVersion'))
  if (field('kty') === 'OKP' && curve === 'Ed25519') return okpKey(kid, bytes('x'))
  if (field('kty') === 'RSA') return rsaKey(kid, bytes('n'), bytes('e'))
  return undefined
}

/** The kind of a DER SubjectPublicKeyInfo; undefined for kinds that no format here uses. */
export function keyKind(spki: Uint8Array): KeyKind | undefined {
  const [algorithm] = readInside(readDer(spki)?.[0], DER.sequence) ?? []
  const [oid, parameter] = readInside(algorithm, DER.sequence) ?? []
  const name = oid?.tag === DER.oid ? oidText(oid.content) : ''
  if (name === RSA || name === RSA_PSS) return 'RSA'
  if (name === ED25519) return 'Ed25519'
  if (name !== EC || parameter?.tag !== DER.oid) return undefined
  return CURVES.find((curve) => curve.oid === oidText(parameter.content))?.kind
}

/** Bytes of base64 DER with optional white space; undefined when it is not base64. */
export function base64Der(text: string): Uint8Array | undefined {
  return fromBase64(text.replace(/\s+/g, ''))
}

const EC = '1.2.840.10045.2.1'
const RSA = '1.2.840.113549.1.1.1'
const RSA_PSS = '1.2.840.113549.1.1.10'
const ED25519 = '1.3.101.112'
const CURVES = [
  { kind: 'P-256', oid: '1.2.840.10045.3.1.7', size: 32 },
  { kind: 'P-384', oid: '1.3.132.0.34', size: 48 },
  { kind: 'P-521', oid: '1.3.132.0.35', size: 66 },
] as const

/** An elliptic-curve key of its coordinates; undefined when they do not fit the curve. */
export function ecKey(
  kid: string,
  curveName: string,
  x?: Uint8Array,
  y?: Uint8Array,
): TrustedKey | undefined {
  const curve = CURVES.find(({ kind }) => kind === curveName)
  if (curve === undefined || x?.length !== curve.size || y?.length !== curve.size) return undefined
  const point = derBits(Uint8Array.of(4, ...x, ...y))
  return {
    kid,
    kind: curve.kind,
    spki: der(DER.sequence, der(DER.sequence, derOid(EC), derOid(curve.oid)), point),
  }
}

function withVersion(key: TrustedKey | undefined, version: unknown): TrustedKey | undefined {
  return key !== undefined && typeof version === 'number' ? { ...key, revocationVersion: version } : key
}

function okpKey(kid: string, x?: Uint8Array): TrustedKey | undefined {
  if (x?.length !== 32) return undefined
  return { kid, kind: 'Ed25519', spki: der(DER.sequence, der(DER.sequence, derOid(ED25519)), derBits(x)) }
}

function rsaKey(kid: string, n?: Uint8Array, e?: Uint8Array): TrustedKey | undefined {
  if (n === undefined || e === undefined || n.length < 256) return undefined
  const numbers = der(DER.sequence, derUnsigned(n), derUnsigned(e))
  const algorithm = der(DER.sequence, derOid(RSA), der(DER.null))
  return { kid, kind: 'RSA', spki: der(DER.sequence, algorithm, derBits(numbers)) }
}

// The browser's engine: WebCrypto and DecompressionStream. Nothing here is Node's, so it also runs in a
// service worker; the tests run it in Node too, which has the same web interfaces.

import type { Effect, SignatureAlgorithm } from './effect.ts'
import type { KeyKind, TrustedKey } from './trust.ts'

type Deed<Name extends Effect['deed']> = Extract<Effect, { deed: Name }>

type ImportedKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

const imported = new WeakMap<TrustedKey, Map<SignatureAlgorithm, Promise<ImportedKey>>>()

/** Does one effect. */
export async function webEngine(effect: Effect): Promise<unknown> {
  switch (effect.deed) {
    case 'inflate':
      return inflateBounded(effect).catch(() => undefined)
    case 'check':
      return checkSignature(effect).catch(() => false)
    case 'sign':
      return signWith(effect)
    case 'hash':
      return new Uint8Array(await crypto.subtle.digest('SHA-256', own(effect.data)))
    case 'derive':
      return derive(effect)
  }
}

async function inflateBounded(effect: Deed<'inflate'>): Promise<Uint8Array | undefined> {
  const format = effect.form === 'raw' ? 'deflate-raw' : 'deflate'
  const stream = new Blob([own(effect.data)]).stream().pipeThrough(new DecompressionStream(format))
  const reader = stream.getReader()
  const out = new Uint8Array(effect.limit)
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return out.slice(0, length)
    if (length + value.length > effect.limit) {
      await reader.cancel()
      return undefined
    }
    out.set(value, length)
    length += value.length
  }
}

async function checkSignature(effect: Deed<'check'>): Promise<boolean> {
  const key = await importedKey(effect.key, effect.algorithm)
  return crypto.subtle.verify(checkParameters(effect.algorithm), key, own(effect.signature), own(effect.data))
}

function importedKey(trusted: TrustedKey, algorithm: SignatureAlgorithm): Promise<ImportedKey> {
  const known = imported.get(trusted) ?? new Map<SignatureAlgorithm, Promise<ImportedKey>>()
  imported.set(trusted, known)
  const key =
    known.get(algorithm) ??
    crypto.subtle.importKey('spki', own(trusted.spki), importParameters(algorithm, trusted.kind), false, [
      'verify',
    ])
  known.set(algorithm, key)
  return key
}

function importParameters(algorithm: SignatureAlgorithm, kind: KeyKind) {
  if (algorithm === 'PS256') return { name: 'RSA-PSS', hash: 'SHA-256' }
  if (algorithm.startsWith('RS')) return { name: 'RSASSA-PKCS1-v1_5', hash: `SHA-${algorithm.slice(2)}` }
  if (algorithm === 'EdDSA') return { name: 'Ed25519' }
  return { name: 'ECDSA', namedCurve: kind }
}

function checkParameters(algorithm: SignatureAlgorithm) {
  switch (algorithm) {
    case 'PS256':
      return { name: 'RSA-PSS', saltLength: 32 }
    case 'RS256':
    case 'RS384':
    case 'RS512':
      return { name: 'RSASSA-PKCS1-v1_5' }
    case 'EdDSA':
      return { name: 'Ed25519' }
    default:
      return { name: 'ECDSA', hash: `SHA-${algorithm.slice(2)}` }
  }
}

async function signWith({ key, data }: Deed<'sign'>): Promise<Uint8Array> {
  if (!(key instanceof CryptoKey)) throw new TypeError('the key of the phone is no private key')
  return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, own(data)))
}

async function derive(effect: Deed<'derive'>): Promise<Uint8Array> {
  const base = await crypto.subtle.importKey('raw', own(effect.secret), 'PBKDF2', false, ['deriveBits'])
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: own(effect.salt), iterations: effect.rounds }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, base, effect.length * 8))
}

// WebCrypto's types want bytes that are surely not in shared memory.
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}

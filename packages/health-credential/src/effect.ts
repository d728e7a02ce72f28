// One description of every verification, two engines to run it. A script is a generator that yields the few
// deeds which Node does at once and a browser only by promise (inflate, check a signature, hash, derive);
// everything else is plain code. So both engines give the same answer by construction.

import type { TrustedKey } from './trust.ts'

/** Signature algorithms by their JOSE names; COSE numbers are mapped to them. */
export type SignatureAlgorithm = 'ES256' | 'ES384' | 'ES512' | 'PS256' | 'RS256' | 'RS384' | 'RS512' | 'EdDSA'

export type Effect =
  | {
      readonly deed: 'inflate'
      readonly form: 'zlib' | 'raw'
      readonly data: Uint8Array
      readonly limit: number
    }
  | {
      readonly deed: 'check'
      readonly algorithm: SignatureAlgorithm
      readonly key: TrustedKey
      readonly data: Uint8Array
      readonly signature: Uint8Array
    }
  | { readonly deed: 'sign'; readonly key: unknown; readonly data: Uint8Array }
  | { readonly deed: 'hash'; readonly data: Uint8Array }
  | {
      readonly deed: 'derive'
      readonly secret: Uint8Array
      readonly salt: Uint8Array
      readonly rounds: number
      readonly length: number
    }

/** A computation that asks its engine for effects and returns a `T`. */
export type Script<T> = Generator<Effect, T, unknown>

/** Inflates bounded bytes; undefined when malformed, followed by other bytes, or larger than `limit`. */
export function* inflate(
  data: Uint8Array,
  limit: number,
  form: 'zlib' | 'raw' = 'zlib',
): Script<Uint8Array | undefined> {
  const result = yield { deed: 'inflate', form, data, limit }
  return result instanceof Uint8Array ? result : undefined
}

/** Checks a signature; ECDSA signatures are r‖s (IEEE P1363). False too when the key cannot be used. */
export function* checkSignature(
  algorithm: SignatureAlgorithm,
  key: TrustedKey,
  data: Uint8Array,
  signature: Uint8Array,
): Script<boolean> {
  return (yield { deed: 'check', algorithm, key, data, signature }) === true
}

/** ES256 signature (r‖s) with the engine's own kind of private key: `KeyObject` or `CryptoKey`. */
export function* signWith(key: unknown, data: Uint8Array): Script<Uint8Array> {
  return asBytes(yield { deed: 'sign', key, data })
}

/** SHA-256. */
export function* sha256(data: Uint8Array): Script<Uint8Array> {
  return asBytes(yield { deed: 'hash', data })
}

/** PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2). */
export function* pbkdf2(
  secret: Uint8Array,
  salt: Uint8Array,
  rounds: number,
  length: number,
): Script<Uint8Array> {
  return asBytes(yield { deed: 'derive', secret, salt, rounds, length })
}

/** Runs a script with an engine that answers at once. */
export function runSync<T>(script: Script<T>, engine: (effect: Effect) => unknown): T {
  let step = script.next()
  while (!step.done) step = script.next(engine(step.value))
  return step.value
}

/** Runs a script with an engine that answers by promise, for some effects or all. */
export async function runAsync<T>(script: Script<T>, engine: (effect: Effect) => unknown): Promise<T> {
  let step = script.next()
  while (!step.done) step = script.next(await engine(step.value))
  return step.value
}

function asBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new TypeError('the engine must answer this effect with bytes')
}

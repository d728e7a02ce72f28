// The server's engine: node:crypto, and zlib for all but small texts; all synchronous. Parsed keys are kept beside the trusted key,
// because parsing one costs as much as a signature check.

import {
  createHash,
  createPublicKey,
  KeyObject,
  pbkdf2,
  pbkdf2Sync,
  constants as rsa,
  sign,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'
import { inflateRawSync, inflateSync } from 'node:zlib'
import { derOfPair, pairOfDer } from './ecdsa-form.node.ts'
import type { Effect, SignatureAlgorithm } from './effect.ts'
import { inflateSmall, SMALL_INFLATE_LIMIT } from './inflate.ts'
import type { TrustedKey } from './trust.ts'

type Deed<Name extends Effect['deed']> = Extract<Effect, { deed: Name }>

const HASH = {
  ES256: 'sha256',
  ES384: 'sha384',
  ES512: 'sha512',
  PS256: 'sha256',
  RS256: 'sha256',
  RS384: 'sha384',
  RS512: 'sha512',
  EdDSA: null,
} as const
const parsed = new WeakMap<TrustedKey, KeyObject>()

/** Does one effect. */
export function nodeEngine(effect: Effect): unknown {
  switch (effect.deed) {
    case 'inflate':
      return inflateBounded(effect)
    case 'check':
      return checkSignature(effect)
    case 'sign':
      return signWith(effect)
    case 'hash':
      return new Uint8Array(createHash('sha256').update(effect.data).digest())
    case 'derive':
      return new Uint8Array(pbkdf2Sync(effect.secret, effect.salt, effect.rounds, effect.length, 'sha256'))
  }
}

/**
 * The same effects, but signatures are checked and keys derived on Node's thread pool, so that many credentials at once
 * use every core, and a server answers others meanwhile. For batches: a single check is slower this way.
 */
export function pooledNodeEngine(effect: Effect): unknown {
  if (effect.deed === 'derive') return derived(effect)
  if (effect.deed !== 'check') return nodeEngine(effect)
  return new Promise<boolean>((resolve) => {
    try {
      const key = parsed.get(effect.key) ?? parse(effect.key)
      const signature = signatureFor(effect)
      if (signature === undefined) return resolve(false)
      verify(HASH[effect.algorithm], effect.data, keyFor(key, effect), signature, (error, holds) =>
        resolve(!error && holds),
      )
    } catch {
      resolve(false)
    }
  })
}

async function derived({ secret, salt, rounds, length }: Deed<'derive'>): Promise<Uint8Array> {
  return new Uint8Array(await promisify(pbkdf2)(secret, salt, rounds, length, 'sha256'))
}

// @types/node does not know the shape that `info: true` returns.
interface Inflated {
  readonly buffer: Buffer<ArrayBuffer>
  readonly engine: { readonly bytesWritten: number }
}

function inflateBounded(effect: Deed<'inflate'>): Uint8Array | undefined {
  if (effect.limit === SMALL_INFLATE_LIMIT) return inflateSmall(effect.data, effect.form)
  const options = { maxOutputLength: effect.limit, info: true }
  const run = effect.form === 'raw' ? inflateRawSync : inflateSync
  try {
    const { buffer, engine } = run(effect.data, options) as unknown as Inflated
    // zlib stops silently at the end of its stream; what follows would be unsigned ballast.
    if (engine.bytesWritten !== effect.data.length) return undefined
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  } catch {
    return undefined
  }
}

function checkSignature(effect: Deed<'check'>): boolean {
  try {
    const key = parsed.get(effect.key) ?? parse(effect.key)
    const signature = signatureFor(effect)
    return (
      signature !== undefined && verify(HASH[effect.algorithm], effect.data, keyFor(key, effect), signature)
    )
  } catch {
    return false
  }
}

function signWith({ key, data }: Deed<'sign'>): Uint8Array {
  if (!(key instanceof KeyObject)) throw new TypeError('the key of the phone is no private key')
  return pairOfDer(sign('sha256', data, key), 32)
}

/** Bytes of r, and of s. */
const ECDSA_SIZE: Readonly<Partial<Record<SignatureAlgorithm, number>>> = { ES256: 32, ES384: 48, ES512: 66 }

function signatureFor({ algorithm, signature }: Deed<'check'>): Uint8Array | undefined {
  const size = ECDSA_SIZE[algorithm]
  return size === undefined ? signature : derOfPair(signature, size)
}

function keyFor(key: KeyObject, { algorithm }: Deed<'check'>) {
  return algorithm === 'PS256'
    ? { key, padding: rsa.RSA_PKCS1_PSS_PADDING, saltLength: rsa.RSA_PSS_SALTLEN_DIGEST }
    : key
}

function parse(trusted: TrustedKey): KeyObject {
  const key = createPublicKey({ key: Buffer.from(trusted.spki), format: 'der', type: 'spki' })
  parsed.set(trusted, key)
  return key
}

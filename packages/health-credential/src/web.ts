// The library for browsers and service workers: the same deeds as in Node, by promise, on WebCrypto and
// DecompressionStream. It reads and verifies; issuing needs a key and stays on the server.

import { toHex } from './bytes.ts'
import { type VerifyCodeOptions, verifyCodeScript } from './code-verify.ts'
import { type ReadCredentialOptions, readCredentialScript } from './credential-read.ts'
import { runAsync, signWith } from './effect.ts'
import { webEngine } from './engine.web.ts'
import { presentCodeScript } from './presence.ts'
import { readStatusListScript, type StatusReading, type StatusReadingOptions } from './status-reading.ts'
import type { TrustReading } from './trust-entries.ts'
import { readTrustScript, type TrustReadingOptions } from './trust-reading.ts'
import type { CodeVerification, Verification } from './verification.ts'

export * from './shared.ts'

/** Verifies the text of one of our codes; see the Node entry. */
export function verifyCode(text: string, options: VerifyCodeOptions): Promise<CodeVerification> {
  return runAsync(verifyCodeScript(text, options), webEngine)
}

type WebKey = Awaited<ReturnType<typeof crypto.subtle.generateKey>>

/** A private key of WebCrypto. */
export type HolderKey = Extract<WebKey, { privateKey: unknown }>['privateKey']

/**
 * An offline code with a fresh proof of this phone, to be drawn anew every `PRESENCE_INTERVAL_MS`. The key is the
 * private half of `newHolderKey`. Undefined when the text is no code.
 */
export function presentCode(text: string, holderKey: HolderKey, at: Date): Promise<string | undefined> {
  return runAsync(
    presentCodeScript(text, at, (bytes) => signWith(holderKey, bytes)),
    webEngine,
  )
}

/** A key for this phone. The private half cannot leave it; the public half (hex) goes to the issuer. */
export async function newHolderKey(): Promise<{
  readonly privateKey: HolderKey
  readonly publicKey: string
}> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  return { privateKey: pair.privateKey, publicKey: toHex(point.subarray(1)) }
}

/** Reads trust in any supported form; see the Node entry. */
export function readTrust(source: string | Uint8Array, options?: TrustReadingOptions): Promise<TrustReading> {
  return runAsync(readTrustScript(source, options), webEngine)
}

/** Reads and checks a signed status list; see the Node entry. */
export function readStatusList(
  source: string | Uint8Array,
  options: StatusReadingOptions,
): Promise<StatusReading> {
  return runAsync(readStatusListScript(source, options), webEngine)
}

/**
 * Reads and verifies the text of any credential: EU DCC and other HCERT, SMART Health Card, VDS-NC, NZ COVID
 * Pass, ours. Collects all problems; never throws on any text.
 */
export function readCredential(text: string, options: ReadCredentialOptions): Promise<Verification> {
  return runAsync(readCredentialScript(text, options), webEngine)
}

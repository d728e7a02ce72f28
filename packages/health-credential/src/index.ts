// The library for Node: synchronous, on node:crypto and zlib. Browsers import `@pratique/health-credential/web`.

import type { KeyObject } from 'node:crypto'
import { type VerifyCodeOptions, verifyCodeScript } from './code-verify.ts'
import { type ReadCredentialOptions, readCredentialScript } from './credential-read.ts'
import { runAsync, runSync, signWith } from './effect.ts'
import { nodeEngine, pooledNodeEngine } from './engine.node.ts'
import { presentCodeScript } from './presence.ts'
import { readStatusListScript, type StatusReading, type StatusReadingOptions } from './status-reading.ts'
import type { TrustReading } from './trust-entries.ts'
import { readTrustScript, type TrustReadingOptions } from './trust-reading.ts'
import type { CodeVerification, Verification } from './verification.ts'

export {
  bindDocument,
  bindDocumentAside,
  CODE_CAPACITY,
  issueCode,
  type NewCode,
  newCodeId,
} from './code-issue.node.ts'
export * from './shared.ts'
export { createSigner, type NewSigner, openSigner, type Signer, type SignerMaterial } from './signer.node.ts'
export { type StatusToken, signStatusListCwt, signStatusListJwt } from './status-issue.node.ts'
export { signTrustList, trustListKey } from './trust-issue.node.ts'

/**
 * Verifies the text of one of our codes against a trust, the status lists at hand and, if shown, the travel
 * document. Collects all problems; never throws on any text.
 */
export function verifyCode(text: string, options: VerifyCodeOptions): CodeVerification {
  return runSync(verifyCodeScript(text, options), nodeEngine)
}

/**
 * An offline code with a fresh proof of its holder's phone. Undefined when the text is no code. Phones do this
 * through the web entry; here it serves tests and drills.
 */
export function presentCode(text: string, holderKey: KeyObject, at: Date): string | undefined {
  return runSync(
    presentCodeScript(text, at, (bytes) => signWith(holderKey, bytes)),
    nodeEngine,
  )
}

/** Reads trust: our signed list, a JSON array of base64 DER certificates, PEM, JWKS, or a DID document. */
export function readTrust(source: string | Uint8Array, options?: TrustReadingOptions): TrustReading {
  return runSync(readTrustScript(source, options), nodeEngine)
}

/** Reads and checks a signed status list in CWT or JWT form. */
export function readStatusList(source: string | Uint8Array, options: StatusReadingOptions): StatusReading {
  return runSync(readStatusListScript(source, options), nodeEngine)
}

/**
 * Reads and verifies the text of any credential: EU DCC and other HCERT, SMART Health Card, VDS-NC, NZ COVID
 * Pass, ours. Collects all problems; never throws on any text.
 */
export function readCredential(text: string, options: ReadCredentialOptions): Verification {
  return runSync(readCredentialScript(text, options), nodeEngine)
}

/** `readCredential` with the signature checked on the thread pool: for reading many at once on every core. */
export function readCredentialPooled(text: string, options: ReadCredentialOptions): Promise<Verification> {
  return runAsync(readCredentialScript(text, options), pooledNodeEngine)
}

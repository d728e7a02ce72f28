// Issues our codes. Nothing in one repeats (random id, hash, signature), so the zlib layer stores instead of
// compressing: the picture is smaller and no compressor has to be started.

import { randomBytes } from 'node:crypto'
import { encodeBase45 } from './base45.ts'
import { bindDocumentScript, DEFAULT_BINDING_COST } from './binding.ts'
import { fromHex, toHex } from './bytes.ts'
import { encodeCbor } from './cbor-encode.ts'
import { type CodeContent, codeClaims } from './code-claims.ts'
import { coseSign1, signedBytes } from './cose.ts'
import { runAsync, runSync } from './effect.ts'
import { nodeEngine, pooledNodeEngine } from './engine.node.ts'
import { type Signer, signEs256 } from './signer.node.ts'
import type { BoundDocument, DocumentBinding } from './verification.ts'
import { storeZlib } from './zlib-store.ts'

/** Alphanumeric characters that QR version 9 holds at error correction M. */
export const CODE_CAPACITY = 262

/** A code to issue; the issuer's name comes from the signer. */
export type NewCode = Omit<CodeContent, 'issuer'>

const NO_HEADER: ReadonlyMap<unknown, unknown> = new Map()

/** Signs a code and returns its text (`HC1:…`). Throws TypeError when id or binding is not hex. */
export function issueCode(code: NewCode, signer: Signer): string {
  const protectedBytes = encodeCbor(
    new Map<number, unknown>([
      [1, -7],
      [4, signer.kid],
    ]),
  )
  const payload = encodeCbor(codeClaims({ ...code, issuer: signer.issuer }))
  const signature = signEs256(signer, signedBytes(protectedBytes, payload))
  return `HC1:${encodeBase45(storeZlib(coseSign1(protectedBytes, NO_HEADER, payload, signature)))}`
}

/** A new random code id; with a binding its first half is the binding's salt, its second half is random. */
export function newCodeId(binding?: DocumentBinding | null): string {
  const salt = binding ? fromHex(binding.salt) : randomBytes(8)
  if (salt?.length !== 8) throw new TypeError('the salt of a binding is 8 bytes in hex')
  return toHex(salt) + toHex(randomBytes(8))
}

/**
 * The binding of a document under a fresh salt. Slow on purpose (`cost` is a power of two of PBKDF2 rounds):
 * compute it once a holder and keep it, not once a code.
 */
export function bindDocument(document: BoundDocument, cost: number = DEFAULT_BINDING_COST): DocumentBinding {
  return runSync(bindDocumentScript(document, new Uint8Array(randomBytes(8)), cost), nodeEngine)
}

/** The same on Node's thread pool: a server goes on answering meanwhile. */
export function bindDocumentAside(
  document: BoundDocument,
  cost: number = DEFAULT_BINDING_COST,
): Promise<DocumentBinding> {
  return runAsync(bindDocumentScript(document, new Uint8Array(randomBytes(8)), cost), pooledNodeEngine)
}

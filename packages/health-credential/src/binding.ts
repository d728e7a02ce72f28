// Binds a code to a travel document without carrying it. PBKDF2 because WebCrypto has no scrypt and the check
// must run at a gate without a network. The tag is cut to 24 bits: a borrowed code is caught all but once in
// 16 million times, while anyone who tries every passport number is left with thousands that fit.

import { fromHex, toHex, utf8 } from './bytes.ts'
import { pbkdf2, type Script } from './effect.ts'
import type { BoundDocument, DocumentBinding } from './verification.ts'

/** 2^16 rounds: about 13 ms on a server core, well under a second on an old phone. */
export const DEFAULT_BINDING_COST = 16

const TAG_BYTES = 3

/** The binding of a document under a salt of 8 bytes. */
export function* bindDocumentScript(
  document: BoundDocument,
  salt: Uint8Array,
  cost: number,
): Script<DocumentBinding> {
  const tag = yield* pbkdf2(utf8(normaliseDocument(document)), salt, 2 ** cost, TAG_BYTES)
  return { salt: toHex(salt), cost, tag: toHex(tag) }
}

/** Whether the document shown is the one that was bound. */
export function* isBoundTo(binding: DocumentBinding, document: BoundDocument): Script<boolean> {
  const salt = fromHex(binding.salt)
  if (salt === undefined) return false
  const shown = yield* bindDocumentScript(document, salt, binding.cost)
  return shown.tag === binding.tag
}

/**
 * The text that is hashed. Letter case, spaces, hyphens and the filler of the machine-readable zone do not
 * count, so that a typed number and a scanned one agree.
 */
export function normaliseDocument(document: BoundDocument): string {
  const number = document.number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return [number, document.dateOfBirth.replace(/\D/g, ''), document.expiresOn.replace(/\D/g, '')].join('|')
}

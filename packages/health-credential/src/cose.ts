// COSE_Sign1 (RFC 9052 §4.2): taken apart, and the bytes its signature covers. Tagged (18), untagged and
// double-tagged (61, then 18) forms occur in the wild and are all read.

import { concat, toBase64 } from './bytes.ts'
import { asMap, type Cbor, decodeCbor, Tagged, untag } from './cbor.ts'
import { cborHead, encodeCbor } from './cbor-encode.ts'
import type { SignatureAlgorithm } from './effect.ts'
import type { SignedMessage } from './signer-check.ts'

/** A COSE_Sign1 taken apart. Header parameters are looked up in the protected map first. */
export interface CoseSign1 {
  readonly protectedBytes: Uint8Array
  readonly protectedHeader: ReadonlyMap<unknown, unknown>
  readonly unprotectedHeader: ReadonlyMap<unknown, unknown>
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

const COSE_SIGN1 = 18
const CWT = 61
/** An array of four, the first of which is "Signature1". */
const CONTEXT = concat(cborHead(4, 4), encodeCbor('Signature1'))
const NO_EXTERNAL_DATA = Uint8Array.of(0x40)

/** COSE algorithm numbers (IANA) that any format here uses. */
const COSE_ALGORITHMS: ReadonlyMap<unknown, SignatureAlgorithm> = new Map([
  [-7, 'ES256'],
  [-35, 'ES384'],
  [-36, 'ES512'],
  [-37, 'PS256'],
  [-8, 'EdDSA'],
] as const)

/** Takes a decoded CBOR value apart; undefined when it is no COSE_Sign1 with an attached payload. */
export function readCoseSign1(value: Cbor): CoseSign1 | undefined {
  const parts = stripTags(value)
  if (!Array.isArray(parts) || parts.length !== 4) return undefined
  const [protectedBytes, unprotected, payload, signature]: unknown[] = parts
  const unprotectedHeader = asMap(unprotected)
  if (!(protectedBytes instanceof Uint8Array) || unprotectedHeader === undefined) return undefined
  if (!(payload instanceof Uint8Array) || !(signature instanceof Uint8Array)) return undefined
  const protectedHeader = headerOf(protectedBytes)
  if (protectedHeader === undefined) return undefined
  return { protectedBytes, protectedHeader, unprotectedHeader, payload, signature }
}

/** The bytes that are signed: the Sig_structure of RFC 9052 §4.4, without external data. */
export function signedBytes(protectedBytes: Uint8Array, payload: Uint8Array): Uint8Array {
  return concat(
    CONTEXT,
    cborHead(2, protectedBytes.length),
    protectedBytes,
    NO_EXTERNAL_DATA,
    cborHead(2, payload.length),
    payload,
  )
}

/** The ways the key id may be written: base64 as DCC trust lists do, plain text if it is one. Empty when none. */
export function keyIdsOf(cose: CoseSign1): readonly string[] {
  const known = keyIds.get(cose)
  if (known !== undefined) return known
  const found = readKeyIds(cose)
  keyIds.set(cose, found)
  return found
}

// Asked for by the check and by its report.
const keyIds = new WeakMap<CoseSign1, readonly string[]>()

function readKeyIds(cose: CoseSign1): readonly string[] {
  const kid = cose.protectedHeader.get(4) ?? cose.unprotectedHeader.get(4)
  if (!(kid instanceof Uint8Array)) return []
  const isText = kid.every((byte) => byte > 0x20 && byte < 0x7f)
  return isText ? [toBase64(kid), String.fromCharCode(...kid)] : [toBase64(kid)]
}

/** The algorithm that the headers name; undefined when it is none we know. */
export function algorithmOf(cose: CoseSign1): SignatureAlgorithm | undefined {
  return COSE_ALGORITHMS.get(cose.protectedHeader.get(1) ?? cose.unprotectedHeader.get(1))
}

/** What the signature check needs of a message. */
export function signedMessage(cose: CoseSign1): SignedMessage {
  return {
    kids: keyIdsOf(cose),
    algorithm: algorithmOf(cose),
    signed: signedBytes(cose.protectedBytes, cose.payload),
    signature: cose.signature,
  }
}

/** A tagged COSE_Sign1 in bytes. */
export function coseSign1(
  protectedBytes: Uint8Array,
  unprotectedHeader: ReadonlyMap<unknown, unknown>,
  payload: Uint8Array,
  signature: Uint8Array,
): Uint8Array {
  return encodeCbor(new Tagged(COSE_SIGN1, [protectedBytes, unprotectedHeader, payload, signature]))
}

// Each tag at most once, in any order: that is what double-tagged credentials of the field look like.
function stripTags(value: Cbor): Cbor {
  const outer = untag(value, CWT) ?? { value }
  const inner = untag(outer.value, COSE_SIGN1) ?? outer
  return inner.value
}

// RFC 9052 §3: an empty protected header is a zero-length string or an empty map.
function headerOf(bytes: Uint8Array): ReadonlyMap<unknown, unknown> | undefined {
  return bytes.length === 0 ? new Map() : asMap(decodeCbor(bytes)?.value)
}

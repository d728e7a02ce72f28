// The frame that certificates and revocation lists share (RFC 5280 §4.1.1): content, algorithm, signature. What lies
// outside the signed content must follow from it, or one certificate could be written in many ways.

import { sameBytes } from './bytes.ts'
import { DER, type DerElement, oidText, readDer, readInside } from './der.ts'

/** A signed structure taken apart. `tbs` is what the signature covers, `fields` the elements in it. */
export interface SignedDer {
  readonly tbs: Uint8Array
  readonly fields: readonly DerElement[]
  readonly algorithm: DerElement
  readonly signature: Uint8Array
}

/** Takes a signed structure apart; undefined when it is none. */
export function readSignedDer(bytes: Uint8Array): SignedDer | undefined {
  const all = readDer(bytes)
  const parts = all?.length === 1 ? readInside(all[0], DER.sequence) : undefined
  const [tbs, algorithm, signature] = parts ?? []
  const fields = readInside(tbs, DER.sequence)
  if (parts?.length !== 3 || tbs === undefined || fields === undefined || algorithm === undefined)
    return undefined
  // A signature is whole bytes: the count of unused bits in front of it is zero.
  if (signature?.tag !== DER.bitString || signature.content[0] !== 0) return undefined
  return { tbs: tbs.whole, fields, algorithm, signature: signature.content.subarray(1) }
}

/** Whether two elements are the same; the algorithm is named twice and must be (RFC 5280 §4.1.1.2). */
export function isSameElement(a: DerElement | undefined, b: DerElement): boolean {
  return a !== undefined && sameBytes(a.whole, b.whole)
}

/** The first object identifier inside a SEQUENCE element, as an AlgorithmIdentifier has it; '' when none. */
export function firstOid(element: DerElement): string {
  const oid = readInside(element, DER.sequence)?.[0]
  return oid?.tag === DER.oid ? oidText(oid.content) : ''
}

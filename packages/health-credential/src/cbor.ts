// CBOR (RFC 8949) with the strictness that signed data needs: duplicate keys, deep nesting and trailing
// bytes are refused, since two readers could otherwise see two different credentials in the same bytes.

import { decode, encode, Tagged } from 'cborg'
import { isShallow } from './cbor-depth.ts'

const MAX_DEPTH = 24
const tagNumbers = [0, 1, 18, 37, 61, 100, 1004]

/** A CBOR value: maps are `Map`, byte strings `Uint8Array`, tags `Tagged`. */
export type Cbor = unknown

/** Decodes one CBOR value that fills all the bytes; undefined when it is malformed or unsafe. */
export function decodeCbor(bytes: Uint8Array): { readonly value: Cbor } | undefined {
  try {
    if (!isShallow(bytes, MAX_DEPTH)) return undefined
    const tags = Tagged.preserve(...tagNumbers)
    return { value: decode(bytes, { useMaps: true, rejectDuplicateMapKeys: true, tags }) }
  } catch {
    return undefined
  }
}

/** Encodes a value; `Map` keys keep the order that makes the shortest deterministic form. */
export function encodeCbor(value: Cbor): Uint8Array {
  return encode(value)
}

/** The value under a tag, if `value` carries exactly that tag; undefined otherwise. */
export function untag(value: Cbor, tag: number): { readonly value: Cbor } | undefined {
  return value instanceof Tagged && value.tag === tag ? { value: value.value } : undefined
}

/** Puts a tag on a value. */
export function tagged(tag: number, value: Cbor): Cbor {
  return new Tagged(tag, value)
}

/** `value` as a map; undefined when it is something else. */
export function asMap(value: Cbor): ReadonlyMap<unknown, unknown> | undefined {
  return value instanceof Map ? value : undefined
}

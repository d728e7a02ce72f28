// Writes CBOR in the shortest form, keys in the order given (callers give them in the deterministic order of
// RFC 8949 §4.2.1 where it matters). Only what our own messages hold: no floats, no tags but COSE's.

import { concat, utf8 } from './bytes.ts'
import { type Cbor, Tagged } from './cbor.ts'

/** Bytes of a value. Throws TypeError for a kind of value that no message of ours has. */
export function encodeCbor(value: Cbor): Uint8Array {
  const parts: Uint8Array[] = []
  write(value, parts)
  return concat(...parts)
}

function write(value: Cbor, parts: Uint8Array[]): void {
  if (typeof value === 'number') parts.push(integer(value))
  else if (typeof value === 'string') writeString(3, utf8(value), parts)
  else if (value instanceof Uint8Array) writeString(2, value, parts)
  else if (typeof value === 'boolean') parts.push(Uint8Array.of(value ? 0xf5 : 0xf4))
  else if (value === null) parts.push(Uint8Array.of(0xf6))
  else writeContainer(value, parts)
}

function writeContainer(value: Cbor, parts: Uint8Array[]): void {
  if (Array.isArray(value)) {
    parts.push(cborHead(4, value.length))
    for (const item of value) write(item, parts)
  } else if (value instanceof Map) {
    parts.push(cborHead(5, value.size))
    for (const entry of value) for (const item of entry) write(item, parts)
  } else if (value instanceof Tagged) {
    parts.push(cborHead(6, Number(value.tag)))
    write(value.value, parts)
  } else throw new TypeError(`no CBOR form for ${typeof value}`)
}

function writeString(major: number, bytes: Uint8Array, parts: Uint8Array[]): void {
  parts.push(cborHead(major, bytes.length), bytes)
}

function integer(value: number): Uint8Array {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is no safe integer`)
  return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value)
}

/** The head of an item: major type and argument in the fewest bytes. */
export function cborHead(major: number, argument: number): Uint8Array {
  const top = major << 5
  if (argument < 24) return Uint8Array.of(top | argument)
  if (argument < 0x100) return Uint8Array.of(top | 24, argument)
  if (argument < 0x1_0000) return Uint8Array.of(top | 25, argument >> 8, argument & 0xff)
  const bytes = new Uint8Array(argument <= 0xffff_ffff ? 5 : 9)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, top | (bytes.length === 5 ? 26 : 27))
  if (bytes.length === 5) view.setUint32(1, argument)
  else view.setBigUint64(1, BigInt(argument))
  return bytes
}

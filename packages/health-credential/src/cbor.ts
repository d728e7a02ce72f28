// CBOR (RFC 8949), read with the strictness that signed data needs: duplicate keys, deep nesting, bad UTF-8
// and trailing bytes are refused, since two readers could otherwise see two credentials in the same bytes.
// Written here because the libraries either keep duplicate keys or lack indefinite-length strings, which real
// certificates use.

import { concat, fromUtf8, toHex } from './bytes.ts'
import { Malformed, unlessMalformed } from './malformed.ts'

/** A CBOR value: maps are `Map`, byte strings `Uint8Array`, integers beyond 2^53 bigint. */
export type Cbor = unknown

/** A value under a tag that has no meaning of its own here. */
export class Tagged {
  readonly tag: number | bigint
  readonly value: Cbor
  constructor(tag: number | bigint, value: Cbor) {
    this.tag = tag
    this.value = value
  }
}

/** A simple value that JavaScript has no word for (RFC 8949 §3.3). */
export class Simple {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

/** No credential nests a third as deep; the reader is recursive and must not exhaust the stack. */
const MAX_DEPTH = 24
const BREAK = Symbol('break')

interface Source {
  readonly bytes: Uint8Array
  readonly view: DataView
  at: number
}

/** Decodes one CBOR value that fills all the bytes; undefined when it is malformed or unsafe. */
export function decodeCbor(bytes: Uint8Array): { readonly value: Cbor } | undefined {
  const source = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 }
  return unlessMalformed(() => {
    const value = readItem(source, 0)
    return value === BREAK || source.at !== bytes.length ? undefined : { value }
  })
}

function readItem(source: Source, depth: number): Cbor {
  if (depth > MAX_DEPTH) throw new Malformed('nested too deeply')
  const head = source.bytes[source.at++]
  if (head === undefined) throw new Malformed('cut short')
  const major = head >> 5
  const info = head & 31
  if (major === 7) return readSimple(source, info)
  if (info === 31) return readIndefinite(source, major, depth)
  const argument = readArgument(source, info)
  switch (major) {
    case 0:
      return argument
    case 1:
      return typeof argument === 'number' && argument < Number.MAX_SAFE_INTEGER
        ? -1 - argument
        : -1n - BigInt(argument)
    case 2:
      return takeBytes(source, argument)
    case 3:
      return textOf(takeBytes(source, argument))
    case 4:
      return readArray(source, countOf(source, argument), depth)
    case 5:
      return readMap(source, countOf(source, argument), depth)
    default:
      return new Tagged(argument, readItemNotBreak(source, depth + 1))
  }
}

function readArgument(source: Source, info: number): number | bigint {
  if (info < 24) return info
  const { view, at } = source
  const width = info > 27 ? Number.POSITIVE_INFINITY : 1 << (info - 24)
  if (at + width > view.byteLength) throw new Malformed('cut short or reserved')
  source.at = at + width
  if (width === 1) return view.getUint8(at)
  if (width === 2) return view.getUint16(at)
  if (width === 4) return view.getUint32(at)
  const large = view.getBigUint64(at)
  return large <= Number.MAX_SAFE_INTEGER ? Number(large) : large
}

function takeBytes(source: Source, length: number | bigint): Uint8Array {
  const end = source.at + Number(length)
  if (end > source.bytes.length) throw new Malformed('cut short')
  const taken = source.bytes.subarray(source.at, end)
  source.at = end
  return taken
}

// Most texts of a credential are short and ASCII, for which this is several times faster than TextDecoder.
function textOf(bytes: Uint8Array): string {
  if (bytes.length < 48) {
    let text = ''
    for (const byte of bytes) {
      if (byte > 0x7f) return strictText(bytes)
      text += String.fromCharCode(byte)
    }
    return text
  }
  return strictText(bytes)
}

function strictText(bytes: Uint8Array): string {
  const text = fromUtf8(bytes)
  if (text === undefined) throw new Malformed('no UTF-8')
  return text
}

// Every item takes a byte at least, so a count beyond the rest is a lie that must not reserve memory.
function countOf(source: Source, argument: number | bigint): number {
  if (argument > source.bytes.length - source.at) throw new Malformed('cut short')
  return Number(argument)
}

function readItemNotBreak(source: Source, depth: number): Cbor {
  const item = readItem(source, depth)
  if (item === BREAK) throw new Malformed('break out of place')
  return item
}

function readArray(source: Source, count: number, depth: number): Cbor[] {
  const items: Cbor[] = []
  for (let i = 0; i < count; i++) items.push(readItemNotBreak(source, depth + 1))
  return items
}

function readMap(source: Source, count: number, depth: number): Map<unknown, unknown> {
  const map = new Map<unknown, unknown>()
  for (let i = 0; i < count; i++) readEntry(source, readItemNotBreak(source, depth + 1), map, depth)
  return map
}

function readEntry(source: Source, key: unknown, map: Map<unknown, unknown>, depth: number): void {
  // An array, a map or a tag as key could hide a duplicate, and no credential has one.
  if (typeof key === 'object' && key !== null && !(key instanceof Uint8Array))
    throw new Malformed('key of an odd kind')
  const name = key instanceof Uint8Array ? `h'${toHex(key)}'` : key
  if (map.has(name)) throw new Malformed('duplicate key')
  map.set(name, readItemNotBreak(source, depth + 1))
}

function readIndefinite(source: Source, major: number, depth: number): Cbor {
  if (major === 2) return concat(...readChunks(source, 2))
  if (major === 3) return readChunks(source, 3).map(strictText).join('')
  if (major === 4) return readArrayUntilBreak(source, depth)
  if (major === 5) return readMapUntilBreak(source, depth)
  throw new Malformed('indefinite length out of place')
}

// RFC 8949 §3.2.3: chunks are strings of the same kind and of definite length.
function readChunks(source: Source, major: number): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (;;) {
    const head = source.bytes[source.at++]
    if (head === 0xff) return chunks
    if (head === undefined || head >> 5 !== major) throw new Malformed('chunk of another kind')
    chunks.push(takeBytes(source, readArgument(source, head & 31)))
  }
}

function readArrayUntilBreak(source: Source, depth: number): Cbor[] {
  const items: Cbor[] = []
  for (let item = readItem(source, depth + 1); item !== BREAK; item = readItem(source, depth + 1))
    items.push(item)
  return items
}

function readMapUntilBreak(source: Source, depth: number): Map<unknown, unknown> {
  const map = new Map<unknown, unknown>()
  for (let key = readItem(source, depth + 1); key !== BREAK; key = readItem(source, depth + 1))
    readEntry(source, key, map, depth)
  return map
}

function readSimple(source: Source, info: number): Cbor {
  if (info < 20) return new Simple(info)
  if (info === 20 || info === 21) return info === 21
  if (info === 22) return null
  if (info === 23) return undefined
  if (info === 31) return BREAK
  const { view, at } = source
  const width = info > 27 ? Number.POSITIVE_INFINITY : 1 << (info - 24)
  if (at + width > view.byteLength) throw new Malformed('cut short or reserved')
  source.at = at + width
  if (info === 25) return halfFloat(view.getUint16(at))
  if (info === 26) return view.getFloat32(at)
  if (info === 27) return view.getFloat64(at)
  const value = view.getUint8(at)
  // RFC 8949 §3.3: below 32 the one-byte form is the only one.
  if (value < 32) throw new Malformed('simple value in two bytes')
  return new Simple(value)
}

// RFC 8949 appendix D.
function halfFloat(half: number): number {
  const exponent = (half >> 10) & 31
  const mantissa = half & 0x3ff
  const sign = half & 0x8000 ? -1 : 1
  if (exponent === 0) return sign * mantissa * 2 ** -24
  if (exponent === 31) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (mantissa + 1024) * 2 ** (exponent - 25)
}

/** The value under a tag, if `value` carries exactly that tag; undefined otherwise. */
export function untag(value: Cbor, tag: number): { readonly value: Cbor } | undefined {
  return value instanceof Tagged && value.tag === tag ? { value: value.value } : undefined
}

/** `value` as a map; undefined when it is something else. */
export function asMap(value: Cbor): ReadonlyMap<unknown, unknown> | undefined {
  return value instanceof Map ? value : undefined
}

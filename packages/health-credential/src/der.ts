// The small part of ASN.1 DER (ITU-T X.690) that certificates and revocation lists need, both ways. The
// reader refuses indefinite and non-minimal lengths: a certificate must have one reading.

import { byteAt } from './bytes.ts'

/** One element: its tag byte, its content, and the bytes of the whole element. */
export interface DerElement {
  readonly tag: number
  readonly content: Uint8Array
  readonly whole: Uint8Array
}

export const DER = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** The elements that fill `bytes` exactly; undefined when malformed. */
export function readDer(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = []
  let at = 0
  while (at < bytes.length) {
    const element = elementAt(bytes, at)
    if (element === undefined) return undefined
    elements.push(element)
    at += element.whole.length
  }
  return elements
}

/** The elements inside one element with the given tag; undefined when it is another or malformed. */
export function readInside(element: DerElement | undefined, tag: number): readonly DerElement[] | undefined {
  return element?.tag === tag ? readDer(element.content) : undefined
}

/** Dotted text of an object identifier's content. */
export function oidText(content: Uint8Array): string {
  const arcs: number[] = []
  let arc = 0
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f)
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0
    }
  }
  const first = arcs[0] ?? 0
  const top = Math.min(2, Math.floor(first / 40))
  return [top, first - top * 40, ...arcs.slice(1)].join('.')
}

/** The instant of a UTCTime or GeneralizedTime in milliseconds (RFC 5280 §4.1.2.5); undefined when odd. */
export function derTime(element: DerElement | undefined): number | undefined {
  if (element === undefined) return undefined
  const text = String.fromCharCode(...element.content)
  const digits = element.tag === DER.utcTime ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text
  if (!/^\d{14}Z$/.test(digits)) return undefined
  const time = Date.parse(digits.replace(/^(....)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:'))
  return Number.isNaN(time) ? undefined : time
}

/** One element of a tag and its content parts. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const head =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff]
  const whole = new Uint8Array(head.length + length)
  whole.set(head)
  let at = head.length
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** An object identifier element of dotted text. */
export function derOid(text: string): Uint8Array {
  const [top = 0, second = 0, ...rest] = text.split('.').map(Number)
  return der(DER.oid, Uint8Array.from([top * 40 + second, ...rest].flatMap(base128)))
}

/** An unsigned INTEGER element of big-endian bytes, with the sign byte where the first bit is set. */
export function derUnsigned(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0)
  const bare = start < 0 ? Uint8Array.of(0) : bytes.subarray(start)
  return byteAt(bare, 0) >= 0x80 ? der(DER.integer, Uint8Array.of(0), bare) : der(DER.integer, bare)
}

/** A BIT STRING element of whole bytes. */
export function derBits(bytes: Uint8Array): Uint8Array {
  return der(DER.bitString, Uint8Array.of(0), bytes)
}

function elementAt(bytes: Uint8Array, at: number): DerElement | undefined {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  const width = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || width > 3) return undefined
  let length = width === 0 ? first : 0
  for (let i = 0; i < width; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0)
  const minimal = width === 0 || length >= (width === 1 ? 0x80 : 256 ** (width - 1))
  const start = at + 2 + width
  if (!minimal || start + length > bytes.length) return undefined
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) }
}

function base128(arc: number): number[] {
  const bytes = [arc & 0x7f]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest & 0x7f) | 0x80)
  return bytes
}

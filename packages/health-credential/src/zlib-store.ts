// A zlib stream (RFC 1950) of stored blocks (RFC 1951 §3.2.4): valid for every reader, and eleven bytes
// longer than its content, which is the best there is for bytes that look random.

import { byteAt, concat } from './bytes.ts'

const MAX_BLOCK = 0xffff

/** The zlib stream of bytes, uncompressed. */
export function storeZlib(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  let at = 0
  do {
    const block = bytes.subarray(at, at + MAX_BLOCK)
    at += block.length
    const size = block.length
    const last = at >= bytes.length ? 1 : 0
    parts.push(Uint8Array.of(last, size & 0xff, size >> 8, ~size & 0xff, (~size >> 8) & 0xff), block)
  } while (at < bytes.length)
  return concat(...parts, adler32(bytes))
}

/** The checksum at the end of a zlib stream (RFC 1950 §8.2), four bytes. */
export function adler32(bytes: Uint8Array): Uint8Array {
  let a = 1
  let b = 0
  for (let at = 0; at < bytes.length; ) {
    // Sums of 3800 bytes stay below 2^31, so that the division waits until then.
    const end = Math.min(at + 3800, bytes.length)
    for (; at < end; at++) {
      a += byteAt(bytes, at)
      b += a
    }
    a %= 65_521
    b %= 65_521
  }
  return Uint8Array.of(b >> 8, b & 0xff, a >> 8, a & 0xff)
}

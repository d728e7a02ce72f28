// An ECDSA signature in its two forms: r‖s, as JOSE and COSE write it (RFC 7518 §3.4), and DER, as OpenSSL wants it
// (RFC 3279 §2.2.3). Node converts by itself when told `ieee-p1363`, but only with a key inside of options, and
// recognising that key costs as much as two thirds of a signature check: here it takes a hundredth.

import { byteAt } from './bytes.ts'

/** DER of r‖s; undefined when it is not two numbers of `size` bytes. */
export function derOfPair(pair: Uint8Array, size: number): Uint8Array | undefined {
  if (pair.length !== 2 * size) return undefined
  const [r, s] = [firstDigit(pair, 0, size), firstDigit(pair, size, 2 * size)]
  const [rLength, sLength] = [lengthOf(pair, r, size), lengthOf(pair, s, 2 * size)]
  const length = 4 + rLength + sLength
  const isLong = length > 127
  const der = new Uint8Array(length + (isLong ? 3 : 2))
  der[0] = 0x30
  if (isLong) der[1] = 0x81
  der[isLong ? 2 : 1] = length
  writeNumber(der, isLong ? 3 : 2, rLength, pair.subarray(r, size))
  writeNumber(der, der.length - sLength - 2, sLength, pair.subarray(s))
  return der
}

/** r‖s of the DER that OpenSSL gives, each in `size` bytes. */
export function pairOfDer(der: Uint8Array, size: number): Uint8Array {
  const pair = new Uint8Array(2 * size)
  const r = der[1] === 0x81 ? 3 : 2
  const s = r + 2 + byteAt(der, r + 1)
  readNumber(der, r, pair.subarray(0, size))
  readNumber(der, s, pair.subarray(size))
  return pair
}

// A number is written without leading zeros, but for the one byte that zero has.
function firstDigit(pair: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to - 1 && pair[at] === 0) at += 1
  return at
}

// A first bit that is set would make it negative: a zero stands before it.
const lengthOf = (pair: Uint8Array, first: number, to: number): number =>
  to - first + (byteAt(pair, first) >> 7)

function writeNumber(der: Uint8Array, at: number, length: number, digits: Uint8Array): void {
  der[at] = 0x02
  der[at + 1] = length
  der.set(digits, at + 2 + length - digits.length)
}

function readNumber(der: Uint8Array, at: number, into: Uint8Array): void {
  const length = byteAt(der, at + 1)
  const digits = der.subarray(at + 2 + Math.max(0, length - into.length), at + 2 + length)
  into.set(digits, into.length - digits.length)
}

// Inflate (RFC 1951, RFC 1950) for the few hundred bytes of a credential. zlib is the better tool for anything
// larger, but starting it costs the server a third of a signature check: it reserves 40 KB for every call. This
// one works in buffers that are kept, and accepts and refuses exactly what zlib does (the tests compare them).

import { byteAt, wordAt } from './bytes.ts'
import { Malformed, unlessMalformed } from './malformed.ts'
import { adler32 } from './zlib-store.ts'

/** The most that comes out. */
export const SMALL_INFLATE_LIMIT = 65_536

interface Code {
  /** How many symbols have a code of each length. */
  readonly counts: Uint16Array
  /** Symbols in the order of their codes. */
  readonly symbols: Uint16Array
  /** For codes of literals, see `buildQuick`. */
  readonly quick: Uint16Array
}

const DAMAGED = new Malformed('damaged')

const LENGTH_BASE = Uint16Array.of(
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  11,
  13,
  15,
  17,
  19,
  23,
  27,
  31,
  35,
  43,
  51,
  59,
  67,
  83,
  99,
  115,
  131,
  163,
  195,
  227,
  258,
)
const LENGTH_EXTRA = Uint8Array.of(
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  1,
  1,
  1,
  1,
  2,
  2,
  2,
  2,
  3,
  3,
  3,
  3,
  4,
  4,
  4,
  4,
  5,
  5,
  5,
  5,
  0,
)
const DISTANCE_BASE = Uint16Array.of(
  1,
  2,
  3,
  4,
  5,
  7,
  9,
  13,
  17,
  25,
  33,
  49,
  65,
  97,
  129,
  193,
  257,
  385,
  513,
  769,
  1025,
  1537,
  2049,
  3073,
  4097,
  6145,
  8193,
  12_289,
  16_385,
  24_577,
)
const DISTANCE_EXTRA = Uint8Array.of(
  0,
  0,
  0,
  0,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  4,
  5,
  5,
  6,
  6,
  7,
  7,
  8,
  8,
  9,
  9,
  10,
  10,
  11,
  11,
  12,
  12,
  13,
  13,
)
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const END_OF_BLOCK = 256

const QUICK_BITS = 9
const QUICK_MASK = (1 << QUICK_BITS) - 1

const newCode = (size: number): Code => ({
  counts: new Uint16Array(16),
  symbols: new Uint16Array(size),
  quick: new Uint16Array(1 << QUICK_BITS),
})

// Kept between calls: nothing here waits, so no two calls overlap.
const out = new Uint8Array(SMALL_INFLATE_LIMIT)
const lengths = new Uint8Array(320)
const literals = newCode(288)
const distances = newCode(32)
const lengthCode = newCode(19)
const fixedLiterals = newCode(288)
const fixedDistances = newCode(32)
const starts = new Uint16Array(16)
let input: Uint8Array = out
let next = 0
let held = 0
let bits = 0
let produced = 0

/** The inflated bytes; undefined when damaged, followed by other bytes, or larger than `SMALL_INFLATE_LIMIT`. */
export function inflateSmall(data: Uint8Array, form: 'zlib' | 'raw'): Uint8Array | undefined {
  return unlessMalformed(() => run(data, form))
}

function run(data: Uint8Array, form: 'zlib' | 'raw'): Uint8Array {
  input = data
  next = 0
  held = 0
  bits = 0
  produced = 0
  if (form === 'zlib') readZlibHead()
  while (!readBlock()) {
    // Until the block that says it is the last.
  }
  const result = out.slice(0, produced)
  if (form === 'zlib') readZlibTail(result)
  if (next !== input.length) throw DAMAGED
  return result
}

// RFC 1950 §2.2: deflate, a window of at most 32 KB, no preset dictionary, a check of five bits.
function readZlibHead(): void {
  const cmf = nextByte()
  const flags = nextByte()
  if ((cmf & 15) !== 8 || cmf >> 4 > 7 || (cmf * 256 + flags) % 31 !== 0 || (flags & 32) !== 0) throw DAMAGED
}

function readZlibTail(result: Uint8Array): void {
  for (const byte of adler32(result)) if (nextByte() !== byte) throw DAMAGED
}

function nextByte(): number {
  const byte = input[next++]
  if (byte === undefined) throw DAMAGED
  return byte
}

function take(count: number): number {
  while (bits < count) {
    held |= nextByte() << bits
    bits += 8
  }
  const value = held & ((1 << count) - 1)
  held >>>= count
  bits -= count
  return value
}

function readBlock(): boolean {
  const last = take(1) === 1
  const kind = take(2)
  if (kind === 0) copyStored()
  else if (kind === 1) readSymbols(fixedLiterals, fixedDistances)
  else if (kind === 2) {
    readCodes()
    readSymbols(literals, distances)
  } else throw DAMAGED
  return last
}

function copyStored(): void {
  // The rest of the byte is skipped; `take` never holds a whole byte.
  held = 0
  bits = 0
  const length = nextByte() | (nextByte() << 8)
  const check = nextByte() | (nextByte() << 8)
  if ((length ^ check) !== 0xffff || next + length > input.length || produced + length > out.length)
    throw DAMAGED
  out.set(input.subarray(next, next + length), produced)
  next += length
  produced += length
}

function readCodes(): void {
  const literalCount = take(5) + 257
  const distanceCount = take(5) + 1
  const lengthCount = take(4) + 4
  if (literalCount > 286 || distanceCount > 30) throw DAMAGED
  lengths.fill(0, 0, 19)
  for (const symbol of LENGTH_ORDER.slice(0, lengthCount)) lengths[symbol] = take(3)
  build(lengthCode, 0, 19, false)
  readLengths(literalCount + distanceCount)
  if (lengths[END_OF_BLOCK] === 0) throw DAMAGED
  build(literals, 0, literalCount, true)
  buildQuick(literals)
  build(distances, literalCount, literalCount + distanceCount, true)
}

// RFC 1951 §3.2.7: lengths of both codes in one run, which repeats may cross.
function readLengths(count: number): void {
  let index = 0
  while (index < count) {
    const symbol = decode(lengthCode)
    if (symbol < 16) lengths[index++] = symbol
    else index = repeatLength(symbol, index, count)
  }
}

function repeatLength(symbol: number, index: number, count: number): number {
  if (symbol === 16 && index === 0) throw DAMAGED
  const value = symbol === 16 ? byteAt(lengths, index - 1) : 0
  const repeat = symbol === 16 ? 3 + take(2) : symbol === 17 ? 3 + take(3) : 11 + take(7)
  if (index + repeat > count) throw DAMAGED
  lengths.fill(value, index, index + repeat)
  return index + repeat
}

/** Builds the code of `lengths[from..to)`. As in zlib, only a code of a single bit may be incomplete. */
function build({ counts, symbols }: Code, from: number, to: number, mayBeSingle: boolean): void {
  counts.fill(0)
  for (const length of lengths.subarray(from, to)) counts[length] = wordAt(counts, length) + 1
  const { left, longest } = placeStarts(counts)
  const complete = left === 0
  if (!complete && !(mayBeSingle && longest <= 1)) throw DAMAGED
  for (let i = from; i < to; i++) {
    const length = byteAt(lengths, i)
    if (length === 0) continue
    const at = wordAt(starts, length)
    symbols[at] = i - from
    starts[length] = at + 1
  }
}

/** Under each pattern of the next bits: the symbol whose code it begins with and, in the last four, that code's length. */
function buildQuick({ counts, symbols, quick }: Code): void {
  quick.fill(0)
  let code = 0
  let index = 0
  for (let length = 1; length <= QUICK_BITS; length++) {
    for (let n = wordAt(counts, length); n > 0; n--, code++, index++) {
      const entry = (wordAt(symbols, index) << 4) | length
      // The first bit of a code is the lowest of the stream.
      for (let at = reversed(code, length); at < quick.length; at += 1 << length) quick[at] = entry
    }
    code <<= 1
  }
}

function reversed(code: number, length: number): number {
  let [from, to] = [code, 0]
  for (let n = 0; n < length; n++, from >>= 1) to = (to << 1) | (from & 1)
  return to
}

/** Where the symbols of each length begin; how much of the code is left unused, and its longest length. */
function placeStarts(counts: Uint16Array): { readonly left: number; readonly longest: number } {
  let left = 1
  let longest = 0
  starts[1] = 0
  for (let length = 1; length < 16; length++) {
    const count = wordAt(counts, length)
    left = left * 2 - count
    if (left < 0) throw DAMAGED
    if (count > 0) longest = length
    if (length < 15) starts[length + 1] = wordAt(starts, length) + count
  }
  return { left, longest }
}

// A canonical code is decoded by counting: the codes of one length are consecutive numbers.
function decode({ counts, symbols }: Code): number {
  let code = 0
  let first = 0
  let index = 0
  for (let length = 1; length < 16; length++) {
    if (bits === 0) {
      held = nextByte()
      bits = 8
    }
    code |= held & 1
    held >>>= 1
    bits--
    const count = wordAt(counts, length)
    if (code - count < first) return wordAt(symbols, index + (code - first))
    index += count
    first = (first + count) << 1
    code <<= 1
  }
  throw DAMAGED
}

// Most symbols have short codes: one look at the next bits says which, instead of one step for each bit.
function decodeLiteral(code: Code): number {
  while (bits < QUICK_BITS && next < input.length) {
    held |= byteAt(input, next++) << bits
    bits += 8
  }
  const found = wordAt(code.quick, held & QUICK_MASK)
  const length = found & 15
  if (length === 0 || length > bits) return decode(code)
  held >>>= length
  bits -= length
  return found >> 4
}

/** Whole bytes that were taken in advance. */
function giveBack(): void {
  next -= bits >> 3
  bits &= 7
  held &= (1 << bits) - 1
}

function readSymbols(literalCode: Code, distanceCode: Code): void {
  let symbol = decodeLiteral(literalCode)
  while (symbol !== END_OF_BLOCK) {
    if (symbol > END_OF_BLOCK) copyBack(symbol - 257, distanceCode)
    else {
      if (produced >= out.length) throw DAMAGED
      out[produced++] = symbol
    }
    symbol = decodeLiteral(literalCode)
  }
  giveBack()
}

function copyBack(symbol: number, distanceCode: Code): void {
  const base = LENGTH_BASE[symbol]
  if (base === undefined) throw DAMAGED
  const length = base + take(byteAt(LENGTH_EXTRA, symbol))
  const distanceSymbol = decode(distanceCode)
  const distanceBase = DISTANCE_BASE[distanceSymbol]
  if (distanceBase === undefined) throw DAMAGED
  const distance = distanceBase + take(byteAt(DISTANCE_EXTRA, distanceSymbol))
  if (distance > produced || produced + length > out.length) throw DAMAGED
  // Byte by byte: a copy may overlap what it writes.
  for (let i = 0; i < length; i++, produced++) out[produced] = byteAt(out, produced - distance)
}

// RFC 1951 §3.2.6.
function buildFixed(): void {
  lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288)
  build(fixedLiterals, 0, 288, true)
  buildQuick(fixedLiterals)
  lengths.fill(5, 0, 32)
  build(fixedDistances, 0, 32, true)
}

buildFixed()

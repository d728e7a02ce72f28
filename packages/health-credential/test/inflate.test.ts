// Our inflate beside zlib's: the same bytes out, the same refusals, on sound and on damaged streams.

import { constants, deflateRawSync, deflateSync, inflateRawSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflateSmall, SMALL_INFLATE_LIMIT } from '../src/inflate.ts'
import { chance } from './mutations.ts'

interface Inflated {
  readonly buffer: Uint8Array
  readonly engine: { readonly bytesWritten: number }
}

/** What zlib says, with our bound and our refusal of bytes behind the stream. */
function byZlib(data: Uint8Array, form: 'zlib' | 'raw'): Uint8Array | undefined {
  const run = form === 'raw' ? inflateRawSync : inflateSync
  try {
    const { buffer, engine } = run(data, {
      maxOutputLength: SMALL_INFLATE_LIMIT,
      info: true,
    }) as unknown as Inflated
    return engine.bytesWritten === data.length ? new Uint8Array(buffer) : undefined
  } catch {
    return undefined
  }
}

/** The bits of a number as deflate writes them: the lowest first. */
const number = (value: number, bits: number) => Array.from({ length: bits }, (_, i) => (value >> i) & 1)
const bytesOf = (bits: readonly number[]) =>
  Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, i) =>
    bits.slice(8 * i, 8 * i + 8).reduce((byte, bit, at) => byte | (bit << at), 0),
  )

const STRATEGIES = [
  constants.Z_DEFAULT_STRATEGY,
  constants.Z_FIXED,
  constants.Z_HUFFMAN_ONLY,
  constants.Z_RLE,
  constants.Z_FILTERED,
]
const text = fc
  .array(fc.constantFrom('health', 'code', 'ä', '0', '\n', '{"a":1}', 'zzzzzzzzzzzzzzzzz'), {
    maxLength: 400,
  })
  .map((words) => Buffer.from(words.join('')))
const content = fc.oneof(fc.uint8Array({ maxLength: 600 }), text)
const options = fc.record({ strategy: fc.constantFrom(...STRATEGIES), level: fc.integer({ min: 0, max: 9 }) })

describe('inflate', () => {
  it('undoes every way of deflating', () => {
    fc.assert(
      fc.property(content, options, (bytes, how) => {
        expect(inflateSmall(deflateSync(bytes, how), 'zlib')).toEqual(new Uint8Array(bytes))
        expect(inflateSmall(deflateRawSync(bytes, how), 'raw')).toEqual(new Uint8Array(bytes))
      }),
      { seed: 1951, numRuns: 400 },
    )
  })

  it('agrees with zlib on damaged streams', () => {
    const random = chance(1950)
    const sound = [0, 1, 6, 9].flatMap((level) =>
      STRATEGIES.map((strategy) =>
        deflateSync(Buffer.from('{"health":"code"}'.repeat(20) + level), { level, strategy }),
      ),
    )
    for (let i = 0; i < 3000; i++) {
      const stream = new Uint8Array(sound[i % sound.length] ?? [])
      // Mostly near the front, where the codes are described.
      for (let flips = random(3); flips >= 0; flips--) {
        const at = random(random(2) === 0 ? Math.min(24, stream.length) : stream.length)
        stream[at] = (stream[at] ?? 0) ^ (1 << random(8))
      }
      const cut = random(8) === 0 ? stream.slice(0, random(stream.length)) : stream
      expect([i, inflateSmall(cut, 'zlib')]).toEqual([i, byZlib(cut, 'zlib')])
      expect([i, inflateSmall(cut.subarray(2), 'raw')]).toEqual([i, byZlib(cut.subarray(2), 'raw')])
    }
  })

  it('agrees with zlib on codes that are described wrongly', () => {
    // A block with codes of its own: 257 literals, 1 distance, then the lengths of 18 codes for lengths.
    const head = [...number(1, 1), ...number(2, 2), ...number(0, 5), ...number(0, 5), ...number(14, 4)]
    const lengthCodes = (lengths: Readonly<Record<number, number>>) =>
      [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1].flatMap((symbol) =>
        number(lengths[symbol] ?? 0, 3),
      )
    const zeros = (count: number) => Array.from({ length: count }, () => 0)
    // Only code 16, "as the one before", which nothing is before; then a code of which one bit pattern is left over.
    const repeatsNothing = [...head, ...lengthCodes({ 0: 1, 16: 1 }), 1, ...zeros(64)]
    // Lengths: 1 for the end of the block (0), 1 for the one distance; a literal "1" has no code at all.
    const single = [
      ...head,
      ...lengthCodes({ 1: 1, 18: 1 }),
      ...[1, ...number(127, 7), 1, ...number(107, 7)],
      ...[0, 0],
      ...Array.from({ length: 40 }, () => 1),
    ]
    for (const bits of [repeatsNothing, single]) {
      const stream = bytesOf(bits)
      expect(inflateSmall(stream, 'raw')).toBeUndefined()
      expect(byZlib(stream, 'raw')).toBeUndefined()
    }
  })

  it('agrees with zlib on bytes that mean nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(inflateSmall(bytes, 'raw')).toEqual(byZlib(bytes, 'raw'))
        expect(inflateSmall(bytes, 'zlib')).toEqual(byZlib(bytes, 'zlib'))
      }),
      { seed: 3, numRuns: 2000 },
    )
  })

  it('stops at the bound, for every kind of block', () => {
    for (const level of [0, 9]) {
      expect(inflateSmall(deflateSync(new Uint8Array(SMALL_INFLATE_LIMIT), { level }), 'zlib')).toHaveLength(
        SMALL_INFLATE_LIMIT,
      )
      expect(
        inflateSmall(deflateSync(new Uint8Array(SMALL_INFLATE_LIMIT + 1), { level }), 'zlib'),
      ).toBeUndefined()
    }
    const one = new Uint8Array(SMALL_INFLATE_LIMIT + 1)
    expect(inflateSmall(deflateSync(one, { strategy: constants.Z_HUFFMAN_ONLY }), 'zlib')).toBeUndefined()
    const noise = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7919) >> 3)
    expect(inflateSmall(deflateSync(noise, { strategy: constants.Z_HUFFMAN_ONLY }), 'zlib')).toBeUndefined()
  })
})

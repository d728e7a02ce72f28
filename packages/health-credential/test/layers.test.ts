// The layers below the credentials, each against the vectors of its standard.

import { inflateSync } from 'node:zlib'
import { decode as decodeWithCborg } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase32 } from '../src/base32.ts'
import { decodeBase45, encodeBase45 } from '../src/base45.ts'
import {
  byteAt,
  fromBase64,
  fromBase64Url,
  fromHex,
  toBase64,
  toBase64Url,
  toHex,
  wordAt,
} from '../src/bytes.ts'
import { decodeCbor, Simple, Tagged } from '../src/cbor.ts'
import { encodeCbor } from '../src/cbor-encode.ts'
import { cborToJson } from '../src/cbor-json.ts'
import { p1363 } from '../src/certificate-chain.ts'
import { algorithmOf, readCoseSign1, signedMessage } from '../src/cose.ts'
import { derOfPair, pairOfDer } from '../src/ecdsa-form.node.ts'
import { checkSignature, runAsync, runSync, type SignatureAlgorithm } from '../src/effect.ts'
import { nodeEngine } from '../src/engine.node.ts'
import { webEngine } from '../src/engine.web.ts'
import { canonicalJson, parseJson } from '../src/json.ts'
import { Malformed, unlessMalformed } from '../src/malformed.ts'
import { jwkKey, keyKind, type TrustedKey } from '../src/trust.ts'
import { storeZlib } from '../src/zlib-store.ts'
import { vectorFile, vectors } from './vectors.ts'

const hex = (text: string) => fromHex(text) ?? new Uint8Array()

describe('base45', () => {
  const records = vectors<{ id: string; base45: string; plain_hex?: string }>('base45')
  it.each(records.map((record) => [record.id, record] as const))('%s', (_id, { base45, plain_hex }) => {
    const bytes = decodeBase45(base45)
    expect(bytes && toHex(bytes)).toBe(plain_hex)
    if (bytes !== undefined) expect(encodeBase45(bytes)).toBe(base45)
  })

  it('comes back whole for all bytes, and no two texts stand for the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes)
      }),
      { seed: 45 },
    )
  })
})

describe('CBOR', () => {
  interface Case {
    readonly hex: string
    readonly decoded?: unknown
    readonly diagnostic?: string
  }
  const DIAGNOSTIC: Readonly<Record<string, unknown>> = {
    Infinity: Number.POSITIVE_INFINITY,
    undefined,
    'simple(16)': new Simple(16),
    'simple(24)': undefined,
    '1(1363896240.5)': new Tagged(1, 1363896240.5),
    "23(h'01020304')": new Tagged(23, hex('01020304')),
    "24(h'6449455446')": new Tagged(24, hex('6449455446')),
    "h''": new Uint8Array(),
    "h'01020304'": hex('01020304'),
    '{1: 2, 3: 4}': new Map([
      [1, 2],
      [3, 4],
    ]),
    "(_ h'0102', h'030405')": hex('0102030405'),
  }
  const records = vectors<{ id: string; case: Case }>('cbor-rfc8949')
  it.each(records.map((record) => [record.case.hex, record.case] as const))(
    'reads %s as RFC 8949 says',
    (_hex, wanted) => {
      const read = decodeCbor(hex(wanted.hex))
      // RFC 8949 made simple(24), which RFC 7049 still showed, malformed.
      if (wanted.diagnostic === 'simple(24)') return expect(read).toBeUndefined()
      if (wanted.hex === 'c349010000000000000000')
        return expect(read?.value).toEqual(new Tagged(3, hex('010000000000000000')))
      if (wanted.hex === '1bffffffffffffffff') return expect(read?.value).toBe(18446744073709551615n)
      if (wanted.diagnostic !== undefined) return expect(read?.value).toEqual(DIAGNOSTIC[wanted.diagnostic])
      return expect(cborToJson(read?.value)?.json).toEqual(wanted.decoded)
    },
  )

  it.each([
    ['a duplicate key', 'a201020103'],
    ['a duplicate key in two kinds of number', 'a2010201f93c00'.replace('01f93c00', 'f93c0002')],
    ['a duplicate byte string key', 'a24101024101 03'.replace(' ', '')],
    ['a map as key', 'a1a00102'],
    ['bytes behind the value', '0000'],
    ['a cut string', '6261'],
    ['a lying array length', '9b00ffffffffffffff00'],
    ['bad UTF-8', '62c328'],
    ['a chunk of another kind', '5f6161ff'],
    ['a break out of place', '82ff'],
    ['a reserved length', '1c'],
    ['an indefinite integer', '1f'],
    ['nothing', ''],
    ['only a break', 'ff'],
    ['a hundred nested arrays', '81'.repeat(100)],
    ['a thousand nested indefinite arrays', '9f'.repeat(1000)],
    ['a cut float', 'fa00'],
  ])('refuses %s', (_what, text) => {
    expect(decodeCbor(hex(text))).toBeUndefined()
  })

  it('agrees with cborg on whatever both read', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.string(),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array(),
        tie('list'),
        tie('map'),
      ),
      list: fc.array(tie('any'), { maxLength: 4 }),
      map: fc
        .uniqueArray(fc.tuple(fc.oneof(fc.integer(), fc.string()), tie('any')), {
          selector: ([key]) => key,
          maxLength: 4,
        })
        .map((entries) => new Map(entries)),
    })).any
    fc.assert(
      fc.property(value, (wanted) => {
        const bytes = encodeCbor(wanted)
        expect(decodeCbor(bytes)?.value).toEqual(wanted)
        expect(decodeWithCborg(bytes, { useMaps: true })).toEqual(wanted)
      }),
      { seed: 8949 },
    )
  })

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        decodeCbor(bytes)
      }),
      { seed: 1, numRuns: 5000 },
    )
  })

  it('reads the halves of infinity and of no number', () => {
    for (const [text, value] of [
      ['f97c00', Number.POSITIVE_INFINITY],
      ['f9fc00', Number.NEGATIVE_INFINITY],
      ['f97e00', Number.NaN],
    ] as const)
      expect(decodeCbor(hex(text))?.value).toBe(value)
  })

  it('turns into JSON only when no two keys fall together', () => {
    expect(
      cborToJson(
        new Map<unknown, unknown>([
          [1, 'a'],
          ['1', 'b'],
        ]),
      ),
    ).toBeUndefined()
    expect(
      JSON.stringify(
        cborToJson(
          new Map<unknown, unknown>([
            ['__proto__', 1],
            [2, 10n],
            ['t', new Simple(9)],
            ['n', Number.NaN],
          ]),
        )?.json,
      ),
    ).toBe('{"2":"10","__proto__":1,"t":null,"n":null}')
  })

  it('writes no value that our messages do not have', () => {
    expect(() => encodeCbor(Symbol('x'))).toThrow(TypeError)
    expect(() => encodeCbor(1.5)).toThrow(TypeError)
  })
})

describe('a decoder', () => {
  it('says undefined of malformed input, and passes on what is a fault', () => {
    const reading = (thrown: Error) => () =>
      unlessMalformed(() => {
        throw thrown
      })
    expect(reading(new Malformed('cut short'))()).toBeUndefined()
    expect(reading(new RangeError('stack'))).toThrow(RangeError)
  })

  it('finds zero outside of its bytes', () => {
    expect([byteAt(Uint8Array.of(7), 0), byteAt(Uint8Array.of(7), 1)]).toEqual([7, 0])
    expect([wordAt(Uint16Array.of(700), 0), wordAt(Uint16Array.of(700), -1)]).toEqual([700, 0])
  })
})

describe('the text forms of bytes', () => {
  it('come back whole', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes)
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(new Uint8Array(inflateSync(storeZlib(bytes)))).toEqual(bytes)
      }),
      { seed: 64 },
    )
    expect(new Uint8Array(inflateSync(storeZlib(new Uint8Array(200_000).fill(7))))).toEqual(
      new Uint8Array(200_000).fill(7),
    )
  })

  it('are strict about strange characters and leftover bits', () => {
    expect(fromBase64('AB=C')).toBeUndefined()
    expect(fromBase64('AB')).toBeUndefined()
    expect(fromBase64('AA')).toEqual(Uint8Array.of(0))
    expect(fromBase64Url('A+')).toBeUndefined()
    expect(fromHex('abc')).toBeUndefined()
    expect(decodeBase32('MZXW6')).toEqual(new TextEncoder().encode('foo'))
    expect(decodeBase32('MZXW7')).toBeUndefined()
    expect(decodeBase32('M1')).toBeUndefined()
  })
})

describe('JSON', () => {
  it('is put in canonical form as RFC 8785 shows', () => {
    const text =
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'
    expect(canonicalJson(parseJson(text))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('is refused when nested beyond sense', () => {
    expect(parseJson('['.repeat(100) + ']'.repeat(100))).toBeUndefined()
    expect(parseJson(`["${'['.repeat(100)}\\"["]`)).toHaveLength(1)
    expect(parseJson('{')).toBeUndefined()
  })
})

describe('COSE_Sign1 of the COSE working group', () => {
  interface Doc {
    readonly fail?: boolean
    readonly input: { readonly sign0?: { readonly key: Record<string, string> } }
    readonly output: { readonly cbor: string }
  }
  const records = vectors<{ id: string; doc: Doc }>('cose-wg-examples').filter(
    ({ doc }) => doc.input.sign0 !== undefined,
  )

  it.each(records.map((record) => [record.id, record.doc] as const))('%s', async (_id, doc) => {
    const cose = readCoseSign1(decodeCbor(hex(doc.output.cbor))?.value)
    const key = jwkKey(doc.input.sign0?.key)
    const message = cose && signedMessage(cose)
    const algorithm = cose && algorithmOf(cose)
    const holds =
      key !== undefined &&
      message !== undefined &&
      algorithm !== undefined &&
      runSync(checkSignature(algorithm, key, message.signed, message.signature), nodeEngine)
    expect(holds).toBe(doc.fail !== true)
    if (key && message && algorithm)
      expect(
        await runAsync(checkSignature(algorithm, key, message.signed, message.signature), webEngine),
      ).toBe(holds)
  })
})

describe('signatures of Wycheproof', () => {
  interface Test {
    readonly file: string
    readonly group: number
    readonly id: string
    readonly test: {
      readonly msg: string
      readonly sig: string
      readonly result: string
      readonly flags: readonly string[]
    }
  }
  interface Group {
    readonly publicKeyDer?: string
    readonly keyDer?: string
  }
  const FILES: Readonly<Record<string, SignatureAlgorithm>> = {
    ecdsa_secp256r1_sha256_p1363_test: 'ES256',
    ecdsa_secp256r1_sha256_test: 'ES256',
    ed25519_test: 'EdDSA',
    rsa_pss_2048_sha256_mgf1_32_test: 'PS256',
  }
  const all = vectors<Test>('wycheproof')

  it.each(Object.entries(FILES))('%s', async (file, algorithm) => {
    const groups: Group[] = JSON.parse(vectorFile(`wycheproof/${file}.groups.json`).toString('utf8'))
    const tests = all.filter((one) => one.file === file)
    expect(tests.length).toBeGreaterThan(0)
    for (const { group, test, id } of tests) {
      const spki = hex(groups[group]?.publicKeyDer ?? groups[group]?.keyDer ?? '')
      const key: TrustedKey = { kid: id, kind: keyKind(spki) ?? 'P-521', spki }
      const signature = file === 'ecdsa_secp256r1_sha256_test' ? p1363(hex(test.sig), 32) : hex(test.sig)
      const holds =
        signature !== undefined &&
        runSync(checkSignature(algorithm, key, hex(test.msg), signature), nodeEngine)
      expect([id, holds]).toEqual([id, test.result === 'valid'])
      if (signature !== undefined)
        expect([
          id,
          await runAsync(checkSignature(algorithm, key, hex(test.msg), signature), webEngine),
        ]).toEqual([id, holds])
    }
  })
})

describe('the two forms of an ECDSA signature', () => {
  it.each([32, 48, 66])(
    'two numbers of %i bytes come back from DER, which is as strict readers want it',
    (size) => {
      const number = fc.uint8Array({ minLength: size, maxLength: size })
      const small = fc
        .nat(size - 1)
        .chain((zeros) =>
          number.map((bytes) =>
            new Uint8Array(size).fill(255, zeros).map((one, at) => one & (bytes[at] ?? 0)),
          ),
        )
      fc.assert(
        fc.property(fc.oneof(number, small), fc.oneof(number, small), (r, s) => {
          const pair = Uint8Array.of(...r, ...s)
          const der = derOfPair(pair, size) ?? new Uint8Array()
          expect(p1363(der, size)).toEqual(pair)
          expect(pairOfDer(der, size)).toEqual(pair)
        }),
        { seed: 3279 },
      )
    },
  )

  it('any other length is no signature', () => {
    expect(derOfPair(new Uint8Array(63), 32)).toBeUndefined()
    expect(derOfPair(new Uint8Array(65), 32)).toBeUndefined()
    expect(derOfPair(new Uint8Array(0), 32)).toBeUndefined()
  })
})

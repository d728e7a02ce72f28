// What a forger, a prankster or a careless issuer might send. Each has its own answer; none is believed.

import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeBase45, encodeBase45 } from '../src/base45.ts'
import { Tagged } from '../src/cbor.ts'
import { encodeCbor } from '../src/cbor-encode.ts'
import { readCertificate } from '../src/certificate.ts'
import { signedBytes } from '../src/cose.ts'
import { dccSchemaProblems } from '../src/dcc-schema.ts'
import { DER, der, derBits, derOid, derUnsigned, readDer } from '../src/der.ts'
import { issueCode, readCredential, readTrust, verifyCode } from '../src/index.ts'
import type { Trust, TrustedKey } from '../src/trust.ts'
import * as web from '../src/web.ts'
import { code, NOW, signer, stranger, trust } from './instance.ts'
import { vectors } from './vectors.ts'

const ORDER_P256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

const CERTIFICATE = {
  ver: '1.3.0',
  dob: '1990-01-01',
  nam: { fnt: 'AMINA' },
  v: [
    {
      tg: '840539006',
      vp: '1119349007',
      mp: 'EU/1/20/1528',
      ma: 'ORG-100030215',
      dn: 1,
      sd: 1,
      dt: '2020-01-01',
      co: 'UT',
      is: 'Test',
      ci: 'X',
    },
  ],
}

function cborOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cborOf)
  if (typeof value === 'object' && value !== null)
    return new Map(Object.entries(value).map(([key, inner]) => [key, cborOf(inner)]))
  return value
}

interface Making {
  readonly curve?: string
  readonly hash?: string
  readonly algorithm?: number
  readonly wrap?: (parts: readonly unknown[]) => unknown
  readonly claims?: Map<unknown, unknown>
  readonly kid?: Uint8Array
  readonly compress?: (bytes: Uint8Array) => Uint8Array
}

/** A DCC under a fresh key, made in an odd way, and the trust that knows the key. */
function made({
  curve = 'P-256',
  hash = 'sha256',
  algorithm = -7,
  wrap,
  claims,
  kid = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  compress = deflateSync,
}: Making = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: curve })
  const header = encodeCbor(
    new Map<number, unknown>([
      [1, algorithm],
      [4, kid],
    ]),
  )
  const body = encodeCbor(
    claims ??
      new Map<unknown, unknown>([
        [1, 'UT'],
        [4, NOW.getTime() / 1000 + 60],
        [6, NOW.getTime() / 1000 - 60],
        [-260, new Map([[1, cborOf(CERTIFICATE)]])],
      ]),
  )
  const signature = new Uint8Array(
    sign(hash, signedBytes(header, body), { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  )
  const parts = [header, new Map(), body, signature]
  const message = encodeCbor(wrap === undefined ? new Tagged(18, parts) : wrap(parts))
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: Buffer.from(kid).toString('base64url') }
  return {
    text: `HC1:${encodeBase45(new Uint8Array(compress(message)))}`,
    trust: readTrust(JSON.stringify({ keys: [jwk] })).trust,
    message,
  }
}

async function codesOf(text: string, given: Trust) {
  const answer = readCredential(text, { trust: given, at: NOW })
  expect(await web.readCredential(text, { trust: given, at: NOW })).toEqual(answer)
  return answer.problems.map((found) => found.code)
}

describe('the ways in which COSE is wrapped', () => {
  it.each([
    ['tagged', undefined],
    ['untagged', (parts: readonly unknown[]) => [...parts]],
    ['double-tagged', (parts: readonly unknown[]) => new Tagged(61, new Tagged(18, parts))],
  ])('%s is read', async (_name, wrap) => {
    const { text, trust: known } = made(wrap === undefined ? {} : { wrap })
    expect(await codesOf(text, known)).toEqual([])
  })

  it.each([
    ['another tag', (parts: readonly unknown[]) => new Tagged(98, parts)],
    ['the tag twice', (parts: readonly unknown[]) => new Tagged(18, new Tagged(18, parts))],
    ['a part too many', (parts: readonly unknown[]) => [...parts, 1]],
    [
      'a detached payload',
      ([header, map, , signature]: readonly unknown[]) => [header, map, null, signature],
    ],
    [
      'a header that is no map',
      ([, map, body, signature]: readonly unknown[]) => [encodeCbor(5), map, body, signature],
    ],
    [
      'an unprotected header that is no map',
      ([header, , body, signature]: readonly unknown[]) => [header, 1, body, signature],
    ],
  ])('%s is no COSE_Sign1', async (_name, wrap) => {
    const { text, trust: known } = made({ wrap })
    expect(await codesOf(text, known)).toEqual(['cose'])
  })
})

describe('algorithm and key', () => {
  it('P-384 under alg -7 is refused (decision record on P-384)', async () => {
    const { text, trust: known } = made({ curve: 'P-384' })
    expect(await codesOf(text, known)).toEqual(['algorithm'])
  })

  it('an algorithm outside the profile is refused, even one that the key fits', async () => {
    const { text, trust: known } = made({ curve: 'P-384', hash: 'sha384', algorithm: -35 })
    expect(await codesOf(text, known)).toEqual(['algorithm'])
    expect(await codesOf(made({ algorithm: 5 }).text, known)).toEqual(['algorithm'])
  })

  it('PS256 named over an EC key is refused', async () => {
    const { text, trust: known } = made({ algorithm: -37 })
    expect(await codesOf(text, known)).toEqual(['algorithm'])
  })

  it('one key id shared by several certificates tries them all', async () => {
    const first = made()
    const second = made()
    const both = { keys: [...first.trust.keys, ...second.trust.keys] }
    expect(await codesOf(first.text, both)).toEqual([])
    expect(await codesOf(second.text, both)).toEqual([])
    expect(await codesOf(made().text, both)).toEqual(['signature'])
  })

  it('a revoked key under a shared id does not stain its sound twin', async () => {
    const good = made()
    const [key] = good.trust.keys
    if (key === undefined) throw new Error('no key')
    const revoked: TrustedKey = { ...key, revokedAt: 0 }
    expect(await codesOf(good.text, { keys: [revoked, key] })).toEqual([])
    expect(await codesOf(good.text, { keys: [revoked] })).toEqual(['issuer-revoked'])
  })

  it('the twin of a signature (n - s) verifies too, and is the same code: its id is not in the signature', () => {
    const original = issueCode(code(), signer)
    const message = inflateSync(decodeBase45(original.slice(4)) ?? new Uint8Array())
    const s = BigInt(`0x${message.subarray(-32).toString('hex')}`)
    const twin = Buffer.from((ORDER_P256 - s).toString(16).padStart(64, '0'), 'hex')
    const text = `HC1:${encodeBase45(new Uint8Array(deflateSync(Buffer.concat([message.subarray(0, -32), twin]))))}`
    const [first, second] = [original, text].map((one) => verifyCode(one, { trust, at: NOW }))
    expect(second?.valid).toBe(true)
    expect(second?.payload?.id).toBe(first?.payload?.id)
  })
})

describe('content', () => {
  it('that inflates beyond 64 KB is not inflated', async () => {
    const bomb = made({ compress: () => deflateSync(new Uint8Array(50_000_000)) })
    expect(await codesOf(bomb.text, bomb.trust)).toEqual(['zlib'])
    const edge = made({ compress: () => deflateSync(new Uint8Array(65_536).fill(0x80)) })
    expect(await codesOf(edge.text, edge.trust)).toEqual(['cbor'])
  })

  it('with bytes behind the compressed stream is refused', async () => {
    const ballast = made({ compress: (bytes) => Buffer.concat([deflateSync(bytes), Buffer.from('ballast')]) })
    expect(await codesOf(ballast.text, ballast.trust)).toEqual(['zlib'])
  })

  it('longer than any code is not looked at', async () => {
    expect(await codesOf(`HC1:${'A'.repeat(1_000_000)}`, trust)).toEqual(['prefix'])
    expect(verifyCode(`HC1:${'A'.repeat(1_000_000)}`, { trust, at: NOW }).problems).toMatchObject([
      { code: 'base45' },
    ])
  })

  it('that is no map of claims, or claims no certificate, is told apart', async () => {
    const claims = (value: unknown) =>
      made({
        claims: new Map<unknown, unknown>([
          [4, NOW.getTime() / 1000 + 9],
          [-260, value],
        ]),
      })
    expect(await codesOf(claims(new Map([[1, 'text']])).text, trust)).toEqual(['cbor', 'issuer-unknown'])
    const other = claims(new Map([[-6, new Map([['n', 'Amina']])]]))
    expect(readCredential(other.text, { trust: other.trust, at: NOW })).toMatchObject({
      format: 'unknown',
      valid: true,
      payload: { '-260': { '-6': { n: 'Amina' } } },
    })
    const twice = claims(
      new Map<unknown, unknown>([
        [
          1,
          new Map<unknown, unknown>([
            [1, 'a'],
            ['1', 'b'],
          ]),
        ],
      ]),
    )
    expect(await codesOf(twice.text, twice.trust)).toEqual(['cbor'])
  })

  it('without an expiry is flagged, with an impossible one too', async () => {
    for (const exp of [undefined, 1e300]) {
      const claims = new Map<unknown, unknown>([
        [1, 'UT'],
        [-260, new Map([[1, cborOf(CERTIFICATE)]])],
      ])
      if (exp !== undefined) claims.set(4, Number.MAX_SAFE_INTEGER)
      const endless = made({ claims })
      expect(await codesOf(endless.text, endless.trust)).toEqual(['schema-expiry'])
    }
  })
})

describe('our own payload', () => {
  it.each([
    ['no id', { id: undefined }],
    ['an unknown colour', { state: 99 }],
    ['a negative policy version', { policyVersion: -1 }],
    ['a pack that is a number', { pack: 5 }],
    ['reasons that are no list', { reasons: 'x' }],
    ['a binding too costly to compute', { binding: Uint8Array.of(40, 1, 2, 3) }],
    ['a binding that is a text', { binding: 'none' }],
    ['a binding cut short', { binding: Uint8Array.of(16, 1, 2) }],
    ['a colour in words', { state: 'green' }],
    ['half a status', { status: [1] }],
    ['a first name that is a number', { firstName: 3 }],
  ])('with %s is no code of ours', async (_what, change) => {
    const keys = {
      id: 1,
      state: 3,
      policyVersion: 4,
      pack: 5,
      binding: 7,
      status: 8,
      reasons: 9,
      firstName: 11,
    }
    const values: Record<string, unknown> = {
      id: new Uint8Array(16),
      state: 1,
      policyVersion: 1,
      pack: 'zj',
      ...change,
    }
    const map = new Map(
      Object.entries(keys).flatMap(([name, key]) =>
        values[name] === undefined ? [] : [[key, values[name]] as const],
      ),
    )
    const odd = made({
      claims: new Map<unknown, unknown>([
        [1, 'UT'],
        [4, NOW.getTime() / 1000 + 9],
        [6, 0],
        [-260, new Map([[-7001, map]])],
      ]),
    })
    const answer = verifyCode(odd.text, {
      trust: odd.trust,
      at: NOW,
      document: { number: '1', dateOfBirth: '', expiresOn: '' },
    })
    expect(answer).toMatchObject({ valid: false, payload: null, problems: [{ code: 'cbor' }] })
    expect(await web.verifyCode(odd.text, { trust: odd.trust, at: NOW })).toMatchObject({
      problems: [{ code: 'cbor' }],
    })
  })

  it('carries a first name only when asked to, and short ids as texts too', () => {
    const named = issueCode(
      code({ firstName: 'Amina', reasons: ['fever', 3], level: 'online', scheme: 'resident' }),
      signer,
    )
    expect(verifyCode(named, { trust, at: NOW }).payload).toMatchObject({
      firstName: 'Amina',
      reasons: ['fever', 3],
      level: 'online',
      scheme: 'resident',
    })
    expect(() => issueCode(code({ id: 'zz' }), signer)).toThrow(TypeError)
  })

  it('is read by the reader of all formats, in the words of all formats', () => {
    expect(readCredential(issueCode(code(), signer), { trust, at: NOW })).toMatchObject({
      format: 'pratique',
      valid: true,
      payload: { state: 'orange' },
    })
    const real: Trust = { ...trust, ...(trust.list && { list: { ...trust.list, specimen: false } }) }
    expect(readCredential(issueCode(code(), signer), { trust: real, at: NOW }).problems).toMatchObject([
      { code: 'key-usage' },
    ])
    expect(readCredential(issueCode(code(), stranger), { trust, at: NOW }).verdict).toBe('unknown')
  })
})

describe('the JSON schemas of the DCC', () => {
  interface Case {
    readonly id: string
    readonly doc: unknown
    readonly expect_valid: boolean
  }
  it.each(
    vectors<Case>('dcc-schema-valuesets').map(
      (record) => [`${record.id} ${record.expect_valid}`, record] as const,
    ),
  )('%s', (_id, { doc, expect_valid }) => {
    expect(dccSchemaProblems(doc).length === 0).toBe(expect_valid)
  })

  it('are checked for every kind of fault', () => {
    const codes = (doc: unknown) => dccSchemaProblems(doc).map(({ code: found }) => found)
    expect(codes([])).toEqual(['schema-type'])
    expect(codes({})).toEqual(expect.arrayContaining(['schema-required', 'schema-count']))
    expect(codes({ ...CERTIFICATE, nam: 5 })).toEqual(['schema-type'])
    expect(codes({ ...CERTIFICATE, v: 5 })).toEqual(['schema-type'])
    expect(codes({ ...CERTIFICATE, v: [5] })).toEqual(['schema-type'])
    expect(codes({ ...CERTIFICATE, ver: 7 })).toEqual(['schema-type'])
    expect(codes({ ...CERTIFICATE, ver: 'newest' })).toEqual(['schema-pattern'])
    expect(codes({ ...CERTIFICATE, v: [{ ...CERTIFICATE.v[0], is: 5 }] })).toEqual(['schema-type'])
    for (const dt of ['2021-13-01', '2021-00-10', '2021-01-00', '2021-1-1'])
      expect(codes({ ...CERTIFICATE, v: [{ ...CERTIFICATE.v[0], dt }] })).toEqual(['schema-date'])
    const { tg, co, is, ci } = { co: 'DE', is: 'Ministry', ci: 'URN:X', tg: '840539006' }
    const { v: _, ...person } = CERTIFICATE
    const tested = (sc: string) => ({ ...person, t: [{ tg, co, is, ci, tt: 'x', tr: 'y', tc: 'z', sc }] })
    expect(codes(tested('2021-06-01T12:00:00+02:00'))).toEqual([])
    for (const sc of ['2021-06-01T25:00:00Z', '2021-02-30T12:00:00Z', '2021-06-01', 'now'])
      expect(codes(tested(sc))).toEqual(['schema-date'])
    expect(
      codes({
        ...CERTIFICATE,
        v: [{ ...CERTIFICATE.v[0], dt: '2021-02-29', dn: 0, sd: '2', is: 'x'.repeat(81), co: 'de' }],
      }),
    ).toEqual(
      expect.arrayContaining([
        'schema-date',
        'schema-range',
        'schema-type',
        'schema-length',
        'schema-pattern',
      ]),
    )
  })
})

describe('certificates and DER', () => {
  it.each([
    ['nothing', ''],
    ['no sequence', '0500'],
    ['an indefinite length', '3080'],
    ['a length in too many bytes', '30810100'],
    ['a length beyond the end', '3005'],
    ['a long tag', '1f0100'],
    ['five length bytes', '308500000000'],
    ['an empty sequence', '3000'],
  ])('%s is no certificate', (_what, hex) => {
    expect(readCertificate(Buffer.from(hex, 'hex'))).toBeUndefined()
  })

  it('that lie about their parts are refused', () => {
    const whole = readDer(signer.certificate)?.[0]
    const [tbs, algorithm, signature] = readDer(whole?.content ?? new Uint8Array()) ?? []
    if (!tbs || !algorithm || !signature) throw new Error('unreadable')
    expect(readCertificate(der(DER.sequence, tbs.whole, algorithm.whole))).toBeUndefined()
    expect(
      readCertificate(der(DER.sequence, der(DER.octetString), algorithm.whole, signature.whole)),
    ).toBeUndefined()
    const fields = readDer(tbs.content) ?? []
    for (let i = 1; i < 7; i++) {
      const without = fields.filter((_, index) => index !== i).map((field) => field.whole)
      expect(
        readCertificate(der(DER.sequence, der(DER.sequence, ...without), algorithm.whole, signature.whole))
          ?.spki,
      ).not.toEqual(readCertificate(signer.certificate)?.spki)
    }
  })

  it('are written as OpenSSL reads them, long ones too', () => {
    expect(
      Buffer.from(der(DER.octetString, new Uint8Array(300)))
        .subarray(0, 4)
        .toString('hex'),
    ).toBe('0482012c')
    expect(
      Buffer.from(der(DER.octetString, new Uint8Array(200)))
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('0481c8')
    expect(Buffer.from(derOid('2.16.840.1.101')).toString('hex')).toBe(
      `${'0607608648016503'.slice(0, 4).replace('07', '05')}6086480165`,
    )
    expect(Buffer.from(derUnsigned(Uint8Array.of(0, 0))).toString('hex')).toBe('020100')
    expect(derBits(Uint8Array.of(1))).toEqual(Uint8Array.of(3, 2, 0, 1))
    expect(createHash('sha256').update(signer.certificate).digest().subarray(0, 8)).toEqual(
      Buffer.from(signer.kid),
    )
  })
})

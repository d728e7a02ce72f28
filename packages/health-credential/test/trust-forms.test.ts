// Every form in which an operator may hold trust, and every way in which one can be broken.

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cardRevocationList, isCardRevoked } from '../src/card-revocation.ts'
import { decodeCbor, Tagged } from '../src/cbor.ts'
import { encodeCbor } from '../src/cbor-encode.ts'
import { readCertificate } from '../src/certificate.ts'
import { chainProblems } from '../src/certificate-chain.ts'
import { readCertificateRevocationList } from '../src/certificate-revocation.ts'
import { DER, der, derBits, derOid, derUnsigned } from '../src/der.ts'
import { runSync } from '../src/effect.ts'
import { nodeEngine } from '../src/engine.node.ts'
import {
  createStatusList,
  openSigner,
  readStatusList,
  readTrust,
  signTrustList,
  trustListKey,
  withStatuses,
} from '../src/index.ts'
import { signJws } from '../src/status-issue.node.ts'
import { keyKind, type Trust } from '../src/trust.ts'
import { NOW, newSigner, signer, statusBytes, trust, trustDocument, trustText } from './instance.ts'

const codesOf = (source: string | Uint8Array) => readTrust(source).problems.map(({ code }) => code)
const jwkOf = (key: KeyObject, more: object = {}) => ({ ...key.export({ format: 'jwk' }), ...more })
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const ed25519 = generateKeyPairSync('ed25519').publicKey
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const p521 = generateKeyPairSync('ec', { namedCurve: 'P-521' }).publicKey

describe('JWKs', () => {
  it('of every kind are read as OpenSSL writes their keys', () => {
    for (const key of [ed25519, rsa.publicKey, p521]) {
      const { trust: read } = readTrust(JSON.stringify({ keys: [jwkOf(key, { kid: 'a' })] }))
      expect(Buffer.from(read.keys[0]?.spki ?? []).equals(key.export({ type: 'spki', format: 'der' }))).toBe(
        true,
      )
    }
    expect(keyKind(rsa.publicKey.export({ type: 'spki', format: 'der' }))).toBe('RSA')
    expect(keyKind(ed25519.export({ type: 'spki', format: 'der' }))).toBe('Ed25519')
  })

  it.each([
    ['a symmetric key', { kty: 'oct', k: 'AAAA' }],
    ['a short coordinate', { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }],
    ['an unknown curve', { kty: 'EC', crv: 'secp256k1', x: 'AAAA', y: 'AAAA' }],
    ['a short Ed25519 key', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }],
    ['another OKP curve', { kty: 'OKP', crv: 'X25519', x: 'AAAA' }],
    ['a small RSA key', { kty: 'RSA', n: 'AAAA', e: 'AQAB' }],
    ['an RSA key without its exponent', { kty: 'RSA', n: 'A'.repeat(400) }],
    ['a number', 5],
    ['null', null],
  ])('%s is refused', (_what, jwk) => {
    expect(codesOf(JSON.stringify([jwk]))).toEqual(['certificate'])
  })

  it('know no kinds beyond those of the formats', () => {
    const dsa = der(DER.sequence, der(DER.sequence, derOid('1.2.840.10040.4.1')), derBits(Uint8Array.of(1)))
    const odd = der(
      DER.sequence,
      der(DER.sequence, derOid('1.2.840.10045.2.1'), derOid('1.3.132.0.10')),
      derBits(Uint8Array.of(1)),
    )
    expect([keyKind(dsa), keyKind(odd), keyKind(new Uint8Array())]).toEqual([undefined, undefined, undefined])
  })
})

describe('documents', () => {
  const did = (methods: readonly object[], assertionMethod: readonly string[]) =>
    JSON.stringify({ verificationMethod: methods, assertionMethod })

  it('of DIDs give only the keys that may sign statements, and say which are unreadable', () => {
    const good = { id: 'did:web:a#1', publicKeyJwk: jwkOf(p521) }
    const bad = { id: 'did:web:a#2', publicKeyJwk: {} }
    const reading = readTrust(
      did([good, bad, { id: 'did:web:a#3', publicKeyJwk: jwkOf(p521) }], ['did:web:a#1', 'did:web:a#2']),
    )
    expect(reading.trust.keys).toMatchObject([{ kid: '1', issuer: 'did:web:a' }])
    expect(reading.problems).toMatchObject([{ code: 'certificate' }])
    expect(readTrust(did([{ id: 'bare', publicKeyJwk: jwkOf(p521) }], ['bare'])).trust.keys).toMatchObject([
      { kid: '', issuer: 'bare' },
    ])
  })

  it('of issuers may leave out keys or lists', () => {
    expect(readTrust(JSON.stringify({ issuerInfo: [{ issuer: { iss: 'https://a' } }, 5] }))).toMatchObject({
      trust: { keys: [] },
      problems: [],
    })
  })

  it.each(['{}', '5', '"x"', 'a.b.c', '{', ''])('%j is no trust', (text) => {
    expect(codesOf(text)).toEqual(['unreadable'])
  })

  it('in PEM that hold no certificate, or only a part of one, are missed aloud', () => {
    const pem = (label: string, text: string) => `-----BEGIN ${label}-----\n${text}\n-----END ${label}-----\n`
    const whole = pem('CERTIFICATE', b64(signer.certificate))
    expect(codesOf(`subject=CN\n${whole}\r\n${whole}`)).toEqual([])
    expect(codesOf(pem('PRIVATE KEY', 'AAAA'))).toEqual(['unreadable'])
    expect(codesOf(whole + whole.slice(0, 200))).toEqual(['certificate'])
    expect(codesOf(pem('CERTIFICATE', '!'))).toEqual(['certificate'])
  })

  it('are read from bytes too, but only from UTF-8', () => {
    expect(codesOf(Buffer.from(trustText))).toEqual([])
    expect(codesOf(Uint8Array.of(0xff, 0xfe))).toEqual(['unreadable'])
  })
})

describe('the signed list', () => {
  it('is read in the flattened form', () => {
    const [header, payload, signature] = trustText.split('.')
    expect(codesOf(JSON.stringify({ protected: header, payload, signature }))).toEqual([])
  })

  it.each([
    ['no issuer', { issuer: 5 }],
    ['no name', { authorityName: null }],
    ['no flag', { specimen: 'yes' }],
    ['an instant that is none', { issuedAt: 'soon' }],
    ['an end that is none', { nextUpdate: 7 }],
    ['keys that are none', { keys: {} }],
    ['a key without id', { keys: [{ certificate: 'AAAA', usage: [] }] }],
    ['a key whose usage is no list', { keys: [{ kid: 'a', certificate: 'AAAA', usage: 'code' }] }],
    [
      'a revocation that is no instant',
      { keys: [{ kid: 'a', certificate: 'AAAA', usage: [], revokedAt: 'once' }] },
    ],
    ['an offset in words', { timeOffsetMs: 'none' }],
  ])('with %s is unreadable', (_what, change) => {
    const list = signJws(
      { alg: 'ES256', x5c: [b64(signer.certificate)] },
      { ...trustDocument(), ...change },
      signer,
    )
    expect(codesOf(list)).toEqual(['unreadable'])
  })

  it.each([
    ['no certificate', {}, 'unreadable'],
    ['a certificate that is none', { x5c: ['AAAA'] }, 'certificate'],
    ['a certificate that is no base64', { x5c: ['!'] }, 'certificate'],
    ['another algorithm', { alg: 'none', x5c: [b64(signer.certificate)] }, 'signature'],
    ['an extension we must understand', { crit: ['exp'], x5c: [b64(signer.certificate)] }, 'unreadable'],
  ])('with %s in its header is refused', (_what, header, code) => {
    expect(codesOf(signJws({ alg: 'ES256', ...header }, trustDocument(), signer))).toEqual([code])
  })

  it('names keys that cannot be read, or that have another id, and trusts the rest', () => {
    const good = trustListKey(signer, ['code'])
    const keys = [
      good,
      { ...good, certificate: 'AAAA' },
      { ...good, kid: 'other' },
      { ...good, certificate: '!' },
    ]
    const reading = readTrust(signTrustList(trustDocument({ keys, timeOffsetMs: 1000 }), signer))
    expect(reading.problems.map(({ code }) => code)).toEqual(['certificate', 'kid', 'certificate'])
    expect(reading.trust.keys).toHaveLength(1)
    expect(reading.trust.list?.timeOffsetMs).toBe(1000)
  })

  it('cannot be signed by what is no certificate', () => {
    expect(() => openSigner({ issuer: 'x', privateKeyPem: '', certificate: new Uint8Array(3) })).toThrow(
      TypeError,
    )
  })
})

/** A certificate or CRL body signed by an EC authority. */
const ECDSA_SHA256 = der(DER.sequence, derOid('1.2.840.10045.4.3.2'))
const signedDer = (tbs: Uint8Array, key: KeyObject) =>
  der(DER.sequence, tbs, ECDSA_SHA256, derBits(new Uint8Array(sign('sha256', tbs, key))))
const time = (text: string, tag: number = DER.utcTime) => der(tag, new TextEncoder().encode(text))
const name = (text: string) =>
  der(
    DER.sequence,
    der(DER.set, der(DER.sequence, derOid('2.5.4.3'), der(DER.utf8, new TextEncoder().encode(text)))),
  )

describe('an authority', () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const constraint = (flag: number) =>
    der(
      0xa3,
      der(
        DER.sequence,
        der(
          DER.sequence,
          derOid('2.5.29.19'),
          der(DER.octetString, der(DER.sequence, der(DER.boolean, Uint8Array.of(flag)))),
        ),
      ),
    )
  const certificate = (
    subject: string,
    serial: number,
    { flag = 0xff, until = '300101000000Z', key = pair } = {},
  ) =>
    signedDer(
      der(
        DER.sequence,
        der(0xa0, derUnsigned(Uint8Array.of(2))),
        derUnsigned(Uint8Array.of(serial)),
        ECDSA_SHA256,
        name('Authority'),
        der(DER.sequence, time('200101000000Z'), time(until)),
        name(subject),
        new Uint8Array(key.publicKey.export({ type: 'spki', format: 'der' })),
        constraint(flag),
      ),
      pair.privateKey,
    )
  const list = (serial: number, key = pair.privateKey, versioned = true) =>
    signedDer(
      der(
        DER.sequence,
        ...(versioned ? [derUnsigned(Uint8Array.of(1))] : []),
        ECDSA_SHA256,
        name('Authority'),
        time('200201000000Z'),
        time('20200301000000Z', DER.generalizedTime),
        der(DER.sequence, der(DER.sequence, derUnsigned(Uint8Array.of(serial)), time('200115000000Z'))),
      ),
      key,
    )
  const subject = readCertificate(certificate('Signer', 9))
  const codes = (source: readonly Uint8Array[], at = NOW) => {
    const { trust: given } = readTrust(JSON.stringify(source.map(b64)))
    return subject && runSync(chainProblems(subject, given, at), nodeEngine).map(({ code }) => code)
  }

  it('vouches for what it signed, while it is in force', () => {
    const ca = certificate('Authority', 1)
    expect(codes([ca])).toEqual([])
    expect(codes([certificate('Signer', 9)])).toEqual(['issuer-unknown'])
    expect(codes([ca], new Date('2031-01-01'))).toEqual(['expired'])
    expect(codes([ca], new Date('2019-12-31'))).toEqual(['not-yet-valid'])
    expect(codes([certificate('Authority', 1, { flag: 0 })])).toEqual(['key-usage'])
    expect(
      codes([certificate('Authority', 1, { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }) })]),
    ).toEqual(['signature'])
    expect(
      codes([certificate('Authority', 1, { key: generateKeyPairSync('ec', { namedCurve: 'P-384' }) })]),
    ).toEqual(['signature'])
  })

  it('revokes by its own list only', () => {
    const ca = certificate('Authority', 1)
    expect(codes([ca, list(9)])).toEqual(['issuer-revoked'])
    expect(codes([ca, list(9, pair.privateKey, false)])).toEqual(['issuer-revoked'])
    expect(codes([ca, list(8)])).toEqual([])
    expect(codes([ca, list(9, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)])).toEqual([])
  })

  it('has keys of its own, without which a chain is unknown', () => {
    const bare: Trust = { keys: trust.keys.map(({ certificate: _, ...key }) => key) }
    expect(subject && runSync(chainProblems(subject, bare, NOW), nodeEngine)).toMatchObject([
      { code: 'issuer-unknown' },
    ])
  })

  it.each(['', '3000', '30820000', '300a3000300030003000'])('reads no list out of %j', (hex) => {
    expect(readCertificateRevocationList(Buffer.from(hex, 'hex'))).toBeUndefined()
  })
})

describe('revocation lists of cards', () => {
  const LIST = { kid: 'k', method: 'rid', ctr: 1, rids: ['abc', 'def.100'] }

  it('revoke all cards of an id, or those before a time', () => {
    const list = cardRevocationList(LIST)
    if (list === undefined) throw new Error('unread')
    expect([
      isCardRevoked(list, 'abc', 5),
      isCardRevoked(list, 'def', 99.5),
      isCardRevoked(list, 'def', 100),
      isCardRevoked(list, 'x', 0),
    ]).toEqual([true, true, false, false])
  })

  it.each([
    { kid: 5 },
    { method: 'other' },
    { ctr: 0 },
    { ctr: 1.5 },
    { rids: 'abc' },
    { rids: [7] },
    { rids: ['x'.repeat(25)] },
    { rids: ['a', 'a.5'] },
  ])('with %j are unsound', (change) => {
    expect(cardRevocationList({ ...LIST, ...change })).toBeUndefined()
  })
})

describe('status lists', () => {
  it('refuse what does not fit', () => {
    const list = createStatusList(2, 4)
    for (const [index, status] of [
      [4, 1],
      [-1, 1],
      [0.5, 1],
      [0, 4],
      [0, -1],
      [0, 0.5],
    ] as const)
      expect(() => withStatuses(list, [[index, status]])).toThrow(RangeError)
  })

  it.each([
    ['another type', { typ: 'jwt' }, {}],
    ['another width', {}, { status_list: { bits: 3, lst: 'eNrbuRgAAhcBXQ' } }],
    ['no list', {}, { status_list: {} }],
    ['a list that is not compressed', {}, { status_list: { bits: 1, lst: 'AAAA' } }],
  ])('with %s are unreadable', (_what, header, claims) => {
    const kid = b64(signer.kid)
    const token = signJws(
      { alg: 'ES256', typ: 'statuslist+jwt', kid, ...header },
      { sub: 'x/1', status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' }, ...claims },
      signer,
    )
    expect(readStatusList(token, { trust, at: NOW }).problems).toMatchObject([{ code: 'unreadable' }])
  })

  it('without dates or number are read for what they are', () => {
    const token = signJws(
      { alg: 'ES256', typ: 'statuslist+jwt', kid: b64(signer.kid) },
      { sub: 'https://a/x', status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' } },
      signer,
    )
    expect(readStatusList(token, { trust, at: NOW })).toMatchObject({
      valid: true,
      number: null,
      issuedAt: null,
      expiresAt: null,
      ttl: null,
      address: 'https://a/x',
    })
    expect(readStatusList(Buffer.from(token), { trust, at: NOW })).toMatchObject({ valid: true })
    const unnamed = signJws(
      { alg: 'ES384', typ: 'statuslist+jwt' },
      { sub: 5, status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' } },
      signer,
    )
    expect(readStatusList(unnamed, { trust, at: NOW })).toMatchObject({
      address: null,
      number: null,
      problems: [{ code: 'algorithm' }],
    })
  })

  it('of a key for another use, or of a revoked one, are not used', () => {
    const token = signJws(
      { alg: 'ES256', typ: 'statuslist+jwt', kid: b64(signer.kid) },
      { sub: 'x/1', status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' } },
      signer,
    )
    const given = (keys: Parameters<typeof trustDocument>[0]) =>
      readTrust(signTrustList(trustDocument(keys), newSigner())).trust
    expect(
      readStatusList(token, { trust: given({ keys: [trustListKey(signer, ['code'])] }), at: NOW }).problems,
    ).toMatchObject([{ code: 'key-usage' }])
    expect(
      readStatusList(token, { trust: given({ keys: [trustListKey(signer, ['status'], NOW)] }), at: NOW })
        .problems,
    ).toMatchObject([{ code: 'issuer-revoked' }])
  })

  it('in CBOR under another type are unreadable', () => {
    const sound = decodeCbor(statusBytes([]))?.value
    const parts: unknown = sound instanceof Tagged ? sound.value : undefined
    const [, , payload, signature]: unknown[] = Array.isArray(parts) ? parts : []
    const header = encodeCbor(new Map([[1, -7]]))
    const untyped = encodeCbor(new Tagged(18, [header, new Map(), payload, signature]))
    expect(readStatusList(untyped, { trust, at: NOW }).problems).toMatchObject([{ code: 'unreadable' }])
  })

  it.each(['d2', 'd28440a04040', '84', '8443a10126a041a040', 'd28443a10126a041a15840'])(
    'in CBOR %s are unreadable',
    (hex) => {
      expect(readStatusList(Buffer.from(hex, 'hex'), { trust, at: NOW }).problems).toMatchObject([
        { code: 'unreadable' },
      ])
    },
  )
})

// Cards, passes and codes made under a key of our own in ways that no authority published, but someone will.

import { generateKeyPairSync, sign } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeBase32 } from '../src/base32.ts'
import { isBoundTo } from '../src/binding.ts'
import { fromHex, toHex, utf8 } from '../src/bytes.ts'
import { Tagged } from '../src/cbor.ts'
import { cborHead, encodeCbor } from '../src/cbor-encode.ts'
import { signedBytes } from '../src/cose.ts'
import { runSync } from '../src/effect.ts'
import { nodeEngine } from '../src/engine.node.ts'
import {
  issueCode,
  newCodeId,
  readCredential,
  readCredentialPooled,
  readStatusList,
  readTrust,
  verifyCode,
} from '../src/index.ts'
import * as web from '../src/web.ts'
import { code, DOCUMENT, NOW, signer, statusBytes, trust } from './instance.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k1' }
const known = readTrust(JSON.stringify({ keys: [jwk] })).trust
const p1363 = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const

async function codesOf(text: string, given = known) {
  const answer = readCredential(text, { trust: given, at: NOW })
  expect(await web.readCredential(text, { trust: given, at: NOW })).toEqual(answer)
  expect(await readCredentialPooled(text, { trust: given, at: NOW })).toEqual(answer)
  return answer.problems.map((found) => found.code)
}

describe('a card', () => {
  const ENTRY = {
    fullUrl: 'resource:0',
    resource: {
      resourceType: 'Immunization',
      vaccineCode: { coding: [{ code: '207' }] },
      occurrenceDateTime: '2020-01-01',
    },
  }
  const vc = (bundle: unknown, more: object = {}) => ({
    type: ['https://smarthealth.cards#health-card'],
    credentialSubject: { fhirVersion: '4.0.1', fhirBundle: bundle },
    ...more,
  })
  const bundle = (entry: unknown, more: object = {}) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry,
    ...more,
  })
  const GOOD = { iss: 'https://issuer.example', nbf: NOW.getTime() / 1000 - 60, vc: vc(bundle([ENTRY])) }

  function card(payload: unknown, header: object = { zip: 'DEF', alg: 'ES256', kid: 'k1' }) {
    const part = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
    const body = 'zip' in header ? deflateRawSync(JSON.stringify(payload)) : JSON.stringify(payload)
    const signed = `${part(JSON.stringify(header))}.${part(body)}`
    return `${signed}.${part(sign('sha256', Buffer.from(signed), p1363))}`
  }

  it('as the framework wants it has no problems', async () => {
    expect(await codesOf(card(GOOD))).toEqual([])
    expect(await codesOf(`{"verifiableCredential":["${card(GOOD)}"]}`)).toEqual([])
    expect(
      await codesOf(
        `{"resourceType":"Parameters","parameter":[{"name":"verifiableCredential","valueString":"${card(GOOD)}"}]}`,
      ),
    ).toEqual([])
  })

  it.each([
    ['no key id', GOOD, { zip: 'DEF', alg: 'ES256' }, ['jws', 'issuer-unknown']],
    ['no zip', GOOD, { alg: 'ES256', kid: 'k1' }, ['jws']],
    ['content that is no object', [1], undefined, ['jws']],
    ['no start', { ...GOOD, nbf: 'now' }, undefined, ['jws']],
    ['a future start', { ...GOOD, nbf: NOW.getTime() / 1000 + 60 }, undefined, ['not-yet-valid']],
    ['a past end', { ...GOOD, exp: NOW.getTime() / 1000 }, undefined, ['expired']],
    ['an issuer with a slash at its end', { ...GOOD, iss: 'https://issuer.example/' }, undefined, ['jws']],
    ['no issuer', { ...GOOD, iss: undefined }, undefined, ['jws']],
    ['no type', { ...GOOD, vc: vc(bundle([ENTRY]), { type: 'x' }) }, undefined, ['schema-type']],
    [
      'an unknown type',
      { ...GOOD, vc: vc(bundle([ENTRY]), { type: ['https://smarthealth.cards#health-card', 'x'] }) },
      undefined,
      ['schema-type'],
    ],
    ['no bundle', { ...GOOD, vc: vc(5) }, undefined, ['schema-fhir']],
    [
      'another FHIR version',
      {
        ...GOOD,
        vc: vc(bundle([ENTRY]), { credentialSubject: { fhirVersion: '5.0.0', fhirBundle: bundle([ENTRY]) } }),
      },
      undefined,
      ['schema-fhir'],
    ],
    [
      'a bundle of another type, without entries',
      { ...GOOD, vc: vc({ resourceType: 'List', entry: [] }) },
      undefined,
      ['schema-fhir', 'schema-fhir'],
    ],
    ['an empty element', { ...GOOD, vc: vc(bundle([{ ...ENTRY, x: {} }])) }, undefined, ['schema-fhir']],
    ['an empty text', { ...GOOD, vc: vc(bundle([ENTRY], { x: [''] })) }, undefined, ['schema-fhir']],
    ['an entry without resource', { ...GOOD, vc: vc(bundle([5])) }, undefined, ['schema-fhir']],
    [
      'a long name',
      { ...GOOD, vc: vc(bundle([{ ...ENTRY, fullUrl: 'https://x' }])) },
      undefined,
      ['schema-fhir'],
    ],
    [
      'a resource with id and metadata',
      {
        ...GOOD,
        vc: vc(bundle([{ ...ENTRY, resource: { ...ENTRY.resource, id: 'a', meta: { tag: [1] } } }])),
      },
      undefined,
      ['schema-fhir', 'schema-fhir'],
    ],
    [
      'a vaccination without code and date',
      { ...GOOD, vc: vc(bundle([{ ...ENTRY, resource: { resourceType: 'Immunization' } }])) },
      undefined,
      ['schema-fhir', 'schema-fhir'],
    ],
  ] as const)('with %s says so', async (_what, payload, header, codes) => {
    expect(await codesOf(card(payload, header))).toEqual(codes)
  })

  it('is revoked by its id, and only before the time that the list says', async () => {
    const given = (rids: readonly string[]) =>
      readTrust(JSON.stringify([jwk, { kid: 'k1', method: 'rid', ctr: 1, rids }])).trust
    const revocable = card({ ...GOOD, vc: { ...GOOD.vc, rid: 'abc' } })
    expect(await codesOf(revocable, given(['abc']))).toEqual(['revoked'])
    expect(await codesOf(revocable, given([`abc.${Math.floor(GOOD.nbf)}`]))).toEqual([])
    expect(await codesOf(revocable, given(['other']))).toEqual([])
  })

  it.each([
    ['shc:/1/2/5676', ['jws']],
    ['shc:/1/1/5676\nshc:/2/2/5676', ['jws']],
    ['shc:/5676\nshc:/5676', ['jws']],
    ['shc:/', ['jws']],
    ['shc:/5676', ['jws']],
    ['SHC:/5676', ['prefix']],
    ['{"verifiableCredential":["x"]}', ['jws']],
    ['eyJ.e30.AAAA', ['jws']],
  ])('%j is broken', async (text, codes) => {
    expect(await codesOf(text)).toEqual(codes)
  })
})

describe('a pass', () => {
  const seconds = NOW.getTime() / 1000
  const VC = new Map<unknown, unknown>([['type', ['VerifiableCredential', 'PublicCovidPass']]])
  const CLAIMS = [
    [1, 'did:web:a'],
    [4, seconds + 60],
    [5, seconds - 60],
    [7, new Uint8Array(16)],
    ['vc', VC],
  ] as const

  function pass(claims: readonly (readonly [unknown, unknown])[], algorithm = -7, kid = utf8('k1')) {
    const header = encodeCbor(
      new Map<unknown, unknown>([
        [1, algorithm],
        [4, kid],
      ]),
    )
    const body = encodeCbor(new Map(claims))
    const message = encodeCbor(
      new Tagged(18, [
        header,
        new Map(),
        body,
        new Uint8Array(sign('sha256', signedBytes(header, body), p1363)),
      ]),
    )
    return passText(message)
  }

  function passText(message: Uint8Array) {
    const bits = [...message].map((byte) => byte.toString(2).padStart(8, '0')).join('')
    return `NZCP:/1/${(bits.match(/.{1,5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('')}`
  }
  const without = (key: unknown) => CLAIMS.filter(([name]) => name !== key)

  it('as the specification wants it has no problems', async () => {
    expect(await codesOf(pass(CLAIMS))).toEqual([])
    expect(readCredential(pass(CLAIMS), { trust: known, at: NOW }).payload).toMatchObject({
      jti: 'urn:uuid:00000000-0000-0000-0000-000000000000',
    })
  })

  it.each([
    ['no expiry', without(4), ['cbor']],
    ['no credential', without('vc'), ['schema-type']],
    ['an id that is no UUID', [...without(7), [7, 5]], []],
    ['an end beyond all dates', [...without(4), [4, new Tagged(2, new Uint8Array(9))]], ['cbor']],
    [
      'two keys that fall together',
      [
        ...without('vc'),
        [
          'vc',
          new Map<unknown, unknown>([
            [1, 1],
            ['1', 2],
          ]),
        ],
      ],
      ['cbor'],
    ],
  ] as const)('with %s says so', async (_what, claims, codes) => {
    expect(await codesOf(pass(claims))).toEqual(codes)
  })

  it('that says odd things is printed all the same', () => {
    // 2^63 as `exp`: no number of JavaScript is as large, and JSON has no name for what is.
    const bare = decodeBase32(pass(CLAIMS).slice('NZCP:/1/'.length)) ?? new Uint8Array()
    const marker = toHex(encodeCbor(new Map([[4, seconds + 60]]))).slice(2)
    const forged = fromHex(toHex(bare).replace(marker, '041b8000000000000000')) ?? bare
    // Four bytes more, in a string whose length is written in two.
    const body = encodeCbor(new Map(CLAIMS)).length
    const long = fromHex(toHex(forged).replace(toHex(cborHead(2, body)), toHex(cborHead(2, body + 4))))
    const answer = readCredential(passText(long ?? bare), { trust: known, at: NOW })
    expect(answer.problems.map((found) => found.code)).toEqual(['signature', 'cbor'])
    expect(JSON.parse(JSON.stringify(answer)).payload).toMatchObject({ exp: '9223372036854775808' })
  })

  it('whose key id is no text is named by its bytes', async () => {
    expect(readCredential(pass(CLAIMS, -7, Uint8Array.of(1, 2)), { trust: known, at: NOW })).toMatchObject({
      keyId: 'AQI=',
      verdict: 'unknown',
    })
  })

  it('checked with a key without an id is unknown where that key did not sign it', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
    expect(await codesOf(pass(CLAIMS), readTrust(JSON.stringify([other])).trust)).toEqual(['issuer-unknown'])
  })

  it('of another algorithm or of another issuer is refused', async () => {
    expect(await codesOf(pass(CLAIMS, -37))).toEqual(['algorithm'])
    const elsewhere = readTrust(
      JSON.stringify({
        verificationMethod: [{ id: 'did:web:b#k1', publicKeyJwk: jwk }],
        assertionMethod: ['did:web:b#k1'],
      }),
    ).trust
    expect(await codesOf(pass(CLAIMS), elsewhere)).toEqual(['issuer-unknown'])
  })
})

describe('a code of ours', () => {
  it('whose index lies beyond the list is of unknown status', () => {
    const status = readStatusList(statusBytes([]), { trust, at: NOW })
    const beyond = issueCode(code({ status: { list: 7, index: 1_000_000 } }), signer)
    expect(verifyCode(beyond, { trust, status, at: NOW })).toMatchObject({
      verdict: 'unknown',
      status: 'unknown',
    })
    expect(verifyCode(issueCode(code({ status: null }), signer), { trust, status, at: NOW })).toMatchObject({
      verdict: 'valid',
      status: 'unchecked',
    })
    expect(readCredential(beyond, { trust, status, at: NOW }).verdict).toBe('unknown')
  })

  it('signed after its certificate ran out is refused', () => {
    const late = new Date('2021-02-01T00:00:00Z')
    const text = issueCode({ ...code(), issuedAt: late, expiresAt: new Date('2021-03-01T00:00:00Z') }, signer)
    expect(verifyCode(text, { trust, at: late }).problems).toMatchObject([{ code: 'key-usage' }])
  })

  it('without reasons, or with fields of a wrong kind, is told apart', () => {
    const bare = issueCode(code({ reasons: [] }), signer)
    expect(verifyCode(bare, { trust, at: NOW })).toMatchObject({ verdict: 'valid', payload: { reasons: [] } })
  })

  it('of an exercise cannot be told from a real one by leaving the mark out', () => {
    const unmarked = issueCode(code({ specimen: false }), signer)
    expect(verifyCode(unmarked, { trust, at: NOW }).problems).toMatchObject([{ code: 'specimen' }])
  })

  it('that was bound to nothing is checked against nothing', () => {
    const unbound = issueCode(code({ binding: null, id: newCodeId() }), signer)
    expect(verifyCode(unbound, { trust, at: NOW, document: DOCUMENT })).toMatchObject({
      verdict: 'valid',
      document: 'unchecked',
    })
    expect(() => newCodeId({ salt: 'zz', cost: 1, tag: '' })).toThrow(TypeError)
    expect(runSync(isBoundTo({ salt: 'zz', cost: 1, tag: '' }, DOCUMENT), nodeEngine)).toBe(false)
  })
})

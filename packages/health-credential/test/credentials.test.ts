// The credentials of other worlds, as their authors published them, on both engines.

import { describe, expect, it } from 'vitest'
import { fromBase64Url, fromHex } from '../src/bytes.ts'
import { decodeCbor } from '../src/cbor.ts'
import { inflate, runAsync, runSync } from '../src/effect.ts'
import { nodeEngine } from '../src/engine.node.ts'
import { webEngine } from '../src/engine.web.ts'
import { type ReadCredentialOptions, readCredential, readTrust } from '../src/index.ts'
import { createStatusList, statusAt, statusListSize } from '../src/status-list.ts'
import * as web from '../src/web.ts'
import { vectors } from './vectors.ts'

async function read(text: string, options: ReadCredentialOptions) {
  const answer = readCredential(text, options)
  expect(await web.readCredential(text, options)).toEqual(answer)
  return { ...answer, codes: answer.problems.map(({ code }) => code) }
}

interface TextRecord {
  readonly id: string
  readonly text?: string
  readonly b64?: string
  readonly expect?: string
}

describe('NZ COVID Pass', () => {
  const records = vectors<TextRecord>('nzcovidpass')
  const textOf = (end: string) => records.find(({ id }) => id.endsWith(end))?.text?.trim() ?? ''
  const { trust } = readTrust(textOf('valid/did.json'))
  const at = new Date('2022-01-01T00:00:00Z')

  it('is read in the JSON form of its specification', async () => {
    const pass = await read(textOf('valid/nzcp.txt'), { trust, at })
    expect(pass).toMatchObject({
      format: 'nzcp',
      valid: true,
      problems: [],
      keyId: 'key-1',
      algorithm: 'ES256',
      issuer: 'did:web:nzcp.covid19.health.nz',
    })
    expect(pass.payload).toEqual(JSON.parse(textOf('valid/nzcp.json')))
    expect(pass).toMatchObject({
      issuedAt: '2021-11-02T20:05:30.000Z',
      expiresAt: '2031-11-02T20:05:30.000Z',
    })
  })

  it('may be checked with a bare JWK', async () => {
    const named = { ...JSON.parse(textOf('valid/jwk.json')), kid: 'did:web:nzcp.covid19.health.nz#key-1' }
    expect(
      await read(textOf('valid/nzcp.txt'), { trust: readTrust(JSON.stringify([named])).trust, at }),
    ).toMatchObject({ valid: true })
    const bare = readTrust(JSON.stringify({ keys: [JSON.parse(textOf('valid/jwk.json'))] })).trust
    expect(await read(textOf('valid/nzcp.txt'), { trust: bare, at })).toMatchObject({ valid: true })
  })

  const invalid = records.filter(({ id }) => id.includes('/invalid/') && id.endsWith('.txt'))
  it.each(invalid.map(({ id, text }) => [id, text?.trim() ?? ''] as const))(
    '%s is refused',
    async (id, text) => {
      const pass = await read(text, { trust, at })
      expect(pass.valid).toBe(false)
      const wanted = [
        ['modified-payload', 'signature'],
        ['modified-signature', 'signature'],
        ['not-associated', 'issuer-unknown'],
        ['expired', 'expired'],
        ['notactive', 'not-yet-valid'],
        ['public-key', 'signature'],
      ].find(([name]) => id.includes(name ?? ''))?.[1]
      expect(pass.codes).toContain(wanted)
    },
  )

  it.each([
    ['NZCP:/2/AAAA', 'prefix'],
    ['NZCP:/1/0189', 'cose'],
    ['NZCP:/1/74', 'cbor'],
    ['NZCP:/1/GE', 'cose'],
  ])('%s is garbage and says so', async (text, code) => {
    expect((await read(text, { trust, at })).codes).toEqual([code])
  })
})

describe('ICAO VDS-NC', () => {
  const records = vectors<TextRecord>('icao-vds-nc')
  const record = (id: string) => records.find((one) => one.id === id)
  const seal = record('ios/validVDSJson')?.text ?? ''
  const csca = record('ios/cscaCertData')?.b64 ?? ''
  const crl = record('ios/crlData')?.b64 ?? ''
  const { trust, problems } = readTrust(JSON.stringify([csca, crl]))
  const at = new Date('2021-10-01T00:00:00Z')

  it('is believed by its chain to the country authority', async () => {
    expect(problems).toEqual([])
    expect(trust.certificateRevocations).toHaveLength(1)
    const answer = await read(seal, { trust, at })
    expect(answer).toMatchObject({
      format: 'vds-nc',
      valid: true,
      problems: [],
      issuer: 'AUS',
      algorithm: 'ES256',
    })
    expect(answer.payload).toEqual(JSON.parse(seal).data)
    expect(await read(record('who/ICAOAUQR1Contents.txt')?.text ?? '', { trust, at })).toMatchObject({
      valid: true,
    })
  })

  it('is believed by its signer alone when that one is trusted', async () => {
    const signer = readTrust(JSON.stringify([record('ios/bscCertData')?.b64])).trust
    expect(await read(seal, { trust: signer, at })).toMatchObject({ valid: true })
  })

  it('with one letter changed is forged', async () => {
    expect(await read(record('ios/invalidVDSJson')?.text ?? '', { trust, at })).toMatchObject({
      valid: false,
      codes: ['signature'],
    })
  })

  it('of an unknown authority is unknown', async () => {
    expect(await read(seal, { trust: { keys: [] }, at })).toMatchObject({
      verdict: 'unknown',
      codes: ['issuer-unknown'],
    })
  })

  it('of a certificate that is not in force is refused', async () => {
    expect((await read(seal, { trust, at: new Date('2032-01-01') })).codes).toEqual(['expired'])
    expect((await read(seal, { trust, at: new Date('2021-01-01') })).codes).toEqual(['not-yet-valid'])
  })

  it('of a revoked certificate is refused, and only by a list of its own authority', async () => {
    const [list] = trust.certificateRevocations ?? []
    if (list === undefined) throw new Error('no list')
    const revoked = { ...trust, certificateRevocations: [{ ...list, revoked: new Map([['18ad', 0]]) }] }
    expect((await read(seal, { trust: revoked, at })).codes).toEqual(['issuer-revoked'])
    const forged = {
      ...revoked,
      certificateRevocations: [{ ...list, revoked: new Map([['18ad', 0]]), signature: new Uint8Array(512) }],
    }
    expect((await read(seal, { trust: forged, at })).codes).toEqual([])
  })

  it('says no more than it knows about other JSON', async () => {
    expect(await read(record('ios/nonVDSJson')?.text ?? '', { trust, at })).toMatchObject({
      format: 'unknown',
      codes: ['prefix'],
    })
    for (const header of [{ t: 'icao.other' }, { v: 2 }, { is: 5 }])
      expect(
        (
          await read(
            JSON.stringify({
              data: { hdr: { t: 'icao.vacc', v: 1, is: 'AUS', ...header }, msg: {} },
              sig: {},
            }),
            { trust, at },
          )
        ).codes,
      ).toEqual(['algorithm', 'schema-header'])
    const odd = (sig: object) => JSON.stringify({ data: JSON.parse(seal).data, sig })
    expect((await read(odd({ alg: 'none' }), { trust, at })).codes).toEqual(['algorithm'])
    expect((await read(odd({ alg: 'ES256', cer: '!', sigvl: '' }), { trust, at })).codes).toEqual([
      'signature',
    ])
    expect((await read(odd({ alg: 'ES256', cer: csca, sigvl: 'AAAA' }), { trust, at })).codes).toEqual([
      'algorithm',
    ])
  })
})

describe('SMART Health Card', () => {
  interface CardRecord extends TextRecord {
    readonly upstream_tests: readonly {
      readonly type: string
      readonly expected: string
      readonly files: readonly string[]
    }[]
  }
  const records = vectors<CardRecord>('smart-health-cards')
  const textOf = (id: string) => records.find((one) => one.id === id)?.text ?? ''
  const jwks = textOf('spec/issuer/.well-known/jwks.json')
  const { trust } = readTrust(jwks)
  const at = new Date(1653955200_000)
  const later = new Date('2023-07-01T00:00:00Z')

  it.each(['00', '03'])('example %s reads the same in every wrapping', async (number) => {
    const wrapped = ['d-jws.txt', 'e-file.smart-health-card', 'f-qr-code-numeric-value-0.txt'].map((end) =>
      textOf(`spec/example-${number}-${end}`).trim(),
    )
    const wanted = JSON.parse(textOf(`spec/example-${number}-c-jws-payload-minified.json`))
    for (const text of wrapped) {
      const card = await read(text, { trust, at: later })
      expect(card).toMatchObject({
        format: 'shc',
        valid: true,
        issuer: 'https://spec.smarthealth.cards/examples/issuer',
        algorithm: 'ES256',
      })
      expect(card.codes.filter((code) => code !== 'schema-length')).toEqual([])
      expect(card.payload).toEqual(wanted)
    }
  })

  it('in three chunks is read in any order, and refused when one is missing', async () => {
    const chunks = [0, 1, 2].map((n) => textOf(`spec/example-02-f-qr-code-numeric-value-${n}.txt`).trim())
    const card = await read(chunks.reverse().join('\n'), { trust, at: later })
    expect(card).toMatchObject({ format: 'shc', valid: true })
    expect(card.codes).toContain('schema-chunks')
    expect(await read(chunks.slice(1).join('\n'), { trust, at: later })).toMatchObject({
      format: 'shc',
      valid: false,
      codes: ['jws'],
    })
  })

  const NEGATIVE: readonly (readonly [name: string, code: string])[] = [
    ['der-signature', 'signature'],
    ['invalid-signature', 'signature'],
    ['issuer-kid-mismatch', 'issuer-unknown'],
    ['no_jws_header_alg', 'algorithm'],
    ['no_jws_header_zip', 'jws'],
    ['utf8_bom', 'jws'],
    ['invalid_deflate', 'zlib'],
    ['invalid_issuer_url', 'jws'],
    ['number-too-big', 'jws'],
    ['odd-count', 'jws'],
    ['wrong_qr_header', 'prefix'],
    ['chunk_too', 'jws'],
    ['trailing_chars', 'schema-whitespace'],
    ['wrong-multi-chunk', 'schema-chunks'],
  ]
  const negative = records
    .filter(
      ({ id, upstream_tests }) =>
        upstream_tests.some(({ type }) => ['jws', 'qrnumeric', 'healthcard'].includes(type)) &&
        id.startsWith('dev-tools/test-example'),
    )
    .filter(({ upstream_tests }) => upstream_tests.some(({ expected }) => expected.includes('ec.')))

  it('has a negative corpus', () => {
    expect(negative.length).toBeGreaterThan(18)
  })

  it.each(negative.map(({ id, text }) => [id, text ?? ''] as const))('%s is found out', async (id, text) => {
    const wanted = NEGATIVE.find(([name]) => id.includes(name))?.[1]
    const card = await read(text, { trust, at })
    expect([id, card.codes]).toEqual([id, expect.arrayContaining([wanted])])
    expect([id, card.valid]).toEqual([id, wanted?.startsWith('schema-')])
  })

  it('is checked against the revocation list of its key', async () => {
    const list = textOf('spec/issuer/.well-known/crl/3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s.json')
    const directory = {
      issuerInfo: [
        {
          issuer: { iss: 'https://spec.smarthealth.cards/examples/issuer' },
          keys: JSON.parse(jwks).keys,
          crls: [JSON.parse(list)],
        },
      ],
    }
    const reading = readTrust(JSON.stringify(directory))
    expect(reading.problems).toEqual([])
    expect(reading.trust.cardRevocations).toHaveLength(1)
    expect(
      await read(textOf('spec/example-00-d-jws.txt'), { trust: reading.trust, at: later }),
    ).toMatchObject({ valid: true })
    const rid = JSON.parse(textOf('spec/example-03-c-jws-payload-minified.json')).vc.rid
    const revoking = (ctr: number) =>
      JSON.stringify([...JSON.parse(jwks).keys, { ...JSON.parse(list), ctr, rids: [String(rid ?? 'none')] }])
    if (rid !== undefined)
      expect(
        (await read(textOf('spec/example-03-d-jws.txt'), { trust: readTrust(revoking(1)).trust, at: later }))
          .codes,
      ).toContain('revoked')
  })

  it.each(['duplicate-rid', 'non-base64url-rid'])('a revocation list with %s is refused', (name) => {
    const list = textOf(
      `dev-tools/badcrl/${name}/.well-known/crl/hrvC0uzB16UXK83BnPo7Glg685b1D6iYOyJd5hpRaAA.json`,
    )
    expect(readTrust(`[${list}]`).problems).toMatchObject([{ code: 'certificate' }])
  })

  it('whose revocation list is of another count is not vouched for', async () => {
    const folder = 'dev-tools/badcrl/version-mismatch'
    const list = textOf(`${folder}/.well-known/crl/hrvC0uzB16UXK83BnPo7Glg685b1D6iYOyJd5hpRaAA.json`)
    const keys = JSON.parse(textOf('dev-tools/badcrl/duplicate-rid/.well-known/jwks.json')).keys
    const reading = readTrust(JSON.stringify([...keys, JSON.parse(list)]))
    expect(reading.problems).toEqual([])
    const card = await read(textOf(`${folder}/jws-crl-version-mismatch.txt`), { trust: reading.trust, at })
    expect(card.codes).toContain('revoked')
  })

  it('of an issuer that the directory gives another key is not believed', async () => {
    const directory = {
      issuerInfo: [{ issuer: { iss: 'https://elsewhere.example' }, keys: JSON.parse(jwks).keys }],
    }
    const card = await read(textOf('spec/example-00-d-jws.txt'), {
      trust: readTrust(JSON.stringify(directory)).trust,
      at: later,
    })
    expect(card).toMatchObject({ verdict: 'unknown', codes: ['issuer-unknown'] })
  })
})

describe('IETF Token Status List vectors', () => {
  const records = vectors<TextRecord>('status-lists')
  const textOf = (id: string) => records.find((one) => one.id === id)?.text ?? ''
  const inflated = async (packed: Uint8Array) => {
    const bytes = runSync(inflate(packed, 1 << 20), nodeEngine)
    expect(await runAsync(inflate(packed, 1 << 20), webEngine)).toEqual(bytes)
    return bytes ?? new Uint8Array()
  }

  it('decodes the short JSON list of one bit', async () => {
    const { bits, lst } = JSON.parse(
      textOf('examples/status_list_encoding_json.md').split('encoded:')[1] ?? '',
    )
    const list = { bits, bytes: await inflated(fromBase64Url(lst) ?? new Uint8Array()) }
    expect([...list.bytes]).toEqual([0xb9, 0xa3])
    expect(Array.from({ length: statusListSize(list) }, (_, index) => statusAt(list, index))).toEqual([
      1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1,
    ])
  })

  it('decodes the short CBOR list of two bits', async () => {
    const bytes = fromHex(textOf('examples/status_list_encoding2_cbor.md').split('encoded:')[1]?.trim() ?? '')
    const map = decodeCbor(bytes ?? new Uint8Array())?.value as Map<string, never>
    const list = {
      bits: map.get('bits') ?? 1,
      bytes: await inflated(map.get('lst') ?? new Uint8Array()),
    } as const
    expect([...list.bytes]).toEqual([0xc9, 0x44, 0xf9])
    expect(Array.from({ length: statusListSize(list) }, (_, index) => statusAt(list, index))).toEqual([
      1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3,
    ])
  })

  // draft-ietf-oauth-status-list, "Test vectors for Status List encoding".
  const SPARSE: Readonly<Record<number, Readonly<Record<number, number>>>> = {
    1: {
      0: 1,
      1993: 1,
      25460: 1,
      159495: 1,
      495669: 1,
      554353: 1,
      645645: 1,
      723232: 1,
      854545: 1,
      934534: 1,
      1000345: 1,
    },
    2: {
      0: 1,
      1993: 2,
      25460: 1,
      159495: 3,
      495669: 1,
      554353: 1,
      645645: 2,
      723232: 1,
      854545: 1,
      934534: 2,
      1000345: 3,
    },
  }
  it.each([
    [1, 'examples/status_list_encoding1_long_json.md'],
    [2, 'examples/status_list_encoding2_long_json.md'],
  ])('decodes the long list of %i bits', async (bits, id) => {
    const value = JSON.parse(
      textOf(id)
        .replace(/\n\s*(?=[\w-]+\n|[\w-]+"|[\w-]+$)/g, '')
        .replace(/\n {2}(?![" }])/g, ''),
    )
    const list = { bits, bytes: await inflated(fromBase64Url(value.lst) ?? new Uint8Array()) } as {
      bits: 1 | 2
      bytes: Uint8Array
    }
    expect(statusListSize(list)).toBe(2 ** 20)
    for (const [index, status] of Object.entries(SPARSE[bits] ?? {}))
      expect([index, statusAt(list, Number(index))]).toEqual([index, status])
    expect(statusAt(list, 2 ** 20)).toBeUndefined()
    expect(statusAt(createStatusList(1, 8), -1)).toBeUndefined()
  })
})

describe('anything else', () => {
  it.each(['', 'hello', '{}', '[]', 'a.b', '\u0000', 'HC1', 'https://example.org'])(
    '%j is of no known format',
    async (text) => {
      expect(await read(text, { trust: { keys: [] }, at: new Date(0) })).toMatchObject({
        format: 'unknown',
        valid: false,
        codes: ['prefix'],
      })
    },
  )

  it('is not read at all when longer than a megabyte', async () => {
    expect(await read('x'.repeat(1_000_001), { trust: { keys: [] }, at: new Date(0) })).toMatchObject({
      format: 'unknown',
      codes: ['prefix'],
    })
  })
})

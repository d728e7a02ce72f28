// Certificates and revocation lists with parts that are missing, double or of another kind: what cannot be read one
// way only is refused, what merely says less is read for what it says.

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Certificate, readCertificate } from '../src/certificate.ts'
import { chainProblems } from '../src/certificate-chain.ts'
import { readCertificateRevocationList } from '../src/certificate-revocation.ts'
import { DER, der, derBits, derOid, derTime, derUnsigned, oidText, readDer } from '../src/der.ts'
import { runSync } from '../src/effect.ts'
import { nodeEngine } from '../src/engine.node.ts'
import { readTrust } from '../src/index.ts'
import { NOW, newSigner } from './instance.ts'

const ascii = (text: string) => new TextEncoder().encode(text)
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ES256 = der(DER.sequence, derOid('1.2.840.10045.4.3.2'))
const RS256 = der(DER.sequence, derOid('1.2.840.113549.1.1.11'), der(DER.null))
const utcTime = (text: string) => der(DER.utcTime, ascii(text))
const attribute = (oid: string, value: string) =>
  der(DER.set, der(DER.sequence, derOid(oid), der(DER.utf8, ascii(value))))
const named = (text: string) => der(DER.sequence, attribute('2.5.4.3', text))

function signed(tbs: Uint8Array, algorithm = ES256, key: KeyObject = pair.privateKey) {
  return der(DER.sequence, tbs, algorithm, derBits(new Uint8Array(sign('sha256', tbs, key))))
}

interface Parts {
  readonly algorithm?: Uint8Array
  readonly issuer?: Uint8Array
  readonly validity?: Uint8Array
  readonly subject?: Uint8Array
  readonly key?: KeyObject
  readonly extensions?: readonly Uint8Array[]
}

function body(parts: Parts) {
  const life = der(DER.sequence, utcTime('200101000000Z'), utcTime('300101000000Z'))
  return der(
    DER.sequence,
    der(0xa0, derUnsigned(Uint8Array.of(2))),
    derUnsigned(Uint8Array.of(9)),
    parts.algorithm ?? ES256,
    parts.issuer ?? named('Authority'),
    parts.validity ?? life,
    parts.subject ?? named('Signer'),
    new Uint8Array((parts.key ?? pair.publicKey).export({ type: 'spki', format: 'der' })),
    ...(parts.extensions ?? []),
  )
}
const read = (parts: Parts) => readCertificate(signed(body(parts), parts.algorithm))

function signer(parts: Parts = {}): Certificate {
  const certificate = read(parts)
  if (certificate === undefined) throw new Error('the certificate of the test is none')
  return certificate
}

describe('a certificate', () => {
  const usage = derOid('2.5.29.37')
  const extension = (...content: readonly Uint8Array[]) => der(0xa3, der(DER.sequence, ...content))

  it('names what its name says, and nothing where the name says nothing', () => {
    const subject = der(
      DER.sequence,
      attribute('2.5.4.6', 'CN'),
      attribute('2.5.4.99', 'unknown kind'),
      der(DER.set, der(DER.octetString)),
      der(DER.set, der(DER.sequence)),
      der(DER.set, der(DER.sequence, derOid('2.5.4.10'))),
      der(DER.set, der(DER.sequence, derOid('2.5.4.11'), der(DER.utf8, Uint8Array.of(0xff)))),
      der(DER.octetString),
      attribute('2.5.4.3', 'first'),
      attribute('2.5.4.3', 'second'),
    )
    expect(signer({ subject }).subject).toEqual({ C: 'CN', OU: '', CN: 'first' })
    expect(signer({ subject: der(DER.sequence, Uint8Array.of(0x30)) }).subject).toEqual({})
  })

  it('allows what its extensions say, and odd extensions say nothing', () => {
    const octets = (value: Uint8Array) => der(DER.octetString, value)
    const given = der(DER.sequence, derOid('1.2.3'), derOid('2.5.4.3'))
    expect(signer({ extensions: [extension(der(DER.sequence, usage, octets(given)))] })).toMatchObject({
      extendedKeyUsage: ['1.2.3', '2.5.4.3'],
      isAuthority: false,
    })
    for (const odd of [
      der(0xa3, der(DER.octetString)),
      extension(der(DER.octetString)),
      extension(der(DER.sequence)),
      extension(der(DER.sequence, der(DER.octetString), octets(given))),
      extension(der(DER.sequence, usage, der(DER.utf8))),
      extension(der(DER.sequence, usage, octets(der(DER.octetString)))),
      extension(der(DER.sequence, usage, octets(Uint8Array.of(0x30)))),
      extension(der(DER.sequence, derOid('2.5.29.19'), octets(der(DER.sequence)))),
    ])
      expect(signer({ extensions: [odd] })).toMatchObject({ extendedKeyUsage: [], isAuthority: false })
  })

  it.each([
    ['names another algorithm inside than outside', signed(body({ algorithm: RS256 }))],
    ['names no algorithm inside', signed(der(DER.sequence, derUnsigned(Uint8Array.of(9))))],
    ['has no life', signed(body({ validity: der(DER.octetString) }))],
    ['has a life without end', signed(body({ validity: der(DER.sequence, utcTime('200101000000Z')) }))],
    ['lives from a thirteenth month', signed(body({ validity: life('201301000000Z') }))],
    ['lives from words', signed(body({ validity: life('soon') }))],
    ['has a signature of broken bytes', broken(derSigned(Uint8Array.of(4, 1)))],
    ['has a signature of another kind', broken(der(DER.octetString, Uint8Array.of(0, 1)))],
  ])('that %s is refused', (_what, bytes) => {
    expect(readCertificate(bytes)).toBeUndefined()
  })

  it('lives after 2049 too, as ours are written and as OpenSSL reads them', () => {
    const until = newSigner('ZJ', new Date('2062-03-04T05:06:07Z'))
    expect(readCertificate(until.certificate)?.notAfter).toBe(Date.parse('2062-03-04T05:06:07Z'))
    expect(derTime(undefined)).toBeUndefined()
  })

  it('whose algorithm has no name is signed by nobody', () => {
    for (const nameless of [der(DER.sequence), der(DER.octetString), der(DER.sequence, der(DER.oid))])
      expect(signer({ algorithm: nameless }).signatureOid).toBe(nameless.length > 2 ? '0.0' : '')
    expect(oidText(new Uint8Array())).toBe('0.0')
  })

  function life(from: string) {
    return der(DER.sequence, utcTime(from), utcTime('300101000000Z'))
  }
  function derSigned(content: Uint8Array) {
    return der(DER.bitString, content)
  }
  function broken(signature: Uint8Array) {
    return der(DER.sequence, body({}), ES256, signature)
  }
})

describe('a chain', () => {
  const authority = (key: KeyObject) =>
    Buffer.from(signed(body({ subject: named('Authority'), key }))).toString('base64')
  const codes = (certificate: Certificate, keys: readonly KeyObject[]) => {
    const { keys: trusted } = readTrust(JSON.stringify(keys.map(authority))).trust
    return runSync(chainProblems(certificate, { keys: trusted }, NOW), nodeEngine).map(({ code }) => code)
  }

  it('is not made by a key of another kind, nor by an algorithm that we do not know', () => {
    expect(codes(signer(), [rsa.publicKey])).toEqual(['signature'])
    expect(codes(signer({ algorithm: RS256 }), [pair.publicKey])).toEqual(['signature'])
    expect(codes(signer({ algorithm: der(DER.sequence, derOid('1.2.3')) }), [pair.publicKey])).toEqual([
      'signature',
    ])
  })

  it('to an authority that may not be one is refused, whether lists of revocations are given or not', () => {
    expect(codes(signer(), [rsa.publicKey, pair.publicKey])).toEqual(['key-usage'])
  })
})

describe('a revocation list', () => {
  const serial = derUnsigned(Uint8Array.of(9))
  const list = (...fields: readonly Uint8Array[]) =>
    readCertificateRevocationList(signed(der(DER.sequence, ...fields)))

  it.each([
    ['another algorithm inside', [RS256, named('Authority'), utcTime('200201000000Z')]],
    ['no issuer', [ES256, der(DER.octetString), utcTime('200201000000Z')]],
    ['no date', [ES256, named('Authority'), der(DER.octetString)]],
    ['nothing in it', []],
  ])('with %s is refused', (_what, fields) => {
    expect(list(...fields)).toBeUndefined()
  })

  it('revokes what it names; entries without a number name nothing', () => {
    const entries = der(
      DER.sequence,
      der(DER.sequence, serial),
      der(DER.sequence, der(DER.octetString)),
      der(DER.sequence),
      der(DER.octetString),
    )
    const read = list(ES256, named('Authority'), utcTime('200201000000Z'), entries)
    expect(read?.revoked).toEqual(new Map([['09', 0]]))
    expect(read?.nextUpdate).toBeUndefined()
    expect(list(ES256, named('Authority'), utcTime('200201000000Z'))?.revoked.size).toBe(0)
  })
})

describe('DER', () => {
  it('is read to its end or not at all', () => {
    expect(readDer(Uint8Array.of(0x30))).toBeUndefined()
    expect(readDer(Uint8Array.of(0x04, 0x82, 0x01))).toBeUndefined()
    expect(readDer(new Uint8Array())).toEqual([])
  })
})

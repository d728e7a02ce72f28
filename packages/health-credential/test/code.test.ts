// Our own code, from issue to verdict, on both engines: every story runs on the server's and the browser's.

import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { VerifyCodeOptions } from '../src/index.ts'
import {
  CODE_CAPACITY,
  issueCode,
  readStatusList,
  readTrust,
  signStatusListJwt,
  signTrustList,
  trustListKey,
  verifyCode,
} from '../src/index.ts'
import { createStatusList, withStatuses } from '../src/status-list.ts'
import * as web from '../src/web.ts'
import {
  code,
  DOCUMENT,
  EXPIRES,
  ISSUED,
  LIST_ADDRESS,
  NOW,
  newSigner,
  signer,
  statusBytes,
  stranger,
  trust,
  trustDocument,
  trustText,
} from './instance.ts'

/** Verifies on both engines and insists that they agree. */
async function verified(text: string, options: Partial<VerifyCodeOptions> = {}) {
  const full = { trust, at: NOW, ...options }
  const onServer = verifyCode(text, full)
  expect(await web.verifyCode(text, full)).toEqual(onServer)
  return onServer
}

const codesOf = (verification: { problems: readonly { code: string }[] }) =>
  verification.problems.map(({ code }) => code)

describe('a code of ours', () => {
  const text = issueCode(code(), signer)

  it('is read back whole, with the reasons', async () => {
    const verification = await verified(text, {
      document: DOCUMENT,
      status: readStatusList(statusBytes([]), { trust, at: NOW }),
    })
    expect(verification).toMatchObject({
      format: 'pratique',
      valid: true,
      verdict: 'valid',
      problems: [],
      algorithm: 'ES256',
      issuer: 'CN-ZJ',
      issuedAt: ISSUED.toISOString(),
      expiresAt: EXPIRES.toISOString(),
      specimen: true,
      document: 'match',
      status: 'valid',
      payload: {
        state: 'orange',
        scheme: 'international',
        reasons: [3, 12],
        pack: 'zj20',
        policyVersion: 1,
        firstName: null,
      },
    })
  })

  it('fits QR version 9 at level M with a full payload', () => {
    const full = code({ status: { list: 23, index: 65_535 }, scheme: 'resident', policyVersion: 23 })
    expect(issueCode(full, signer).length).toBeLessThanOrEqual(CODE_CAPACITY)
    expect(issueCode(full, signer)).toMatch(/^HC1:[0-9A-Z $%*+\-./:]+$/)
  })

  it('holds until the instant it expires and no longer', async () => {
    expect((await verified(text, { at: new Date(EXPIRES.getTime() - 1) })).verdict).toBe('valid')
    expect(codesOf(await verified(text, { at: EXPIRES }))).toEqual(['expired'])
  })

  it('is not yet valid before its issue, with a minute of leeway', async () => {
    expect((await verified(text, { at: new Date(ISSUED.getTime() - 30_000) })).verdict).toBe('valid')
    expect(codesOf(await verified(text, { at: new Date(ISSUED.getTime() - 90_000) }))).toEqual([
      'not-yet-valid',
    ])
  })

  it('of an issuer that is not on the list is unknown, not forged', async () => {
    const verification = await verified(issueCode(code(), stranger))
    expect(verification).toMatchObject({ verdict: 'unknown', valid: false })
    expect(codesOf(verification)).toEqual(['issuer-unknown'])
  })

  it('whose key is listed but names another issuer is not believed', async () => {
    const posing = { ...signer, issuer: 'XX' }
    expect(codesOf(await verified(issueCode(code(), posing)))).toEqual(['issuer-unknown'])
  })

  it('signed by another key under a known key id is forged', async () => {
    const forged = issueCode(code(), { ...stranger, kid: signer.kid, issuer: 'CN-ZJ' })
    expect(await verified(forged)).toMatchObject({ verdict: 'invalid', problems: [{ code: 'signature' }] })
  })

  it('shown with a borrowed passport is a mismatch', async () => {
    const other = { ...DOCUMENT, number: 'YA1234568' }
    expect(await verified(text, { document: other })).toMatchObject({
      document: 'mismatch',
      problems: [{ code: 'document-mismatch' }],
    })
  })

  it('matches the document however its number is typed', async () => {
    expect((await verified(text, { document: { ...DOCUMENT, number: 'ya 123-4567<<' } })).document).toBe(
      'match',
    )
  })

  it('is revoked or suspended by its status list', async () => {
    const reading = (status: number) => readStatusList(statusBytes([[60_000, status]]), { trust, at: NOW })
    expect(await verified(text, { status: reading(1) })).toMatchObject({
      status: 'revoked',
      problems: [{ code: 'revoked' }],
    })
    expect(await verified(text, { status: reading(2) })).toMatchObject({
      status: 'suspended',
      problems: [{ code: 'suspended' }],
    })
  })

  it('is of unknown status when the list is out of date', async () => {
    const status = readStatusList(statusBytes([], NOW), { trust, at: NOW })
    expect(status.problems).toMatchObject([{ code: 'expired' }])
    expect(await verified(text, { status })).toMatchObject({ verdict: 'unknown', status: 'unknown' })
  })

  it('that is a specimen does not pass at a gate of real codes', async () => {
    const real = readTrust(signTrustList(trustDocument({ specimen: false }), signer)).trust
    expect(await verified(text, { trust: real })).toMatchObject({
      verdict: 'invalid',
      problems: [{ code: 'specimen' }],
      specimen: true,
    })
  })

  it('of a revoked key, or of a key for another use, is refused', async () => {
    const revoked = trustDocument({ keys: [trustListKey(signer, ['code'], ISSUED)] })
    expect(codesOf(await verified(text, { trust: readTrust(signTrustList(revoked, signer)).trust }))).toEqual(
      ['issuer-revoked'],
    )
    const other = trustDocument({ keys: [trustListKey(signer, ['status'])] })
    expect(codesOf(await verified(text, { trust: readTrust(signTrustList(other, signer)).trust }))).toEqual([
      'key-usage',
    ])
  })

  it('answers every piece of garbage with a problem', async () => {
    expect(codesOf(await verified('hello'))).toContain('prefix')
    expect(codesOf(await verified('HC1:abc'))).toContain('base45')
    expect(codesOf(await verified('HC1:AAAAAA'))).toContain('zlib')
    expect((await verified(text.slice(0, -3))).valid).toBe(false)
  })
})

describe('the trust list', () => {
  it('is read with its age and its anchor', async () => {
    expect(await web.readTrust(trustText)).toEqual(readTrust(trustText))
    const anchor = trust.list?.anchor ?? ''
    expect(readTrust(trustText, { pins: [anchor] })).toMatchObject({
      problems: [],
      trust: { list: { pinned: true, specimen: true } },
    })
    expect(verifyCode('', { trust, at: NOW })).toMatchObject({
      trustAgeMs: 36 * 3_600_000,
      trustStale: false,
    })
    expect(verifyCode('', { trust, at: EXPIRES }).trustStale).toBe(true)
  })

  it('of another signer than the pinned one is refused', () => {
    const pins = [trust.list?.anchor ?? '']
    expect(readTrust(signTrustList(trustDocument(), newSigner()), { pins })).toMatchObject({
      trust: { keys: [] },
      problems: [{ code: 'pin' }],
    })
  })

  it('with one changed character is refused', () => {
    const [head, body, tail] = trustText.split('.')
    const other = Buffer.from(JSON.stringify(trustDocument({ specimen: false }))).toString('base64url')
    expect(body).not.toBe(other)
    expect(readTrust(`${head}.${other}.${tail}`)).toMatchObject({
      trust: { keys: [] },
      problems: [{ code: 'signature' }],
    })
  })

  it('may also be PEM, an array of certificates or a JWKS', async () => {
    const der = Buffer.from(signer.certificate)
    const x509 = new X509Certificate(der)
    const jwk = {
      ...x509.publicKey.export({ format: 'jwk' }),
      kid: Buffer.from(signer.kid).toString('base64'),
    }
    for (const source of [
      x509.toString(),
      JSON.stringify([der.toString('base64')]),
      JSON.stringify({ keys: [jwk] }),
    ]) {
      const reading = readTrust(source)
      expect(reading.problems).toEqual([])
      expect(await web.readTrust(source)).toEqual(reading)
      expect((await verified(issueCode(code(), signer), { trust: reading.trust })).verdict).toBe('valid')
    }
  })

  it('that is none of these says so', () => {
    expect(readTrust('nonsense').problems).toMatchObject([{ code: 'unreadable' }])
    expect(readTrust('["AAAA"]').problems).toMatchObject([{ code: 'certificate' }])
  })
})

describe('the certificate of a signer', () => {
  it('is one that OpenSSL reads and whose signature holds', () => {
    const certificate = new X509Certificate(signer.certificate)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.subject).toContain('C=CN')
    expect(certificate.ca).toBe(false)
    expect(certificate.validToDate.toISOString()).toBe('2021-01-01T00:00:00.000Z')
  })
})

describe('a status list', () => {
  it('reads the same as JWT and as CWT', async () => {
    const list = withStatuses(createStatusList(2, 65_536), [[60_000, 1]])
    const jwt = signStatusListJwt(
      list,
      { address: LIST_ADDRESS, issuedAt: ISSUED, expiresAt: EXPIRES, ttl: 3600 },
      signer,
    )
    const asJwt = readStatusList(jwt, { trust, at: NOW })
    expect(asJwt).toMatchObject({ valid: true, number: 7, ttl: 3600, list })
    expect(readStatusList(statusBytes([[60_000, 1]]), { trust, at: NOW })).toEqual(asJwt)
    expect(await web.readStatusList(jwt, { trust, at: NOW })).toEqual(asJwt)
  })

  it('altered or of a stranger is not used', () => {
    const bytes = statusBytes([])
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    expect(readStatusList(bytes, { trust, at: NOW })).toMatchObject({
      valid: false,
      problems: [{ code: 'signature' }],
    })
    expect(readStatusList(statusBytes([]), { trust: { keys: [] }, at: NOW }).problems).toMatchObject([
      { code: 'issuer-unknown' },
    ])
    expect(readStatusList('x', { trust, at: NOW }).problems).toMatchObject([{ code: 'unreadable' }])
  })
})

// Level "offline": the phone that a code was issued to proves itself; a copied picture does not.

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createReplayCache, issueCode, presentCode, readCredential, verifyCode } from '../src/index.ts'
import * as web from '../src/web.ts'
import { code, NOW, signer, trust } from './instance.ts'

function phone() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return { privateKey, publicKey: hexOf(x) + hexOf(y) }
}
const hexOf = (text: string) => Buffer.from(text, 'base64url').toString('hex')

const amina = phone()
const text = issueCode(code({ level: 'offline', holderKey: amina.publicKey }), signer)
const shown = (key: KeyObject = amina.privateKey, at = NOW) => presentCode(text, key, at) ?? ''
const codesAt = (given: string, at: Date) =>
  verifyCode(given, { trust, at }).problems.map((found) => found.code)

describe('a code that a phone must prove', () => {
  it('is valid with a fresh proof, the same on both engines', async () => {
    const verification = verifyCode(shown(), { trust, at: NOW })
    expect(verification).toMatchObject({
      verdict: 'valid',
      problems: [],
      payload: { level: 'offline', holderKey: amina.publicKey },
    })
    expect(await web.verifyCode(shown(), { trust, at: NOW })).toMatchObject({ verdict: 'valid' })
  })

  it('is worth nothing without the proof, with a stale one, or with one of another phone', () => {
    expect(codesAt(text, NOW)).toEqual(['proof-missing'])
    expect(codesAt(shown(), new Date(NOW.getTime() + 61_000))).toEqual(['proof-stale'])
    expect(codesAt(shown(), new Date(NOW.getTime() - 61_000))).toEqual(['proof-stale'])
    expect(codesAt(shown(phone().privateKey), NOW)).toEqual(['proof-missing'])
    expect(readCredential(text, { trust, at: NOW }).problems.map((found) => found.code)).toEqual([
      'signature',
    ])
  })

  it('cannot lend its proof to another code of the same phone', () => {
    const other = issueCode(code({ level: 'offline', holderKey: amina.publicKey, state: 'green' }), signer)
    expect(presentCode(other, amina.privateKey, NOW)).not.toBe(shown())
    expect(codesAt(other, NOW)).toEqual(['proof-missing'])
  })

  it('is known at the gate that has seen it, until it is too old to be accepted anyway', () => {
    const replay = createReplayCache()
    const at = (ms: number) => new Date(NOW.getTime() + ms)
    const picture = shown()
    expect(verifyCode(picture, { trust, at: at(0), replay }).verdict).toBe('valid')
    expect(verifyCode(picture, { trust, at: at(1000), replay }).problems).toMatchObject([
      { code: 'replayed' },
    ])
    // A second signature over the same second is the same proof.
    expect(verifyCode(shown(), { trust, at: at(2000), replay }).problems).toMatchObject([
      { code: 'replayed' },
    ])
    expect(verifyCode(shown(amina.privateKey, at(15_000)), { trust, at: at(15_000), replay }).verdict).toBe(
      'valid',
    )
    expect(replay.seen('other', at(300_000))).toBe(false)
    expect(replay.seen('other', at(300_001))).toBe(true)
  })

  it('is made by a browser with a key that cannot leave it', async () => {
    const { privateKey, publicKey } = await web.newHolderKey()
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow()
    const issued = issueCode(code({ level: 'offline', holderKey: publicKey }), signer)
    const picture = await web.presentCode(issued, privateKey, NOW)
    expect(verifyCode(picture ?? '', { trust, at: NOW }).verdict).toBe('valid')
    expect(await web.presentCode('HC1:nothing', privateKey, NOW)).toBeUndefined()
  })

  it('does not issue for what is no key', () => {
    expect(() => issueCode(code({ level: 'offline', holderKey: 'abcd' }), signer)).toThrow(TypeError)
  })
})

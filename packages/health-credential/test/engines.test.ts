// The two engines where the readers seldom lead them: odd keys, lists that are raw or end early, memory that is shared.

import { createPrivateKey } from 'node:crypto'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { isBoundTo } from '../src/binding.ts'
import { type Effect, runAsync, runSync, sha256 } from '../src/effect.ts'
import { nodeEngine, pooledNodeEngine } from '../src/engine.node.ts'
import { webEngine } from '../src/engine.web.ts'
import { bindDocument, bindDocumentAside, issueCode, presentCode, readTrust } from '../src/index.ts'
import type { TrustedKey } from '../src/trust.ts'
import { code, DOCUMENT, NOW, signer, trust } from './instance.ts'

const engines = { nodeEngine, pooledNodeEngine, webEngine }
const message = new TextEncoder().encode('{"health":"code"}'.repeat(9))
const LARGE = 1_000_000

describe.each(Object.entries(engines))('%s', (_name, engine) => {
  const inflated = async (data: Uint8Array, form: 'zlib' | 'raw', limit = LARGE) =>
    engine({ deed: 'inflate', form, data, limit })
  const check = async (key: TrustedKey, signature: Uint8Array) =>
    engine({ deed: 'check', algorithm: 'ES256', key, data: message, signature })

  it('inflates large content in both forms, to its end and no further', async () => {
    expect(await inflated(deflateSync(message), 'zlib')).toEqual(message)
    expect(await inflated(deflateRawSync(message), 'raw')).toEqual(message)
    expect(await inflated(deflateSync(message), 'zlib', 100)).toBeUndefined()
    expect(await inflated(Buffer.concat([deflateSync(message), message]), 'zlib')).toBeUndefined()
    expect(await inflated(message, 'raw')).toBeUndefined()
  })

  it('takes a key that is none, or a signature of another length, for a wrong signature', async () => {
    const known = trust.keys[0]
    if (known === undefined) throw new Error('no key')
    expect(await check({ kid: 'x', kind: 'P-256', spki: Uint8Array.of(1) }, new Uint8Array(64))).toBe(false)
    expect(await check(known, new Uint8Array(63))).toBe(false)
    expect(await check(known, new Uint8Array(64))).toBe(false)
  })

  it('signs only with a private key', async () => {
    const sign: Effect = { deed: 'sign', key: 'secret', data: message }
    await expect((async () => engine(sign))()).rejects.toThrow(TypeError)
  })

  it('binds a document as the others do', async () => {
    expect(await runAsync(isBoundTo(bindDocument(DOCUMENT, 4), DOCUMENT), engine)).toBe(true)
  })
})

describe('an engine', () => {
  it('that answers with no bytes is broken, and is told so', () => {
    expect(() => runSync(sha256(message), () => 'bytes')).toThrow(TypeError)
  })

  it('in a browser reads shared memory too', async () => {
    const shared = new Uint8Array(new SharedArrayBuffer(message.length))
    shared.set(message)
    expect(await runAsync(sha256(shared), webEngine)).toEqual(runSync(sha256(message), nodeEngine))
  })

  it('of the server parses a key that it first meets on its pool', async () => {
    const { keys } = readTrust(JSON.stringify([Buffer.from(signer.certificate).toString('base64')])).trust
    const [key] = keys
    if (key === undefined) throw new Error('no key')
    const effect = { deed: 'check', algorithm: 'ES256', key, data: message } as const
    expect(await pooledNodeEngine({ ...effect, signature: new Uint8Array(64) })).toBe(false)
  })
})

describe('binding aside', () => {
  it('costs what binding costs unless told otherwise', async () => {
    expect(await bindDocumentAside(DOCUMENT)).toMatchObject({ cost: 16 })
    expect(await bindDocumentAside(DOCUMENT, 4)).toMatchObject({ cost: 4 })
  })
})

describe('a phone in a drill', () => {
  it('without a key shows nothing', () => {
    const text = issueCode(code(), signer)
    const certificateOnly = {
      ...createPrivateKey(signer.privateKey.export({ format: 'pem', type: 'pkcs8' })),
    }
    expect(() => presentCode(text, Object(certificateOnly), NOW)).toThrow(TypeError)
  })
})

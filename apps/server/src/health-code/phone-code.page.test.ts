import { generateKeyPairSync } from 'node:crypto'
import { createReplayCache, presentCode, verifyCode } from '@pratique/health-credential'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { House } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { withDatabase } from '../platform/test-database.ts'
import { openCodePage } from './code-page.action.ts'
import { healthCodePages } from './health-code.page.ts'
import { issueCode } from './issue-code.action.ts'
import { mostPhones } from './phone-code.action.ts'
import { forgetCodes } from './revoke-code.action.ts'
import { aminaDeclares, aminasDocument, openRoom } from './test-codes.ts'
import { currentTrustList } from './trust-list.action.ts'
import { verifyShownCode } from './verify-code.action.ts'

const { story } = withDatabase()

function newPhone() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const key = Buffer.concat([Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('hex')
  return { key, privateKey }
}

const visitor = (house: House) => {
  const app = openFrame({ log: house.log, config: house.config })
  app.route('/', healthCodePages(house))
  return async (path: string, key: string) => {
    const response = await app.request(`${path}/phone`, { method: 'POST', body: key })
    const body = (await response.json()) as { text: string | null; validUntil?: string }
    return { status: response.status, ...body }
  }
}

async function aminasPage(scene: { deed: Parameters<typeof openRoom>[0]; house: House }) {
  await openRoom(scene.deed, scene.house)
  const holderId = await aminaDeclares(scene.deed)
  const { code } = await issueCode(scene.deed, holderId)
  return { holderId, code, path: `/en/code/${await openCodePage(scene.deed, holderId)}` }
}

story('Amina’s phone registers its key, and proves the code at the gate without a network', async (scene) => {
  const { deed, house } = scene
  const { path, code } = await aminasPage(scene)
  const phone = newPhone()
  const { status, text, validUntil } = await visitor(house)(path, phone.key)
  expect(status).toBe(200)
  const { trust } = currentTrustList(house)
  const at = new Date(deed.now.getTime() + 3 * 3_600_000)
  const shown = presentCode(text ?? '', phone.privateKey, at) ?? ''
  const replay = createReplayCache()
  const ask = (picture: string, later = 0) =>
    verifyCode(picture, {
      trust,
      at: new Date(at.getTime() + later),
      ...(aminasDocument && { document: aminasDocument }),
      replay,
    })
  expect(ask(shown)).toMatchObject({
    verdict: 'valid',
    payload: { level: 'offline', id: code?.codeId },
    document: 'match',
  })
  // The same picture again, a copy two minutes on, and the code without a proof.
  expect(ask(shown).problems).toMatchObject([{ code: 'replayed' }])
  expect(ask(shown, 120_000).problems).toMatchObject([{ code: 'proof-stale' }])
  expect(ask(text ?? '').problems).toMatchObject([{ code: 'proof-missing' }])
  const stranger = presentCode(text ?? '', newPhone().privateKey, at) ?? ''
  expect(ask(stranger).problems).toMatchObject([{ code: 'proof-missing' }])
  expect(Date.parse(validUntil ?? '') - deed.now.getTime()).toBeLessThanOrEqual(24 * 3_600_000)
  // The verifier's page on the server says the same.
  const fresh = presentCode(text ?? '', phone.privateKey, deed.now) ?? ''
  expect((await verifyShownCode(deed, { code: fresh, document: null })).verification.verdict).toBe('valid')
})

story('That a phone has the code is an act, once; each opening renews it', async (scene) => {
  const { path, holderId } = await aminasPage(scene)
  const { key } = newPhone()
  const post = visitor(scene.house)
  const [first, again] = [await post(path, key), await post(path, key)]
  expect([first.status, again.status]).toEqual([200, 200])
  const { rows } =
    await sql`select count(*)::int as acts from act where holder_id = ${holderId} and kind = 'code-issued'`.execute(
      scene.db,
    )
  // One for the code itself, one for the phone.
  expect(rows).toEqual([{ acts: 2 }])
})

story('No key, a wrong address, or too many phones: none', async (scene) => {
  const { path } = await aminasPage(scene)
  const post = visitor(scene.house)
  expect((await post(path, 'no key')).status).toBe(404)
  expect((await post('/en/code/AAAAAAAAAAAAAAAAAAAAAA', newPhone().key)).status).toBe(404)
  for (let phone = 0; phone < mostPhones; phone += 1)
    expect((await post(path, newPhone().key)).status).toBe(200)
  expect((await post(path, newPhone().key)).status).toBe(404)
})

story('Forgotten, no phone of hers is known', async (scene) => {
  const { path, holderId } = await aminasPage(scene)
  await visitor(scene.house)(path, newPhone().key)
  await forgetCodes(scene.deed, holderId)
  const { rows } = await sql`select count(*)::int as phones from code_phone`.execute(scene.db)
  expect(rows).toEqual([{ phones: 0 }])
})

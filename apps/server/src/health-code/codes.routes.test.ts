// Every bad code has its own clear answer, and none is an error of the request.

import { CodeAnswer, CodeQuestion } from '@pratique/api-contract'
import {
  createSigner,
  NO_TRUST,
  openSigner,
  readStatusList,
  readTrust,
  issueCode as sign,
  verifyCode,
} from '@pratique/health-credential'
import type { Hono } from 'hono'
import { expect } from 'vitest'
import { recordAct } from '../holder/record-act.action.ts'
import { exerciseClock } from '../platform/clock.ts'
import type { Deed, House } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { healthCodePages } from './health-code.page.ts'
import { healthCodeRoutes } from './health-code.routes.ts'
import { issueCode } from './issue-code.action.ts'
import { signers } from './open-signers.action.ts'
import { aminaDeclares, aminasDocument, fromKenya, openRoom } from './test-codes.ts'

const { story } = withDatabase()

function openDoors(house: House): Hono {
  const app = openFrame({ log: house.log, config: house.config })
  app.route('/api/v1', healthCodeRoutes(house))
  app.route('/', healthCodePages(house))
  return app
}

function verifierAt(house: House, language = 'en') {
  const app = openDoors(house)
  return async (body: unknown) => {
    const headers = { 'content-type': 'application/json', 'accept-language': language }
    const response = await app.request('/api/v1/codes/verify', {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return (await response.json()) as Record<string, unknown>
  }
}

async function codeOfAmina(deed: Deed, ...said: Parameters<typeof aminaDeclares>[1][]): Promise<string> {
  const { code } = await issueCode(deed, await aminaDeclares(deed, ...said))
  return code?.text ?? ''
}

const codesOf = (answer: Record<string, unknown>) =>
  (answer.problems as { code: string }[]).map(({ code }) => code)

story(
  'A good code is valid and says why it has its colour, in the language asked for',
  async ({ deed, house }) => {
    await openRoom(deed, house)
    const code = await codeOfAmina(deed)
    const answer = await verifierAt(house, 'zh-CN,zh;q=0.9')({ code, document: aminasDocument })
    expect(answer).toMatchObject({
      status: 'valid',
      verdict: 'valid',
      colour: 'orange',
      state: 'orange',
      document: 'match',
      specimen: false,
      problems: [],
      policyVersion: 1,
    })
    expect(answer.reasons).toEqual([
      { rule: expect.any(Number), text: expect.stringMatching(/\p{Script=Han}/u) },
    ])
  },
)

story(
  'Two spaces in a code are part of it: only line breaks and what surrounds it are taken off',
  async ({ deed, house }) => {
    await openRoom(deed, house)
    const code = await codeOfAmina(deed)
    const wrapped = ` ${code.slice(0, 90)}\r\n${code.slice(90)}\n`
    expect(await verifierAt(house)({ code: wrapped })).toMatchObject({ verdict: 'valid' })
  },
)

type Bad = (scene: Scene, code: string) => Promise<string> | string
const stranger = openSigner(
  createSigner({
    issuer: 'CN-33',
    commonName: 'Nobody',
    organisation: 'Nobody',
    country: 'CN',
    notBefore: new Date('2020-01-01'),
    notAfter: new Date('2021-01-01'),
  }),
)

type Signing = 'ours' | 'forger' | 'stranger'

/** The same code signed again with changes: by our key, by a forger who claims our key's id, or by somebody else. */
function signedAgain({ deed, house }: Scene, code: string, changes: object, by: Signing = 'ours'): string {
  const { payload, issuedAt, expiresAt } = verifyCode(code, { trust: NO_TRUST, at: deed.now })
  if (!payload || !issuedAt || !expiresAt) throw new Error('the code of the story is not readable')
  const content = { issuedAt: new Date(issuedAt), expiresAt: new Date(expiresAt), payload, ...changes }
  const ours = house.fixtures.get(signers).code
  return sign(content, { ours, stranger, forger: { ...stranger, kid: ours.kid } }[by])
}

/** One character of the text is another: the checksum of the zlib layer notices. */
const altered: Bad = (_scene, code) => code.slice(0, -5) + (code.at(-5) === '0' ? '1' : '0') + code.slice(-4)

const bad: readonly (readonly [name: string, make: Bad, verdict: string, problem: string, words: RegExp])[] =
  [
    ['a link from another QR', () => 'https://example.org/menu', 'invalid', 'prefix', /not a health code/],
    ['nothing', () => '', 'invalid', 'prefix', /not a health code/],
    ['a cut code', (_scene, code) => code.slice(0, 124), 'invalid', 'zlib', /damaged/],
    [
      'a code with a strange letter',
      (_scene, code) => code.replace(/.$/, 'ü'),
      'invalid',
      'base45',
      /damaged/,
    ],
    ['an altered code', altered, 'invalid', 'zlib', /damaged or was changed/],
    [
      'a forged code',
      (scene, code) => signedAgain(scene, code, {}, 'forger'),
      'invalid',
      'signature',
      /forged or was altered/,
    ],
    [
      'a code of another authority',
      (scene, code) => signedAgain(scene, code, {}, 'stranger'),
      'unknown',
      'issuer-unknown',
      /not on your list/,
    ],
    [
      'an expired code',
      (scene, code) => signedAgain(scene, code, { expiresAt: new Date('2020-03-15T00:00:00Z') }),
      'invalid',
      'expired',
      /ended on 15 March 2020/,
    ],
    [
      'a code of the future',
      (scene, code) => signedAgain(scene, code, { issuedAt: new Date('2020-03-20T00:00:00Z') }),
      'invalid',
      'not-yet-valid',
      /begins only on 20 March 2020/,
    ],
  ]

for (const [name, make, verdict, problem, words] of bad) {
  story(`${name} is answered ${verdict}: ${problem}`, async (scene) => {
    await openRoom(scene.deed, scene.house)
    const code = await make(scene, await codeOfAmina(scene.deed))
    const answer = await verifierAt(scene.house)({ code })
    expect([answer.verdict, codesOf(answer)]).toEqual([verdict, [problem]])
    expect((answer.explanations as string[])[0]).toMatch(words)
    expect(answer.colour).toBe(verdict === 'unknown' ? 'unknown' : null)
  })
}

story('A code that was withdrawn is answered invalid: revoked', async ({ deed, house }) => {
  await openRoom(deed, house)
  const holderId = await aminaDeclares(deed)
  const { code } = await issueCode(deed, holderId)
  await recordAct(deed, holderId, { kind: 'withdrawn', payload: {} })
  const answer = await verifierAt(house)({ code: code?.text })
  expect(answer).toMatchObject({ verdict: 'invalid', colour: null, state: 'orange', status: 'revoked' })
  expect(answer.explanations).toContain(
    'The authority has withdrawn or replaced this code. Ask the person to open their newest one.',
  )
})

story(
  'Of a foreign code that names a withdrawn place of our list, only the signer is unknown',
  async (scene) => {
    const { deed, house } = scene
    await openRoom(deed, house)
    const holderId = await aminaDeclares(deed)
    const text = (await issueCode(deed, holderId)).code?.text ?? ''
    await recordAct(deed, holderId, { kind: 'withdrawn', payload: {} })
    expect(codesOf(await verifierAt(house)({ code: text }))).toEqual(['revoked'])
    const foreign = await verifierAt(house)({ code: signedAgain(scene, text, {}, 'stranger') })
    expect(foreign).toMatchObject({ verdict: 'unknown', colour: 'unknown', status: 'unchecked' })
    expect(codesOf(foreign)).toEqual(['issuer-unknown'])
  },
)

story('A borrowed code is answered invalid: the document is another one', async ({ deed, house }) => {
  await openRoom(deed, house)
  const document = { number: 'X1234567', dateOfBirth: '1990-01-01', expiresOn: '2030-01-01' }
  const answer = await verifierAt(house)({ code: await codeOfAmina(deed), document })
  expect([answer.verdict, answer.colour, codesOf(answer)]).toEqual(['invalid', null, ['document-mismatch']])
  // Whoever holds another document learns nothing of her health.
  expect(answer).toMatchObject({ state: null, reasons: [], scheme: null, policyVersion: null })
  expect(JSON.stringify(answer)).not.toMatch(/orange|very high|Italy/i)
})

const exercise = { name: 'drill', clock: exerciseClock(-200_000_000_000) }

story('The code of the documentation is whole, and signed by nobody here', async ({ deed, house }) => {
  const drill = { ...house, exercise }
  await openRoom({ ...deed, house: drill }, drill)
  const asked = CodeQuestion.meta()?.example
  const { payload } = verifyCode((asked as { code: string }).code, { trust: NO_TRUST, at: deed.now })
  expect(payload).toMatchObject({ specimen: true, state: 'orange' })
  const answer = await verifierAt(drill)(asked)
  expect(answer).toMatchObject({ verdict: 'unknown', document: 'match' })
  expect(codesOf(answer)).toEqual(['issuer-unknown'])
  expect(CodeAnswer.parse(CodeAnswer.meta()?.example)).toEqual(CodeAnswer.meta()?.example)
  expect(Object.keys(CodeAnswer.meta()?.example ?? {}).sort()).toEqual(Object.keys(answer).sort())
})

story('A green specimen is genuine in its exercise and never shown green', async ({ deed, house }) => {
  const drill = { ...house, exercise }
  await openRoom({ ...deed, house: drill }, drill)
  const code = await codeOfAmina({ ...deed, house: drill }, fromKenya)
  const answer = await verifierAt(drill)({ code })
  expect(answer).toMatchObject({ verdict: 'valid', specimen: true, state: 'green', colour: 'specimen' })
})

story('A specimen shown to a real gate is refused', async ({ deed, house }) => {
  const drill = { ...house, exercise }
  await openRoom({ ...deed, house: drill }, drill)
  const code = await codeOfAmina({ ...deed, house: drill }, fromKenya)
  const { code: codeKey, ...keys } = drill.fixtures.get(signers)
  const real = { ...keys, code: codeKey, issuer: { ...keys.issuer, specimen: false } }
  house.fixtures.set(signers, real)
  const answer = await verifierAt(house)({ code })
  expect([answer.verdict, answer.colour, codesOf(answer)]).toEqual(['invalid', null, ['specimen']])
})

story('What is not as described is refused with the place of the fault', async ({ deed, house }) => {
  await openRoom(deed, house)
  const ask = verifierAt(house)
  expect(await ask({ code: 7 })).toMatchObject({ status: 422, errors: [{ pointer: '/code' }] })
  expect(await ask({ code: 'HC1:', document: { number: 'X' } })).toMatchObject({ status: 422 })
  expect(await ask({ code: 'HC1:', document: { ...aminasDocument, expiresOn: '2029-02-30' } })).toMatchObject(
    {
      errors: [{ pointer: '/document/expiresOn' }],
    },
  )
})

story('The files as served are enough to verify without us', async ({ deed, house }) => {
  await openRoom(deed, house)
  const holderId = await aminaDeclares(deed)
  const text = (await issueCode(deed, holderId)).code?.text ?? ''
  const app = openDoors(house)
  const get = async (path: string, accept = '*/*') =>
    Buffer.from(await (await app.request(path, { headers: { accept } })).arrayBuffer())
  const { trust, problems } = readTrust(await get('/.well-known/pratique/trust-list.json'))
  expect(problems).toEqual([])
  const at = deed.now
  for (const accept of ['*/*', 'application/statuslist+jwt']) {
    const status = readStatusList(await get('/.well-known/pratique/status/1', accept), { trust, at })
    expect(status).toMatchObject({ valid: true, number: 1, list: { bits: 2 } })
    expect(verifyCode(text, { trust, status, at })).toMatchObject({ verdict: 'valid', status: 'valid' })
  }
})

story('The status list says replaced as soon as the decision is another one', async ({ deed, house }) => {
  await openRoom(deed, house)
  const holderId = await aminaDeclares(deed, fromKenya)
  const text = (await issueCode(deed, holderId)).code?.text ?? ''
  await recordAct(deed, holderId, {
    kind: 'exposed',
    payload: { class: 'contact', on: '2020-03-14', source: 'seat 14B' },
  })
  const served = await openDoors(house).request('/api/v1/status-lists/1')
  const { trust } = readTrust(await (await openDoors(house).request('/api/v1/trust-list')).text())
  const status = readStatusList(new Uint8Array(await served.arrayBuffer()), { trust, at: deed.now })
  expect(verifyCode(text, { trust, status, at: deed.now })).toMatchObject({
    verdict: 'invalid',
    status: 'revoked',
  })
})

story(
  'A list that did not change is not sent again; one that is not there is refused',
  async ({ deed, house }) => {
    await openRoom(deed, house)
    await codeOfAmina(deed)
    const app = openDoors(house)
    const first = await app.request('/.well-known/pratique/status/1')
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    const tag = first.headers.get('etag') ?? ''
    const again = await app.request('/.well-known/pratique/status/1', { headers: { 'if-none-match': tag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    for (const path of ['99', '0', 'x', '1%2F2', '99999999999'])
      expect((await app.request(`/.well-known/pratique/status/${path}`)).status).toBe(404)
  },
)

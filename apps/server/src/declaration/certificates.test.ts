import { certificateExample, DeclarationAnswer, DeclarationRequest } from '@pratique/api-contract'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { readSpecimens } from '../credential/specimens.node.ts'
import { codePages } from '../health-code/code.page.ts'
import { readVerifierFiles, verifierFiles } from '../health-code/verifier-files.node.ts'
import { getHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { isHers } from '../holder/state.ts'
import { exerciseClock } from '../platform/clock.ts'
import { withDatabase } from '../platform/test-database.ts'
import { declarePages } from './declare.page.ts'
import { mergeDeclarations } from './merge-declarations.action.ts'
import { openDeclaration, readCredentials } from './open-declaration.action.ts'
import { openAminasBrowser } from './test-browser.ts'
import { example, openFront } from './test-declarations.ts'

const { story } = withDatabase({
  exercise: { name: 'zhejiang-2020-03', clock: exerciseClock(-200_000_000_000) },
})
const specimens = new Map(readSpecimens('zhejiang-2020').map(({ id, text }) => [id, text]))
const specimen = (id: string): string => specimens.get(id) ?? ''
const english = { 'accept-language': 'en' }

story('Amina shows her certificate over the API, as the contract’s example does', async (scene) => {
  const front = await openFront(scene)
  expect(DeclarationRequest.safeParse(certificateExample).success).toBe(true)
  const answer = await front.post('/api/v1/declarations', certificateExample)
  const declared = DeclarationAnswer.parse(await answer.json())
  expect(answer.status).toBe(201)
  expect(declared.holders[0]?.certificates).toEqual([
    {
      format: 'dcc',
      proves: 'vaccinated',
      result: null,
      issuer: 'IT',
      agent: '840539006',
      on: '2020-02-20',
      validUntil: '2021-02-20T00:00:00.000Z',
      differs: [],
      counts: true,
    },
  ])
  const holder = await getHolder(scene.deed, declared.holders[0]?.holderId ?? '')
  expect(holder.acts.map(({ kind }) => kind).slice(0, 2)).toEqual(['declared', 'certificate-added'])
  // The bits of the pack's list: vaccinated is the first.
  const { rows } =
    await sql`select certificates from holder where holder_id = ${declared.holders[0]?.holderId}`.execute(
      scene.db,
    )
  expect(rows).toEqual([{ certificates: 1 }])
})

story('Of the certificate itself nothing is stored', async (scene) => {
  const front = await openFront(scene)
  const declared = DeclarationAnswer.parse(
    await (await front.post('/api/v1/declarations', certificateExample)).json(),
  )
  const holder = await getHolder(scene.deed, declared.holders[0]?.holderId ?? '')
  const added = holder.acts.find(({ kind }) => kind === 'certificate-added')
  expect(Object.keys(added?.payload ?? {}).sort()).toEqual([
    'agent',
    'format',
    'issuer',
    'on',
    'proves',
    'source',
    'validFrom',
    'validUntil',
  ])
  expect(JSON.stringify(holder.acts)).not.toMatch(/HC1:|URN:UVCI|EU\/1\/20/)
})

story('What is wrong with a certificate is said with its pointer, and nothing is stored', async (scene) => {
  const front = await openFront(scene)
  const [amina, luca] = example().travellers
  const body = {
    language: 'en',
    travellers: [
      { ...amina, certificates: [specimen('test'), specimen('forged'), specimen('unknown-issuer')] },
      { ...luca, certificates: ['no certificate', specimen('expired'), specimen('half-vaccinated')] },
    ],
  }
  const refused = await front.post('/api/v1/declarations', body, english)
  expect(refused.status).toBe(422)
  const { errors } = (await refused.json()) as { errors: { pointer: string; code: string; detail: string }[] }
  expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/travellers/0/certificates/1 certificate-forged',
    '/travellers/0/certificates/2 certificate-issuer-unknown',
    '/travellers/1/certificates/0 certificate-unreadable',
    '/travellers/1/certificates/1 certificate-expired',
    '/travellers/1/certificates/2 certificate-incomplete',
  ])
  expect(errors[1]?.detail).toContain('That does not mean that it is false')
  const { rows } = await sql`select count(*)::int as holders from holder`.execute(scene.db)
  expect(rows).toEqual([{ holders: 0 }])
})

story('Another’s certificate is a finding: kept, shown, and no fact', async (scene) => {
  const front = await openFront(scene)
  const [amina, luca] = example().travellers
  const body = { travellers: [amina, { ...luca, certificates: [specimen('vaccination')] }] }
  const declared = DeclarationAnswer.parse(await (await front.post('/api/v1/declarations', body)).json())
  expect(declared.holders[1]?.certificates).toMatchObject([
    { proves: 'vaccinated', differs: ['name', 'birth-date'], counts: false },
  ])
  const { rows } =
    await sql`select certificates from holder where holder_id = ${declared.holders[1]?.holderId}`.execute(
      scene.db,
    )
  expect(rows).toEqual([{ certificates: 0 }])
})

story('A test that found the disease proves no health: it is a positive test', async (scene) => {
  const front = await openFront(scene)
  const [amina] = example().travellers
  const body = { travellers: [{ ...amina, certificates: [specimen('test-positive')] }] }
  const declared = DeclarationAnswer.parse(await (await front.post('/api/v1/declarations', body)).json())
  expect(declared.holders[0]?.certificates).toMatchObject([{ result: 'detected', counts: false }])
  const { rows } =
    await sql`select certificates, test_result from holder where holder_id = ${declared.holders[0]?.holderId}`.execute(
      scene.db,
    )
  expect(rows).toEqual([{ certificates: 0, test_result: 'positive' }])
})

story('A certificate is added later by a change that names nothing else', async (scene) => {
  const front = await openFront(scene)
  const before = DeclarationAnswer.parse(await (await front.post('/api/v1/declarations', example())).json())
  const change = { travellers: [{ number: 2, certificates: [specimen('child-test')] }] }
  const changed = await front.app.request(`/api/v1/declarations/${before.reference}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', ...front.as(before.secret) },
    body: JSON.stringify(change),
  })
  const { holders } = DeclarationAnswer.parse(await changed.json())
  expect(holders.map(({ certificates }) => certificates.map(({ proves }) => proves))).toEqual([
    [],
    ['tested'],
  ])
})

story('On the pages she adds one, sees it in her data and on her code, and takes it back', async (scene) => {
  const browser = await openAminasBrowser(scene, 'en', (app) => {
    app.route('/', declarePages(scene.house))
    app.route('/', codePages(scene.house))
  })
  scene.house.fixtures.set(verifierFiles, readVerifierFiles('/nowhere'))
  const page = '/en/declaration/certificates/1'
  const empty = await browser.send(page, { text: '  ' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Choose a picture of the code, or paste its text.')
  const added = await browser.send(page, { text: `\n${specimen('test')}\r\n` })
  expect(added).toMatchObject({ status: 200, path: `${page}?done=added` })
  expect(added.text).toContain('Test: nothing was found')
  expect((await browser.send(page, { text: specimen('test') })).text).toContain(
    'This certificate was added already.',
  )
  expect((await browser.ask('/en/declaration/data')).text).toContain('EU Digital COVID Certificate')
  const overview = await browser.ask('/en/declaration/overview')
  const code = /href="(\/en\/code\/[^"]+)"/.exec(overview.text)?.[1] ?? ''
  expect((await browser.ask(code)).text).toContain('Test: nothing was found')
  const seq = /name="remove" value="(\d+)"/.exec(added.text)?.[1] ?? ''
  expect((await browser.send(page, { remove: seq })).text).toContain('The certificate was taken out.')
  expect((await browser.ask('/en/declaration/data')).text).toContain('A certificate was taken back')
})

story('Erased, nothing of a certificate is left', async (scene) => {
  const front = await openFront(scene)
  const declared = DeclarationAnswer.parse(
    await (await front.post('/api/v1/declarations', certificateExample)).json(),
  )
  const holderId = declared.holders[0]?.holderId ?? ''
  await front.app.request(`/api/v1/declarations/${declared.reference}/erasure`, {
    method: 'POST',
    headers: front.as(declared.secret),
  })
  const acts =
    await sql`select payload, salt from act where holder_id = ${holderId} and kind = 'certificate-added'`.execute(
      scene.db,
    )
  expect(acts.rows).toEqual([{ payload: null, salt: null }])
  const { rows } = await sql`select certificates from holder where holder_id = ${holderId}`.execute(scene.db)
  expect(rows).toEqual([{ certificates: null }])
})

story('the certificates of the declaration that goes are kept, each once', async (scene) => {
  const front = await openFront(scene)
  const [traveller] = example().travellers
  const shows = async (...names: string[]) => {
    const certificates = names.map(specimen)
    const response = await front.post('/api/v1/declarations', {
      language: 'it',
      travellers: [{ answers: traveller?.answers, certificates }],
    })
    expect(response.status, await response.clone().text()).toBe(201)
    return DeclarationAnswer.parse(await response.json())
  }
  const first = await shows('vaccination')
  const second = await shows('vaccination', 'recovery', 'child-test')
  const [again] = second.holders
  const differing = (await getHolder(scene.deed, again?.holderId ?? '')).state.certificates.find(
    ({ differs }) => differs !== undefined,
  )
  const officer = scene.deedOf({ kind: 'officer', id: 'chen' })
  await recordAct(officer, again?.holderId ?? '', {
    kind: 'certificate-confirmed',
    payload: { seq: differing?.seq ?? 0, evidence: 'the marriage certificate' },
  })
  const row = ({ reference, secret }: DeclarationAnswer) =>
    openDeclaration(scene.deed, readCredentials(reference, secret), 'update')
  await mergeDeclarations(scene.deed, await row(second), await row(first))
  const { state } = await getHolder(scene.deed, first.holders[0]?.holderId ?? '')
  expect(state.certificates.map(({ proves }) => proves)).toEqual(['vaccinated', 'recovered', 'tested'])
  expect(state.certificates.every(isHers)).toBe(true)
})

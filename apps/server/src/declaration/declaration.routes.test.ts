import { DeclarationAnswer, DeclarationChange } from '@pratique/api-contract'
import { expect } from 'vitest'
import { Fixtures } from '../platform/fixture.ts'
import { withDatabase } from '../platform/test-database.ts'
import { example, openFront } from './test-declarations.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })
const read = async (response: Response) => DeclarationAnswer.parse(await response.json())

story('the documented example is taken as it stands, decided and signed', async (scene) => {
  const front = await openFront(scene)
  const response = await front.post('/api/v1/declarations', example(), { 'accept-language': 'zh-CN' })
  expect(response.status, await response.clone().text()).toBe(201)
  const { holders, reference, secret } = await read(response)
  expect(reference).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/)
  expect(secret).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
  expect(holders).toHaveLength(2)
  expect(holders[0]).toMatchObject({
    decision: { state: 'orange', colour: 'orange', policyVersion: 1 },
    amendment: 'none',
  })
  expect(holders[0]?.code).toMatch(/^HC1:/)
  expect(holders[0]?.decision?.reasons.map(({ text }) => text).join()).toContain('意大利')
})

story(
  'without a header the reasons are in the language of the declaration, when sent and when seen',
  async (scene) => {
    const { app, post, as } = await openFront(scene)
    const reasonsOf = ({ holders }: DeclarationAnswer) =>
      holders[0]?.decision?.reasons.map(({ text }) => text).join() ?? ''
    const sent = await read(await post('/api/v1/declarations', { ...example(), language: 'zh-Hans' }))
    expect(reasonsOf(sent)).toContain('意大利')
    const path = `/api/v1/declarations/${sent.reference}`
    expect(reasonsOf(await read(await app.request(path, { headers: as(sent.secret) })))).toContain('意大利')
    const asked = { ...as(sent.secret), 'accept-language': 'it' }
    expect(reasonsOf(await read(await app.request(path, { headers: asked })))).toContain('Italia')
  },
)

story('reference and secret give the same shape back, one of them alone gives nothing', async (scene) => {
  const { app, post, as } = await openFront(scene)
  const declared = await read(await post('/api/v1/declarations', example()))
  const path = `/api/v1/declarations/${declared.reference}`
  const seen = await app.request(path, { headers: as(declared.secret) })
  expect(seen.status).toBe(200)
  expect({ ...(await read(seen)), holders: [] }).toEqual({ ...declared, holders: [] })
  const other = await read(
    await post('/api/v1/declarations', { ...example(), travellers: example().travellers.slice(0, 1) }),
  )
  const answers: { status: number }[] = []
  for (const [at, headers] of [
    [path, {}],
    [path, as('nonsense')],
    [path, as(other.secret)],
    ['/api/v1/declarations/7K4-D9X-WQ2', as(declared.secret)],
  ] as const) {
    const problem = (await (await app.request(at, { headers })).json()) as {
      status: number
      instance?: string
    }
    delete problem.instance
    answers.push(problem)
  }
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
})

story('the documented change is taken as it stands', async (scene) => {
  const { app, post, as } = await openFront(scene)
  const { reference, secret } = await read(await post('/api/v1/declarations', example()))
  const response = await app.request(`/api/v1/declarations/${reference}`, {
    method: 'PATCH',
    headers: { ...as(secret), 'content-type': 'application/json' },
    body: JSON.stringify(DeclarationChange.meta()?.example),
  })
  expect(response.status, await response.clone().text()).toBe(200)
  expect((await read(response)).holders[0]).toMatchObject({
    amendment: 'none',
    decision: { colour: 'orange' },
  })
})

story('an amendment that would relax the decision waits, one that tightens counts at once', async (scene) => {
  const { app, post, as } = await openFront(scene)
  const { reference, secret } = await read(await post('/api/v1/declarations', example()))
  const change = async (answers: object) => {
    const body = JSON.stringify({ travellers: [{ number: 1, answers }] })
    const headers = { ...as(secret), 'content-type': 'application/json' }
    return read(await app.request(`/api/v1/declarations/${reference}`, { method: 'PATCH', headers, body }))
  }
  const milder = await change({
    stops: [{ country: 'EG', fromOn: '2020-02-20', untilOn: '2020-03-17', kind: 'stay' }],
  })
  expect(milder.holders.map(({ amendment }) => amendment)).toEqual(['waiting', 'none'])
  expect(milder.holders[0]?.decision?.colour).toBe('orange')
  const stricter = await change({
    symptoms: { present: ['fever'], onsetOn: '2020-03-15' },
    stops: example().travellers[0]?.answers.stops,
  })
  expect(stricter.holders[0]).toMatchObject({ amendment: 'none' })
  expect(stricter.holders[0]?.decision?.reasons.map(({ rule }) => rule).join()).toMatch(/fever|symptom/)
})

story('a delay moves the arrival by itself', async (scene) => {
  const { app, post, as } = await openFront(scene)
  const { reference, secret } = await read(await post('/api/v1/declarations', example()))
  const response = await app.request(`/api/v1/declarations/${reference}`, {
    method: 'PATCH',
    headers: { ...as(secret), 'content-type': 'application/json' },
    body: JSON.stringify({
      travellers: [
        { number: 1, answers: { voyage: { arrivesAt: '2020-03-17T22:00', departsAt: '2020-03-17T07:30' } } },
      ],
    }),
  })
  expect((await read(response)).holders[0]?.amendment).toBe('none')
})

story('a withdrawn declaration has no code and takes no change', async (scene) => {
  const { app, post, as } = await openFront(scene)
  const { reference, secret } = await read(await post('/api/v1/declarations', example()))
  const path = `/api/v1/declarations/${reference}`
  expect((await app.request(path, { method: 'DELETE', headers: as(secret) })).status).toBe(204)
  expect((await app.request(path, { method: 'DELETE', headers: as(secret) })).status).toBe(204)
  const seen = await read(await app.request(path, { headers: as(secret) }))
  expect(seen.holders).toEqual(seen.holders.map((holder) => ({ ...holder, decision: null, code: null })))
  expect(seen.withdrawnAt).not.toBeNull()
  const change = await app.request(path, {
    method: 'PATCH',
    headers: { ...as(secret), 'content-type': 'application/json' },
    body: JSON.stringify(DeclarationChange.meta()?.example),
  })
  expect(change.status).toBe(409)
})

story('the same Idempotency-Key makes one declaration', async (scene) => {
  const { post } = await openFront(scene)
  const headers = { 'idempotency-key': 'a-key-of-our-own-1' }
  const first = await read(await post('/api/v1/declarations', example(), headers))
  const again = await read(await post('/api/v1/declarations', example(), headers))
  expect(again).toEqual(first)
})

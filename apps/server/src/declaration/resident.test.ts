import { DeclarationAnswer, DeclarationRequest, residentExample } from '@pratique/api-contract'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { verifyShownCode } from '../health-code/verify-code.action.ts'
import { Fixtures } from '../platform/fixture.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { declarationPages } from './declaration.page.ts'
import { declarePages } from './declare.page.ts'
import { questionnaireRoutes } from './questionnaire.routes.ts'
import { openFront } from './test-declarations.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })
const louise = () => structuredClone(residentExample)

const apply = async (scene: Scene, body: unknown) => {
  const front = await openFront(scene, (app) => app.route('/api/v1', questionnaireRoutes(scene.house)))
  const response = await front.post('/api/v1/declarations', body, { 'accept-language': 'fr' })
  return { front, response }
}

story('the documented example of a resident is taken as it stands, and is green', async (scene) => {
  expect(DeclarationRequest.parse(louise())).toBeDefined()
  const { response } = await apply(scene, louise())
  expect(response.status, await response.clone().text()).toBe(201)
  const { holders } = DeclarationAnswer.parse(await response.json())
  expect(holders).toMatchObject([{ decision: { colour: 'green', label: 'Vert', policyVersion: 1 } }])
  const { rows } = await sql`select scheme, pack from holder`.execute(scene.db)
  expect(rows).toEqual([{ scheme: 'resident', pack: 'zhejiang-2020' }])
})

story(
  'a resident with a fever is asked to see a doctor, and the verifier knows the scheme',
  async (scene) => {
    const body = louise()
    const [first] = body.travellers
    const symptoms = { present: ['fever'], onsetOn: '2020-03-14', antipyretics: false }
    if (first) Object.assign(first.answers, { symptoms })
    const { response } = await apply(scene, body)
    const { holders } = DeclarationAnswer.parse(await response.json())
    expect(holders[0]?.decision?.colour).toBe('yellow')
    const shown = await verifyShownCode(scene.deed, { code: holders[0]?.code ?? '', document: null })
    expect(shown.verification).toMatchObject({
      verdict: 'valid',
      payload: { scheme: 'resident', state: 'yellow' },
    })
  },
)

story('the code of a resident is bound to her card, and the verifier checks it', async (scene) => {
  const { response } = await apply(scene, louise())
  const { holders } = DeclarationAnswer.parse(await response.json())
  const card = { number: 'E2020 0042', dateOfBirth: '1990-05-17', expiresOn: '2030-05-16' }
  const check = async (document: typeof card) =>
    (await verifyShownCode(scene.deed, { code: holders[0]?.code ?? '', document })).verification
  expect(await check(card)).toMatchObject({ verdict: 'valid', document: 'match' })
  for (const other of [{ number: 'E20200043' }, { dateOfBirth: '1990-05-18' }, { expiresOn: '' }])
    expect(await check({ ...card, ...other })).toMatchObject({ verdict: 'invalid', document: 'mismatch' })
})

story('a long-term card has no end, and binds her code all the same', async (scene) => {
  const body = louise()
  const { dateOfExpiry: _none, ...identity } = body.travellers[0]?.answers.identity ?? {}
  Object.assign(body.travellers[0]?.answers ?? {}, { identity: { ...identity, noExpiry: true } })
  const { response } = await apply(scene, body)
  const { holders } = DeclarationAnswer.parse(await response.json())
  const document = { number: 'E20200042', dateOfBirth: '1990-05-17', expiresOn: '' }
  const { verification } = await verifyShownCode(scene.deed, { code: holders[0]?.code ?? '', document })
  expect(verification).toMatchObject({ verdict: 'valid', document: 'match' })
})

story('a card whose end is not said is asked for it', async (scene) => {
  const body = louise()
  Object.assign(body.travellers[0]?.answers.identity ?? {}, { dateOfExpiry: undefined })
  const { response } = await apply(scene, body)
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({
    errors: [{ pointer: '/travellers/0/answers/identity/dateOfExpiry', code: 'required' }],
  })
})

story('a stay in a key area asks for 14 days at home from the day she came back', async (scene) => {
  const body = louise()
  const stops = [{ region: 'CN-42', fromOn: '2020-03-01', untilOn: '2020-03-10' }]
  Object.assign(body.travellers[0]?.answers ?? {}, { stops })
  const { response } = await apply(scene, body)
  const { holders } = DeclarationAnswer.parse(await response.json())
  expect(holders[0]?.decision?.colour).toBe('red')
  expect(holders[0]?.decision?.reasons[0]?.text).toContain('Hubei')
  expect(holders[0]?.decision?.measures).toMatchObject([{ until: '2020-03-24T16:00:00.000Z' }])
})

story('each resident applies alone, and questions of arrivals are not hers', async (scene) => {
  const [first] = louise().travellers
  const { response } = await apply(scene, { ...louise(), travellers: [first, first] })
  expect(response.status).toBe(422)
  const body = louise()
  Object.assign(body.travellers[0]?.answers ?? {}, { voyage: { flight: 'SU208' } })
  expect((await apply(scene, body)).response.status).toBe(422)
})

story('programs read the short questionnaire too', async (scene) => {
  const { front } = await apply(scene, louise())
  const answer = await front.app.request('/api/v1/questionnaire?scheme=resident')
  expect(await answer.json()).toMatchObject({ id: 'zhejiang-2020-resident', resourceType: 'Questionnaire' })
})

story('on the site the first page of a resident is hers, without a voyage or a party', async (scene) => {
  const front = await openFront(scene, (app) => {
    app.route('/', declarationPages(scene.house))
    app.route('/', declarePages(scene.house))
  })
  const start = await (await front.app.request('/fr/resident')).text()
  expect(start).toContain('Code de santé des résidents')
  const begun = await front.app.request('/fr/resident/begin')
  expect(begun.headers.get('location')).toBe('/fr/resident/1/identity')
  const page = await (await front.app.request('/fr/resident/1/identity')).text()
  expect(page).toContain('Étape 1 sur 7')
  const elsewhere = await front.app.request('/fr/resident/1/voyage')
  expect(elsewhere.headers.get('location')).toBe('/fr/resident/begin')
})

// Another outbreak under the same roof: exposures that the house never heard of, areas below countries, 21 days, and a
// follow-up that lapses. Then two packs at once, and the question that tells them apart.
import { DeclarationAnswer } from '@pratique/api-contract'
import { expect } from 'vitest'
import { verifyShownCode } from '../health-code/verify-code.action.ts'
import { reDecide } from '../holder/re-decide.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { Fixtures } from '../platform/fixture.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { publishShippedPolicies } from '../policy/publish-shipped.action.ts'
import { publishShippedLists } from '../risk/publish-list.action.ts'
import { declarationPages } from './declaration.page.ts'
import { declarePages } from './declare.page.ts'
import { questionnaireRoutes } from './questionnaire.routes.ts'
import { example, openFront } from './test-declarations.ts'

const pack = 'bundibugyo-2026'
const config = { packs: ['zhejiang-2020', pack] as const }
const { story } = withDatabase({ at: '2026-06-18T08:00:00+08:00', config, fixtures: new Fixtures() })

async function openBoth(scene: Scene) {
  const front = await openFront(scene, (app) => {
    app.route('/api/v1', questionnaireRoutes(scene.house))
    app.route('/', declarationPages(scene.house))
    app.route('/', declarePages(scene.house))
  })
  await publishShippedPolicies(scene.deed, pack)
  await publishShippedLists(scene.deed, pack)
  return front
}

/** Amina comes from Bunia, where she cared for her aunt; she lands at Pudong on the 18th and stays in Yiwu. */
const amina = (exposure: Record<string, unknown> = { kinds: ['none'] }, region: string | null = 'CD-IT') => {
  const [first] = example().travellers
  return {
    pack,
    travellers: [
      {
        answers: {
          ...first?.answers,
          voyage: {
            ...first?.answers.voyage,
            flight: 'ET684',
            departureAirport: 'ADD',
            departsAt: '2026-06-17T23:30',
            arrivalAirport: 'PVG',
            arrivesAt: '2026-06-18T14:00',
          },
          identity: { ...first?.answers.identity, dateOfExpiry: '2030-01-01' },
          stops: [
            {
              country: 'CD',
              ...(region !== null && { region }),
              fromOn: '2026-05-01',
              untilOn: '2026-06-16',
              kind: 'stay',
            },
            { country: 'ET', fromOn: '2026-06-16', untilOn: '2026-06-17', kind: 'transfer' },
          ],
          address: { ...first?.answers.address, district: '330782' },
          exposure,
          symptoms: { present: ['none'], antipyretics: false },
          tests: { taken: false },
          party: {},
        },
      },
    ],
  }
}

async function declared(front: Awaited<ReturnType<typeof openBoth>>, body: unknown, language = 'en') {
  const response = await front.post('/api/v1/declarations', body, { 'accept-language': language })
  expect(response.status, await response.clone().text()).toBe(201)
  const { holders } = DeclarationAnswer.parse(await response.json())
  const [holder] = holders
  if (!holder) throw new Error('nobody was declared')
  return holder
}

const cared = { kinds: ['care'], lastOn: '2026-06-10', unprotected: true }

story('Amina tells of her aunt, gets a code for it, and is verified under the second pack', async (scene) => {
  const holder = await declared(await openBoth(scene), amina(cared), 'fr')
  expect(holder.decision).toMatchObject({
    colour: 'orange',
    reasons: [{ rule: 'high-exposure' }, { rule: 'affected-area' }],
    measures: [{ code: 'home-quarantine', until: '2026-07-01T16:00:00.000Z' }, { code: 'follow-up-21' }],
  })
  expect(holder.decision?.reasons[0]?.text).toContain('soins à une personne malade')
  expect(holder.decision?.reasons[0]?.text).toContain('10 juin 2026')
  expect(holder.decision?.reasons[1]?.text).toContain('Ituri')
  const shown = await verifyShownCode(scene.deed, { code: holder.code ?? '', document: null })
  expect(shown.verification).toMatchObject({ verdict: 'valid', payload: { pack: '2', state: 'orange' } })
})

story('whoever does not say where in the country she was is unknown, and asked', async (scene) => {
  const { decision } = await declared(await openBoth(scene), amina({ kinds: ['none'] }, null))
  expect(decision).toMatchObject({ colour: 'unknown', missing: [{ fact: 'areaLevel' }] })
})

story('her exposures are asked for: left out, nothing is stored', async (scene) => {
  const front = await openBoth(scene)
  const refused = await front.post('/api/v1/declarations', amina({ kinds: ['care'] }))
  expect(refused.status).toBe(422)
  const pointers = ((await refused.json()) as { errors: { pointer: string }[] }).errors.map((e) => e.pointer)
  expect(pointers).toEqual([
    '/travellers/0/answers/exposure/lastOn',
    '/travellers/0/answers/exposure/unprotected',
  ])
})

story('48 hours without a check-in and somebody calls; a check-in closes it', async (scene) => {
  const { holderId, decision } = await declared(await openBoth(scene), amina())
  expect(decision).toMatchObject({ colour: 'yellow', reasons: [{ rule: 'affected-area' }] })
  const landed = '2026-06-18T14:00:00+08:00'
  scene.clock.moveTo(landed)
  const emeka = { kind: 'officer', id: 'emeka' } as const
  const after = await recordAct(scene.deedOf(emeka), holderId, {
    kind: 'landed',
    payload: { at: landed, port: 'PVG' },
  })
  expect(after.decision).toMatchObject({ colour: 'yellow', validUntil: '2026-06-20T06:00:00.001Z' })
  scene.clock.moveTo(after.decision?.validUntil ?? '')
  expect((await reDecide(scene.deedOf(emeka), holderId)).decision).toMatchObject({
    colour: 'orange',
    reasons: [{ rule: 'check-in-overdue' }, { rule: 'affected-area' }],
  })
  scene.clock.moveTo('2026-06-20T20:00:00+08:00')
  const checkedIn = await recordAct(scene.deedOf(emeka), holderId, {
    kind: 'checked-in',
    payload: { at: '2026-06-20T20:00:00+08:00' },
  })
  expect(checkedIn.decision).toMatchObject({ colour: 'yellow', validUntil: '2026-06-22T12:00:00.001Z' })
})

story('no certificate proves anything about it, so none is asked for', async (scene) => {
  const front = await openBoth(scene)
  const response = await front.post('/api/v1/declarations', amina())
  const { reference, secret } = DeclarationAnswer.parse(await response.json())
  const opened = await front.app.request('/en/declaration', {
    method: 'POST',
    body: new URLSearchParams({ reference, secret }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  })
  const cookie = opened.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const page = async (path: string) =>
    (await front.app.request(`/en/declaration/${path}`, { headers: { cookie } })).text()
  expect(await page('overview')).toContain(reference)
  expect(await page('overview')).not.toContain('declaration/certificates')
  expect(await page('certificates/1')).toContain('No certificate was added.')
  expect(await page('certificates/1')).not.toContain('id="f-picture"')
})

story('the general pack goes on beside it, and a third there is not', async (scene) => {
  const front = await openBoth(scene)
  const questions = async (query: string) => {
    const answer = await front.app.request(`/api/v1/questionnaire${query}`)
    return ((await answer.json()) as { id?: string; type?: string }).id
  }
  expect(await questions('')).toBe('zhejiang-2020-international')
  expect(await questions(`?pack=${pack}`)).toBe('bundibugyo-2026-international')
  const refused = await front.post('/api/v1/declarations', { ...amina(), pack: 'mpox-2022' })
  expect(await refused.json()).toMatchObject({
    status: 404,
    type: expect.stringContaining('pack-not-in-use'),
  })
})

story('on the pages she is asked what she did, not who she is, and her pages follow', async (scene) => {
  const front = await openBoth(scene)
  const first = await front.app.request('/ar/declare')
  expect(first.headers.get('location')).toBe('/ar/declare/which')
  const which = await (await front.app.request('/ar/declare/which')).text()
  expect(which).toContain('جمهورية الكونغو الديمقراطية')
  const form = (body: string, cookie = '') =>
    front.app.request('/ar/declare/which', {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        cookie,
      },
    })
  expect((await form('')).status).toBe(422)
  const chosen = await form(`pack=${pack}`)
  const cookie = (chosen.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  const page = await front.app.request('/ar/declare/1/exposure', { headers: { cookie } })
  expect(await page.text()).toContain('آخر 21 يومًا')
})

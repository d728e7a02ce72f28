// Stories of results: a positive is a case at once, the law is told, and what does not add up waits for a person.
import {
  type OrdersAnswer,
  type ReportsAnswer,
  type ResultsAnswer,
  ResultsRequest,
  type SpecimenAnswer,
} from '@pratique/api-contract'
import { expect } from 'vitest'
import { getHolder } from '../holder/known-holder.action.ts'
import { amina as aminaHerself } from '../people/test-people.ts'
import { openPartner } from '../platform/auth/partner.action.ts'
import { exercise } from '../platform/auth/test-desk.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { specimenRoutes } from '../port/specimen.routes.ts'
import { answerOf, declares, openPort, refusalOf } from '../voyage/test-port.ts'
import { laboratoryRoutes } from './laboratory.routes.ts'

const { story } = withDatabase({ exercise, at: '2020-03-17T10:30:00+08:00' })
const at = '/api/v1/desk'

async function aminaIsSampled(scene: Scene) {
  const desk = await openPort(scene, [specimenRoutes, laboratoryRoutes])
  const holderId = await declares(scene.deed, aminaHerself)
  const chen = await desk.officer('chen')
  const specimen = await answerOf<SpecimenAnswer>(
    chen.post(`${at}/port/specimens`, {
      holderId,
      doneAt: '2020-03-17T10:30:00+08:00',
      material: 'nasopharyngeal-swab',
    }),
  )
  const say = (outcome: string, more: object = {}) =>
    answerOf<ResultsAnswer>(
      chen.post(`${at}/laboratory/results`, {
        format: 'entry',
        specimens: [specimen.number],
        outcome,
        ...more,
      }),
    )
  const state = async () => (await getHolder(scene.deed, holderId)).state
  return { desk, chen, holderId, specimen, say, state }
}

story('a positive is a case at once, of the day of the sample, and the law is told', async (scene) => {
  const { chen, holderId, say, state } = await aminaIsSampled(scene)
  scene.clock.moveTo('2020-03-18T02:00:00+08:00')
  expect((await say('positive')).results).toMatchObject([{ standing: 'applied' }])
  expect(await state()).toMatchObject({
    results: [{ result: 'positive', sampledAt: '2020-03-17T02:30:00.000Z' }],
    caseRecord: { status: 'confirmed', on: '2020-03-17' },
  })
  const { reports } = await answerOf<ReportsAnswer>(chen.get(`${at}/reports`))
  expect(reports).toMatchObject([
    { holderId, code: 'confirmed', dueAt: '2020-03-17T20:00:00.000Z', overdue: false },
  ])
  scene.clock.moveTo('2020-03-18T04:01:00+08:00')
  expect((await answerOf<ReportsAnswer>(chen.get(`${at}/reports`))).reports[0]?.overdue).toBe(true)
  const receipt = { receipt: 'CDC-2020-03-1187' }
  await answerOf(chen.post(`${at}/reports/${reports[0]?.reportId}/acknowledgement`, receipt))
  expect((await answerOf<ReportsAnswer>(chen.get(`${at}/reports`))).reports).toEqual([])
})

story('the same again changes nothing; the contrary waits until Chen says which holds', async (scene) => {
  const { chen, specimen, say, state } = await aminaIsSampled(scene)
  await say('negative')
  expect((await say('negative')).results).toMatchObject([{ standing: 'repeated' }])
  const { results } = await say('positive')
  expect(results).toMatchObject([{ standing: 'waiting', ground: 'contradictory' }])
  expect((await state()).results.map(({ result }) => result)).toEqual(['negative'])
  await answerOf(
    chen.post(`${at}/laboratory/results/${results[0]?.resultId}/settlement`, {
      answer: 'apply',
      specimen: specimen.number,
    }),
  )
  expect((await state()).results.map(({ result }) => result)).toEqual(['positive'])
  expect(
    (await answerOf<ResultsAnswer>(chen.get(`${at}/laboratory/results?standing=waiting`))).results,
  ).toEqual([])
})

story('a positive that the laboratory corrects makes nobody a case any longer', async (scene) => {
  const { chen, say, state } = await aminaIsSampled(scene)
  await say('positive', { reportId: 'R-1' })
  await say('negative', { reportId: 'R-1', status: 'corrected' })
  expect(await state()).toMatchObject({ results: [{ result: 'negative' }], caseRecord: { status: 'none' } })
  expect((await answerOf<ReportsAnswer>(chen.get(`${at}/reports`))).reports).toEqual([])
})

story('a number that nobody knows waits, and is told to be of Amina', async (scene) => {
  const { chen, specimen, state } = await aminaIsSampled(scene)
  const { results } = await answerOf<ResultsAnswer>(
    chen.post(`${at}/laboratory/results`, ResultsRequest.meta()?.example),
  )
  expect(results).toMatchObject([{ standing: 'waiting', ground: 'unknown-specimen', holderId: null }])
  await answerOf(
    chen.post(`${at}/laboratory/results/${results[0]?.resultId}/settlement`, {
      answer: 'apply',
      specimen: specimen.number,
    }),
  )
  expect((await state()).results).toMatchObject([{ result: 'negative' }])
})

story(
  'a laboratory with its key fetches orders without a name and sends FHIR; without one it does not',
  async (scene) => {
    const { desk, specimen, state } = await aminaIsSampled(scene)
    const { key } = await openPartner(scene.deed, {
      kind: 'laboratory',
      name: 'Invented laboratory',
      carriers: [],
      webhookUrl: null,
    })
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const bundle = await desk.app.request('/api/v1/laboratory/orders', { headers })
    const text = await bundle.text()
    expect(text).toContain(specimen.number)
    expect(text).not.toContain('Haddad')
    const observation = {
      resourceType: 'Observation',
      status: 'final',
      specimen: { identifier: { value: specimen.number.toLowerCase() } },
      valueCodeableConcept: { coding: [{ code: '260415000' }] },
    }
    const send = (body: object, more: Record<string, string> = headers) =>
      desk.app.request('/api/v1/laboratory/results', {
        method: 'POST',
        headers: more,
        body: JSON.stringify(body),
      })
    expect(await answerOf(Promise.resolve(send(observation)))).toEqual({
      results: [{ specimen: specimen.number, outcome: 'negative', standing: 'applied', ground: null }],
    })
    expect((await state()).results).toHaveLength(1)
    expect(await refusalOf(Promise.resolve(send({ resourceType: 'Patient' })))).toBe(
      '422 /problems/results-not-taken',
    )
    const stranger = { 'content-type': 'application/json' }
    expect(await refusalOf(Promise.resolve(send(observation, stranger)))).toBe(
      '401 /problems/partner-key-needed',
    )
  },
)

story('a specimen without a result is on the clock', async (scene) => {
  const { chen, specimen, say } = await aminaIsSampled(scene)
  const orders = () => answerOf<OrdersAnswer>(chen.get(`${at}/laboratory/orders`))
  expect((await orders()).orders).toMatchObject([
    { number: specimen.number, dueAt: '2020-03-17T14:30:00.000Z', overdue: false },
  ])
  scene.clock.moveTo('2020-03-17T22:31:00+08:00')
  expect((await orders()).orders).toMatchObject([{ overdue: true }])
  await say('inconclusive')
  expect(await orders()).toEqual({ orders: [], turnaroundMedianMinutes: 721 })
})

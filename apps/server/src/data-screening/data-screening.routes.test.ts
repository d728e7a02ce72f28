// Stories of data screening: what sources say differently is found once, put to Boris and to Amina, and never a colour.
import type {
  ContradictionDone,
  ContradictionsAnswer,
  DataScreeningAnswer,
  PassengerListAnswer,
  TimelineAnswer,
} from '@pratique/api-contract'
import { expect } from 'vitest'
import { openDeclaration } from '../declaration/desk.node.ts'
import { deskRoutes } from '../declaration/desk.routes.ts'
import { eraseHolder } from '../holder/erase-holder.action.ts'
import { getHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { amina as aminaHerself } from '../people/test-people.ts'
import { exercise } from '../platform/auth/test-desk.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { amina, passenger, paxlst } from '../voyage/test-lists.ts'
import { answerOf, declares, openPort, refusalOf } from '../voyage/test-port.ts'
import { dataScreeningRoutes } from './data-screening.routes.ts'
import { forgetContradictionsOfErased } from './forget-contradictions.action.ts'
import { screenWhatChanged } from './screen-voyage.action.ts'

const { story } = withDatabase({ exercise })
const at = '/api/v1/desk'

async function aminaIsListed(scene: Scene, seat = '14D', statement: Parameters<typeof declares>[2] = {}) {
  const desk = await openPort(scene, [dataScreeningRoutes, deskRoutes])
  await openDeclaration(scene.house)
  const holderId = await declares(scene.deed, aminaHerself, statement)
  const boris = await desk.officer('boris')
  const text = paxlst([{ ...amina, seat }, passenger(1)])
  const { voyageId } = await answerOf<PassengerListAnswer>(
    boris.post(`${at}/passenger-lists`, { format: 'paxlst', text }),
  )
  const look = () => answerOf<DataScreeningAnswer>(boris.post(`${at}/voyages/${voyageId}/data-screening`, {}))
  const open = async () =>
    (await answerOf<ContradictionsAnswer>(boris.get(`${at}/contradictions`))).contradictions
  const state = async () => (await getHolder(scene.deed, holderId)).state
  return { desk, boris, holderId, voyageId, look, open, state }
}

story('the list says another seat: Boris has it with both sides, an owner and a clock', async (scene) => {
  const { look, open, holderId, state } = await aminaIsListed(scene)
  const before = (await getHolder(scene.deed, holderId)).head
  expect(await look()).toMatchObject({ found: 1, gone: 0 })
  expect(await look()).toMatchObject({ found: 0, gone: 0 })
  expect(await open()).toMatchObject([
    {
      kind: 'seat',
      kindName: 'Seat',
      source: 'Passenger list, SU206',
      said: '14C',
      found: '14D',
      name: expect.stringContaining('Amina'),
      owner: expect.stringContaining('PVG'),
      dueAt: '2020-03-17T02:20:00.000Z',
      overdue: false,
      answer: null,
    },
  ])
  const { head, acts } = await getHolder(scene.deed, holderId)
  expect([head.colour, head.state]).toEqual([before.colour, before.state])
  expect(acts.map(({ kind }) => kind)).toEqual(['declared', 'contradiction-found'])
  expect((await state()).contradictions).toMatchObject([{ asked: true, answered: false }])
  const [told] = await listMessages(scene.deed, [holderId])
  expect(told).toMatchObject({ kind: 'contradiction-asked' })
  expect(told?.letter?.body).not.toContain('14D')
})

story('her page at the desk shows whose it is and until when', async (scene) => {
  const { look, boris, holderId } = await aminaIsListed(scene)
  await look()
  const page = await answerOf<TimelineAnswer>(boris.get(`${at}/holders/${holderId}`))
  expect(page.steps).toContainEqual(
    expect.objectContaining({ step: 'contradiction', dueAt: '2020-03-17T02:20:00.000Z', overdue: false }),
  )
})

story('Boris settles it with what shows it; it is not found again, and Amina is told', async (scene) => {
  const { look, open, boris, holderId, state } = await aminaIsListed(scene)
  await look()
  const [one] = await open()
  const settle = (body: object) => boris.post(`${at}/contradictions/${one?.contradictionId}/settlement`, body)
  const evidence = 'The crew remembers that she changed seats with a family'
  expect(await refusalOf(settle({ outcome: 'mended', evidence }))).toContain('contradiction-nothing-mended')
  expect(await answerOf<ContradictionDone>(settle({ outcome: 'explained', evidence }))).toMatchObject({
    told: true,
  })
  expect(await refusalOf(settle({ outcome: 'explained', evidence }))).toContain('contradiction-settled')
  expect(await look()).toMatchObject({ found: 0, gone: 0 })
  expect(await open()).toEqual([])
  expect((await state()).contradictions).toEqual([])
  const { contradictions } = await answerOf<ContradictionsAnswer>(
    boris.get(`${at}/contradictions?holderId=${holderId}`),
  )
  expect(contradictions).toMatchObject([{ outcome: 'explained', settledAt: expect.any(String) }])
  const told = await listMessages(scene.deed, [holderId])
  expect(told.map(({ letter }) => letter?.body).join(' ')).toContain(evidence)
})

story('mended where facts are mended, it is gone by itself', async (scene) => {
  const { look, open, holderId } = await aminaIsListed(scene)
  await look()
  await recordAct(scene.deed, holderId, {
    kind: 'corrected',
    payload: { statement: { seat: '14D' }, evidence: 'boarding pass' },
  })
  expect(await look()).toMatchObject({ found: 0, gone: 1 })
  expect(await open()).toEqual([])
  await recordAct(scene.deed, holderId, {
    kind: 'corrected',
    payload: { statement: { seat: '14C' }, evidence: 'the other boarding pass' },
  })
  expect(await look()).toMatchObject({ found: 1, gone: 0 })
})

story('she came aboard in Moscow and declared only Milan: a stop was left out', async (scene) => {
  const { look, open } = await aminaIsListed(scene, '14C', {
    stops: [{ place: 'IT', fromOn: '2020-03-01', untilOn: '2020-03-16', kind: 'stay' }],
  })
  await look()
  expect(await open()).toMatchObject([
    { kind: 'stop', said: 'Italy', found: expect.stringMatching(/^Russia/), source: 'Passenger list, SU206' },
  ])
})

story(
  'a document in two names is put to Boris; Amina is asked only when he asks, and of nobody else',
  async (scene) => {
    const { look, open, boris, holderId, state } = await aminaIsListed(scene, '14C')
    const other = await declares(
      scene.deed,
      { ...aminaHerself, primaryIdentifier: 'Rossi', secondaryIdentifier: 'Anna', email: 'anna@example.org' },
      { flight: 'EK302', arrivalAt: '2020-03-20T16:00:00+08:00' },
    )
    await look()
    const [one] = await open()
    expect(one).toMatchObject({ kind: 'document', said: '…2C3', others: [other], askedAt: null })
    expect(await listMessages(scene.deed, [holderId])).toEqual([])
    await answerOf(boris.post(`${at}/contradictions/${one?.contradictionId}/question`, {}))
    expect((await state()).contradictions).toMatchObject([{ asked: true }])
    const [told] = await listMessages(scene.deed, [holderId])
    expect(told?.letter?.body).not.toMatch(/Rossi|EK302/)
  },
)

story(
  'somebody aboard is a case whom nobody traced: it contradicts that she met nobody ill',
  async (scene) => {
    const { look, open, holderId } = await aminaIsListed(scene, '14C')
    const caseId = await declares(scene.deed, {
      ...aminaHerself,
      primaryIdentifier: 'Specimen',
      document: { documentType: 'P', issuingState: 'UTO', documentNumber: 'Y0000001', dateOfExpiry: null },
    })
    expect(await look()).toMatchObject({ found: 0 })
    await recordAct(scene.deed, caseId, {
      kind: 'case-recorded',
      payload: { status: 'confirmed', on: '2020-03-16' },
    })
    expect(await look()).toMatchObject({ found: 1 })
    expect(await open()).toMatchObject([
      { kind: 'leg', holder: { holderId }, found: expect.stringContaining('SU206'), others: [caseId] },
    ])
  },
)

story('the job looks through what changed, and opens no name while nothing did', async (scene) => {
  const { open, holderId } = await aminaIsListed(scene)
  expect(await screenWhatChanged(scene.deed)).toBe(1)
  expect(await screenWhatChanged(scene.deed)).toBe(0)
  await recordAct(scene.deed, holderId, { kind: 'contradiction-asked', payload: { contradiction: 'x' } })
  expect(await screenWhatChanged(scene.deed)).toBe(1)
  expect(await open()).toHaveLength(1)
})

story('Bianca of another port neither sees nor settles it; an erasure takes it along', async (scene) => {
  const { look, open, desk, holderId } = await aminaIsListed(scene)
  await look()
  const [one] = await open()
  const bianca = await desk.officer('bianca')
  expect((await answerOf<ContradictionsAnswer>(bianca.get(`${at}/contradictions`))).contradictions).toEqual(
    [],
  )
  const body = { outcome: 'unfounded', evidence: 'I would rather say so myself' }
  expect(
    await refusalOf(bianca.post(`${at}/contradictions/${one?.contradictionId}/settlement`, body)),
  ).toMatch(/^403/)
  await eraseHolder(scene.deed, holderId, 'asked for')
  expect(await open()).toEqual([])
  await forgetContradictionsOfErased(scene.deed)
  expect(
    await refusalOf(bianca.post(`${at}/contradictions/${one?.contradictionId}/settlement`, body)),
  ).toMatch(/^404/)
})

// Stories at the door: Boris screens, Chen examines, two tablets meet one person, somebody has neither declaration nor
// passport, and the network was away for hours.
import { randomUUID } from 'node:crypto'
import {
  type BundleAnswer,
  type ConflictsAnswer,
  type DoorPerson,
  type FindAnswer,
  type HallAnswer,
  type PassengerListAnswer,
  type ScreeningAnswer,
  type SpecimenAnswer,
  StrangerRequest,
  type VoyagePeopleAnswer,
} from '@pratique/api-contract'
import { describe, expect } from 'vitest'
import { openDeclaration } from '../declaration/desk.node.ts'
import { getHolder } from '../holder/known-holder.action.ts'
import { verifyJournal } from '../holder/verify-journal.action.ts'
import { amina as aminaHerself } from '../people/test-people.ts'
import { exercise } from '../platform/auth/test-desk.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { amina, passenger, paxlst } from '../voyage/test-lists.ts'
import { answerOf, declares, openPort, refusalOf } from '../voyage/test-port.ts'
import { portRoutes } from './port.routes.ts'
import { portPeopleRoutes } from './port-people.routes.ts'
import { specimenRoutes } from './specimen.routes.ts'

const { story } = withDatabase({ exercise, at: '2020-03-17T10:30:00+08:00' })
const at = '/api/v1/desk'
const now = '2020-03-17T10:30:00+08:00'
const routes = [portRoutes, portPeopleRoutes, specimenRoutes]
const fromGreen = {
  stops: [{ place: 'ZA', fromOn: '2020-02-20', untilOn: '2020-03-16', kind: 'stay' }],
} as const

async function aminaLands(scene: Scene, statement: Parameters<typeof declares>[2] = {}) {
  const desk = await openPort(scene, routes)
  const holderId = await declares(scene.deed, aminaHerself, statement)
  const boris = await desk.officer('boris')
  const { voyageId } = await answerOf<PassengerListAnswer>(
    boris.post(`${at}/passenger-lists`, { format: 'paxlst', text: paxlst([amina, passenger(1)]) }),
  )
  return { desk, boris, holderId, voyageId }
}

const screening = (holderId: string, more: object = {}) => ({
  screeningId: randomUUID(),
  holderId,
  device: 'tablet-1',
  doneAt: now,
  readings: [{ value: 36.5, at: now, device: 'gun-1' }],
  symptoms: [],
  ...more,
})

describe('screening', () => {
  story(
    'Amina is well and from nowhere affected: found by her passport, fast lane, landed',
    async (scene) => {
      const { boris, holderId, voyageId } = await aminaLands(scene, fromGreen)
      const found = await answerOf<FindAnswer>(
        boris.post(`${at}/port/finds`, { by: 'document', text: 'l898902c3', voyageId }),
      )
      expect(found.people).toMatchObject([{ holderId, name: 'Amina Müller Haddad', lane: 'fast' }])
      const done = await answerOf<ScreeningAnswer>(
        boris.post(`${at}/port/screenings`, screening(holderId, { voyageId })),
      )
      expect(done).toMatchObject({ lane: 'fast', because: 'clear', colour: 'green', conflicts: [] })
      const { state } = await getHolder(scene.deed, holderId)
      expect(state).toMatchObject({ stage: 'screened', landed: { port: 'PVG' } })
      const people = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${voyageId}/people`))
      expect(people.unknown).toEqual([])
    },
  )

  story('a fever sends her to the health lane before a second reading confirms it', async (scene) => {
    const { boris, holderId } = await aminaLands(scene, fromGreen)
    const hot = [{ value: 101.3, unit: 'F', at: now, device: 'gun-1' }]
    const done = await answerOf<ScreeningAnswer>(
      boris.post(`${at}/port/screenings`, screening(holderId, { readings: hot })),
    )
    expect(done).toMatchObject({
      lane: 'health',
      because: 'fever',
      secondReadingAt: '2020-03-17T02:40:00.000Z',
    })
  })

  story('what cannot be right is refused in words', async (scene) => {
    const { boris, holderId } = await aminaLands(scene)
    const send = (more: object) => refusalOf(boris.post(`${at}/port/screenings`, screening(holderId, more)))
    expect(await send({ readings: [{ value: 98.6, at: now, device: 'gun-1' }] })).toBe(
      '422 /problems/reading-implausible',
    )
    expect(await send({ symptoms: ['jaundice-of-fever'] })).toBe('422 /problems/symptom-unknown')
    expect(await send({ doneAt: '2020-03-17T11:30:00+08:00' })).toBe('422 /problems/deed-time-wrong')
    expect(await send({ port: 'HGH' })).toBe('403 /problems/outside-your-post')
  })

  story('done without a network and sent twice is one screening, at the time it was done', async (scene) => {
    const { boris, holderId } = await aminaLands(scene, fromGreen)
    const deed = screening(holderId, { doneAt: '2020-03-17T08:05:00+08:00' })
    const first = await answerOf<ScreeningAnswer>(boris.post(`${at}/port/screenings`, deed))
    const again = await answerOf<ScreeningAnswer>(boris.post(`${at}/port/screenings`, deed))
    expect(again).toEqual(first)
    const { state } = await getHolder(scene.deed, holderId)
    expect(state.screenings).toMatchObject([{ at: '2020-03-17T00:05:00.000Z' }])
  })

  story('is undone within a minute by an act, and not after it', async (scene) => {
    const { boris, holderId } = await aminaLands(scene)
    const wrong = screening(holderId, { symptoms: ['cough'] })
    await answerOf(boris.post(`${at}/port/screenings`, wrong))
    const undo = (doneAt: string) =>
      boris.post(`${at}/port/screenings/${wrong.screeningId}/cancellation`, { doneAt })
    scene.clock.moveTo('2020-03-17T10:31:30+08:00')
    expect(await refusalOf(undo('2020-03-17T10:31:01+08:00'))).toBe('409 /problems/undo-too-late')
    await answerOf(undo('2020-03-17T10:30:40+08:00'))
    const { state, acts } = await getHolder(scene.deed, holderId)
    expect(state).toMatchObject({ screenings: [], stage: 'landed' })
    expect(acts.map(({ kind }) => kind)).toEqual(['declared', 'landed', 'screened', 'deed-cancelled'])
    expect((await verifyJournal(scene.house)).broken).toBe(null)
  })

  story('by two tablets: both stand until a person says which holds', async (scene) => {
    const { desk, boris, holderId } = await aminaLands(scene)
    const chen = await desk.officer('chen')
    const [first, second] = [
      screening(holderId, { symptoms: ['cough'] }),
      screening(holderId, { device: 'tablet-2' }),
    ]
    await answerOf(boris.post(`${at}/port/screenings`, first))
    const other = await answerOf<ScreeningAnswer>(chen.post(`${at}/port/screenings`, second))
    expect(other.conflicts).toHaveLength(1)
    const { conflicts } = await answerOf<ConflictsAnswer>(boris.get(`${at}/port/conflicts`))
    expect(conflicts).toMatchObject([
      {
        name: 'Amina Müller Haddad',
        first: { device: 'tablet-1', officer: 'Boris (Shanghai Pudong)', because: 'symptoms' },
        second: { device: 'tablet-2', officer: 'Chen (Shanghai Pudong)' },
      },
    ])
    await answerOf(boris.post(`${at}/port/conflicts/${conflicts[0]?.conflictId}`, { kept: 'second' }))
    const { state } = await getHolder(scene.deed, holderId)
    expect(state.screenings.map(({ deed }) => deed)).toEqual([second.screeningId])
    expect((await answerOf<ConflictsAnswer>(boris.get(`${at}/port/conflicts`))).conflicts).toEqual([])
  })
})

describe('people who are not as expected', () => {
  story(
    'on the list and undeclared: found there, taken in, filed for at the desk, screened',
    async (scene) => {
      const { boris, voyageId } = await aminaLands(scene)
      await openDeclaration(scene.house)
      const number = passenger(1).documents[0]?.number
      const found = await answerOf<FindAnswer>(
        boris.post(`${at}/port/finds`, { by: 'document', text: number, voyageId }),
      )
      expect(found).toMatchObject({ people: [], listed: [{ seat: '10B' }] })
      const person = await answerOf<DoorPerson>(
        boris.post(`${at}/port/people`, {
          ...(StrangerRequest.meta()?.example as object),
          voyageId,
          personId: found.listed[0]?.personId,
          doneAt: now,
        }),
      )
      expect(person).toMatchObject({ declared: false, lane: 'escorted', because: 'undeclared' })
      const people = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${voyageId}/people`))
      expect(people).toMatchObject({ undeclared: [], unknown: [] })
      const refused = await boris.post(`${at}/port/filings`, {
        language: 'it',
        travellers: [{ holderId: person.holderId, answers: {} }],
      })
      expect(refused.status).toBe(422)
      expect(await refused.json()).toMatchObject({ type: '/problems/declaration-invalid' })
    },
  )

  story('with nothing but a name is known from then on, and on the third list', async (scene) => {
    const { boris, voyageId } = await aminaLands(scene)
    const stranger = await answerOf<DoorPerson>(
      boris.post(`${at}/port/people`, {
        voyageId,
        doneAt: now,
        language: 'ar',
        primaryIdentifier: 'Haddad',
        assistance: ['interpreter'],
      }),
    )
    expect(stranger).toMatchObject({ assistance: ['interpreter'], documentNumber: null })
    const people = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${voyageId}/people`))
    expect(people.unknown.map(({ holderId }) => holderId)).toEqual([stranger.holderId])
  })

  story('who refuse are told the lawful path, not forced', async (scene) => {
    const { boris, holderId } = await aminaLands(scene)
    const refusal = { holderId, what: 'specimen', given: false, interpreter: true }
    const { path } = await answerOf<{ path: string }>(boris.post(`${at}/port/consents`, refusal))
    expect(path).toContain('Nobody is examined by force')
  })
})

describe('the medical officer', () => {
  story('suspects, and takes a specimen that is always in somebody’s hands', async (scene) => {
    const { desk, boris, holderId, voyageId } = await aminaLands(scene)
    const chen = await desk.officer('chen')
    const examination = {
      examinationId: randomUUID(),
      holderId,
      voyageId,
      device: 'tablet-7',
      doneAt: now,
      finding: 'suspect',
      decision: 'sample',
      answers: { cough: 'dry, since two days' },
    }
    expect(await refusalOf(boris.post(`${at}/port/examinations`, examination))).toBe(
      '403 /problems/not-permitted',
    )
    expect(await answerOf(chen.post(`${at}/port/examinations`, examination))).toMatchObject({
      lane: 'health',
      because: 'case',
    })
    const { state } = await getHolder(scene.deed, holderId)
    expect(state).toMatchObject({ finding: { finding: 'suspect' }, caseRecord: { status: 'suspected' } })
    const specimen = await answerOf<SpecimenAnswer>(
      chen.post(`${at}/port/specimens`, { holderId, voyageId, doneAt: now, material: 'nasopharyngeal-swab' }),
    )
    expect(specimen.number).toMatch(/^PVG200317\d{8}[0-9A-Z*]$/)
    expect(specimen.label).toContain('<svg')
    const moved = await answerOf<SpecimenAnswer>(
      boris.post(`${at}/port/specimens/${specimen.number}/custody`, {
        step: 'handed-over',
        note: 'Courier bag 12',
        doneAt: now,
      }),
    )
    expect(moved).toMatchObject({
      state: 'sent',
      custody: [
        { step: 'taken', officer: 'Chen (Shanghai Pudong)' },
        { step: 'handed-over', officer: 'Boris (Shanghai Pudong)', note: 'Courier bag 12' },
      ],
    })
    expect(
      await refusalOf(
        boris.post(`${at}/port/specimens`, {
          holderId,
          doneAt: '2020-03-17T10:29:00+08:00',
          material: 'sputum',
          number: specimen.number,
        }),
      ),
    ).toBe('409 /problems/specimen-known')
  })
})

describe('a tablet', () => {
  story('is made ready with everyone expected, and no list of numbers', async (scene) => {
    const { boris, holderId, voyageId } = await aminaLands(scene)
    const bundle = await answerOf<BundleAnswer>(boris.get(`${at}/port/voyages/${voyageId}/bundle`))
    expect(bundle.people).toHaveLength(2)
    const mine = bundle.people.find((person) => person.holderId === holderId)
    expect(mine).toMatchObject({ seat: '14C', lane: 'escorted', declared: true })
    expect(JSON.stringify(bundle)).not.toContain('L898902C3')
    const bytes = new TextEncoder().encode(`${bundle.salt} L898902C3`)
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes))
      .toString('hex')
      .slice(0, 32)
    expect(mine?.documentHash).toBe(hash)
    expect(bundle.reasons.undeclared).toMatchObject({ lane: 'escorted' })
    expect(bundle.undoSeconds).toBe(60)
  })

  story('shows the hall: who waits, how long, and the desks for what comes', async (scene) => {
    const { boris, holderId, voyageId } = await aminaLands(scene)
    const hall = () => answerOf<HallAnswer>(boris.get(`${at}/port/hall`))
    await answerOf(
      boris.post(`${at}/voyages/${voyageId}/course`, { kind: 'landed', at: '2020-03-17T10:15:00+08:00' }),
    )
    expect((await hall()).lanes.find(({ lane }) => lane === 'escorted')?.waiting).toBe(1)
    await answerOf(boris.post(`${at}/port/screenings`, screening(holderId)))
    expect((await hall()).lanes.find(({ lane }) => lane === 'escorted')).toMatchObject({
      waiting: 0,
      waitMedianSeconds: 900,
      lastHour: 1,
    })
  })
})

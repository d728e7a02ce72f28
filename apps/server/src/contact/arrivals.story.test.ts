// The whole way of two flights through the API: SU 206 of 28 February 2020, under version 0, where contacts are found
// afterwards, and a flight from London of 13 March: listed, rated, seen at the door, sampled, positive, traced.
import { randomUUID } from 'node:crypto'
import type {
  BoardingAnswers,
  ContactNoticesAnswer,
  ContactsAnswer,
  PassengerListAnswer,
  ReportsAnswer,
  ResultsAnswer,
  ScreeningAnswer,
  SpecimenAnswer,
  TracingAnswer,
  VoyagesAnswer,
  VoyageTracingsAnswer,
} from '@pratique/api-contract'
import { expect } from 'vitest'
import { boardingRoutes } from '../boarding/boarding.routes.ts'
import { getHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { laboratoryRoutes } from '../laboratory/laboratory.routes.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { amina as someone } from '../people/test-people.ts'
import { openPartner } from '../platform/auth/partner.action.ts'
import { exercise } from '../platform/auth/test-desk.ts'
import { withDatabase } from '../platform/test-database.ts'
import { portRoutes } from '../port/port.routes.ts'
import { portPeopleRoutes } from '../port/port-people.routes.ts'
import { specimenRoutes } from '../port/specimen.routes.ts'
import { passenger, paxlst } from '../voyage/test-lists.ts'
import { answerOf, declares, openPort, refusalOf } from '../voyage/test-port.ts'
import { contactPages } from './contact.page.ts'
import { contactRoutes } from './contact.routes.ts'

const at = '/api/v1/desk'
const routes = [portRoutes, portPeopleRoutes, specimenRoutes, laboratoryRoutes, contactRoutes, boardingRoutes]
const { story } = withDatabase({ exercise, at: '2020-03-13T07:00:00+08:00' })

const voyages = {
  london: {
    carrier: 'MU',
    number: '552',
    legs: [{ from: 'LHR', to: 'PVG', departsAt: '2020-03-12T20:20', arrivesAt: '2020-03-13T15:25' }],
  },
  moscow: {
    carrier: 'SU',
    number: '206',
    legs: [{ from: 'SVO', to: 'PVG', departsAt: '2020-02-27T19:10', arrivesAt: '2020-02-28T09:30' }],
  },
} as const
const districts = ['CN/33/3311/331121', 'CN/33/3303/330324', 'CN/33/3301/330106'] as const

/** Of those who sit near the case; the others live in the first. */
const homes = new Map([
  [121, 1],
  [132, 2],
])

/** Row 30 holds six seats of `passenger(n)`: numbers 120 to 125; each row six more. */
const identityOf = (n: number) => {
  const listed = passenger(n)
  return {
    ...someone,
    primaryIdentifier: listed.primaryIdentifier ?? '',
    secondaryIdentifier: listed.secondaryIdentifier ?? '',
    dateOfBirth: listed.dateOfBirth,
    document: {
      documentType: 'P',
      issuingState: 'UTO',
      documentNumber: listed.documents[0]?.number ?? '',
      dateOfExpiry: null,
    },
    email: `p${n}@example.org`,
  }
}
const stops = (place: string) => [
  { place, fromOn: '2020-02-10', untilOn: '2020-03-12', kind: 'stay' as const },
]

story(
  'London, 13 March: one is sampled and positive, its zone is traced, three districts are told',
  async (scene) => {
    const desk = await openPort(scene, routes)
    const numbers = [120, 121, 126, 127, 132, 150, 180]
    const holders = new Map<number, string>()
    for (const n of numbers)
      holders.set(
        n,
        await declares(scene.deed, identityOf(n), {
          flight: 'MU552',
          seat: passenger(n).seat,
          arrivalAt: '2020-03-13T15:25:00+08:00',
          stops: stops('GB'),
          district: districts[homes.get(n) ?? 0] ?? null,
        }),
      )
    const holder = (n: number) => holders.get(n) ?? ''
    const boris = await desk.officer('boris')
    const chen = await desk.officer('chen')

    const listed = [...numbers, 128].map((n) => passenger(n))
    const { voyageId, matches } = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, {
        format: 'paxlst',
        text: paxlst(listed, { ...voyages.london, legs: [...voyages.london.legs] }),
      }),
    )
    expect(matches).toEqual({ certain: 7, likely: 0, none: 1 })
    const board = await answerOf<VoyagesAnswer>(boris.get(`${at}/voyages?on=2020-03-13`))
    expect(board.voyages).toMatchObject([
      { designator: 'MU552', origin: 'LHR', rating: { level: expect.stringMatching(/high|raised/) } },
    ])
    expect(board.voyages[0]?.rating.reasons.length).toBeGreaterThan(0)

    const { key } = await openPartner(scene.deed, {
      kind: 'operator',
      name: 'Invented',
      carriers: ['MU'],
      webhookUrl: null,
    })
    const asked = await desk.app.request('/api/v1/boarding/checks', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        voyage: 'MU552',
        at: '2020-03-13T15:25:00+08:00',
        passengers: [120, 128].map((n) => ({
          documentNumber: passenger(n).documents[0]?.number,
          primaryIdentifier: passenger(n).primaryIdentifier,
          secondaryIdentifier: passenger(n).secondaryIdentifier,
        })),
      }),
    })
    expect(
      (await answerOf<BoardingAnswers>(Promise.resolve(asked))).answers.map(({ answer }) => answer),
    ).toEqual(['ok', 'ask'])

    scene.clock.moveTo('2020-03-13T15:40:00+08:00')
    await answerOf(
      boris.post(`${at}/voyages/${voyageId}/course`, {
        kind: 'landed',
        at: '2020-03-13T15:20:00+08:00',
        headCount: 8,
      }),
    )
    const screened: string[] = []
    for (const n of numbers) {
      const deed = {
        screeningId: randomUUID(),
        holderId: holder(n),
        voyageId,
        device: 'tablet-1',
        doneAt: '2020-03-13T15:40:00+08:00',
        readings: [{ value: n === 126 ? 38.2 : 36.5, at: '2020-03-13T15:40:00+08:00', device: 'gun-1' }],
        symptoms: n === 126 ? ['cough'] : [],
      }
      screened.push((await answerOf<ScreeningAnswer>(boris.post(`${at}/port/screenings`, deed))).lane)
    }
    expect(screened.filter((lane) => lane === 'health')).toHaveLength(1)

    const positive = async (n: number) => {
      const specimen = await answerOf<SpecimenAnswer>(
        chen.post(`${at}/port/specimens`, {
          holderId: holder(n),
          voyageId,
          doneAt: scene.clock.now().toISOString(),
          material: 'nasopharyngeal-swab',
        }),
      )
      const result = { format: 'entry', specimens: [specimen.number], outcome: 'positive' }
      expect(
        (await answerOf<ResultsAnswer>(chen.post(`${at}/laboratory/results`, result))).results,
      ).toMatchObject([{ standing: 'applied' }])
    }
    expect(await refusalOf(chen.post(`${at}/tracings`, { caseHolderId: holder(126), voyageId }))).toBe(
      '409 /problems/no-case',
    )
    await positive(126)
    expect((await answerOf<ReportsAnswer>(chen.get(`${at}/reports`))).reports).toMatchObject([
      { holderId: holder(126), code: 'confirmed' },
    ])

    // Seat 31A: three rows each way are 28 to 34.
    const traced = await answerOf<TracingAnswer>(
      chen.post(`${at}/tracings`, { caseHolderId: holder(126), voyageId }),
    )
    expect(traced.contacts.map(({ seat }) => seat).toSorted()).toEqual(['30A', '30B', '31B', '31C', '32A'])
    expect(
      traced.notices
        .filter(({ kind }) => kind === 'district')
        .map(({ addressee }) => addressee)
        .toSorted(),
    ).toEqual(['CN/33', ...districts].toSorted())
    const exposed = (await getHolder(scene.deed, holder(127))).state.exposures
    expect(exposed).toMatchObject([{ class: 'contact', on: '2020-03-13', source: 'voyage MU552 2020-03-13' }])
    expect((await listMessages(scene.deed, [holder(127)])).map(({ kind }) => kind)).toContain('exposed')

    await positive(127)
    const again = await answerOf<TracingAnswer>(
      chen.post(`${at}/tracings`, { caseHolderId: holder(127), voyageId }),
    )
    expect(again.contacts.length).toBeGreaterThan(0)
    expect((await getHolder(scene.deed, holder(120))).state.exposures).toHaveLength(1)
    const named = { caseHolderId: holder(126), voyageId, declared: [holder(180)] }
    const withNamed = await answerOf<TracingAnswer>(chen.post(`${at}/tracings`, named))
    expect(withNamed.contacts.find(({ holderId }) => holderId === holder(180))).toMatchObject({
      why: 'declared',
      told: true,
    })
    const wider = { caseHolderId: holder(127), voyageId, zone: { rows: 20 } }
    expect(await refusalOf(chen.post(`${at}/tracings`, wider))).toBe('422 /problems/zone-reason-missing')
    await answerOf(
      chen.post(`${at}/tracings`, { ...wider, reason: 'The two cases changed seats during the flight' }),
    )

    const map = await answerOf<VoyageTracingsAnswer>(boris.get(`${at}/voyages/${voyageId}/tracings`))
    expect(map.cases).toHaveLength(2)
    expect(map.seatMap.match(/✚/g)).toHaveLength(2)

    const unread = await answerOf<ContactNoticesAnswer>(boris.get(`${at}/contact-notices`))
    expect(unread.notices.length).toBeGreaterThanOrEqual(4)
    expect(map.cases.map(({ status }) => status)).toEqual(['confirmed', 'confirmed'])
    expect(map.zone).toEqual({ rows: 3, seats: null, wholeCabin: false })

    const emeka = await desk.officer('emeka')
    const own = await answerOf<ContactNoticesAnswer>(emeka.get(`${at}/contact-notices`))
    expect(new Set(own.notices.map(({ addressee }) => addressee))).toEqual(new Set([districts[0]]))
    const mine = await answerOf<ContactsAnswer>(emeka.get(`${at}/contacts`))
    expect(new Set(mine.contacts.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set([districts[0]]))
    const notice = mine.notices.find(({ acknowledgedAt }) => acknowledgedAt === null)
    await answerOf(
      emeka.post(`${at}/contact-notices/${notice?.noticeId}/acknowledgement`, { receipt: 'Qingtian 0313-1' }),
    )
    expect(await refusalOf(emeka.post(`${at}/contact-notices/${notice?.noticeId}/acknowledgement`, {}))).toBe(
      '404 /problems/notice-not-found',
    )

    const page = await contactPages(scene.house).request('/en/flights?q=mu%20552')
    const text = await page.text()
    expect(text).toContain('MU552')
    expect(text).not.toContain('SPECIMEN')
  },
)

story(
  'SU 206 of 28 February, found afterwards: whoever sat near and is long at home is told there',
  async (scene) => {
    const desk = await openPort(scene, routes)
    const numbers = [120, 126, 180]
    const holders: string[] = []
    for (const [index, n] of numbers.entries()) {
      const holderId = await declares(scene.deed, identityOf(n), {
        flight: 'SU206',
        seat: passenger(n).seat,
        arrivalAt: '2020-02-28T09:30:00+08:00',
        stops: stops('RU'),
        district: districts[index] ?? null,
      })
      await recordAct(scene.deed, holderId, {
        kind: 'landed',
        payload: { at: '2020-02-28T09:30:00+08:00', port: 'PVG' },
      })
      holders.push(holderId)
    }
    const [near = '', index = '', far = ''] = holders
    await recordAct(scene.deed, index, {
      kind: 'case-recorded',
      payload: { status: 'confirmed', on: '2020-03-04' },
    })
    const boris = await desk.officer('boris')
    const { voyageId, matches } = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, {
        format: 'paxlst',
        text: paxlst(
          numbers.map((n) => passenger(n)),
          { ...voyages.moscow, legs: [...voyages.moscow.legs] },
        ),
      }),
    )
    expect(matches.certain).toBe(3)
    const chen = await desk.officer('chen')
    const traced = await answerOf<TracingAnswer>(
      chen.post(`${at}/tracings`, { caseHolderId: index, voyageId }),
    )
    expect(traced.contacts).toMatchObject([{ holderId: near, why: 'zone', jurisdiction: districts[0] }])
    expect((await getHolder(scene.deed, near)).state.exposures).toMatchObject([{ on: '2020-02-28' }])
    expect((await getHolder(scene.deed, far)).state.exposures).toEqual([])
  },
)

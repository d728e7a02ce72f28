// Stories of voyages: Boris at Pudong knows who comes before they land; Bianca at Hangzhou does not see his flights.
import type {
  PassengerListAnswer,
  VoyageAnswer,
  VoyagePeopleAnswer,
  VoyagesAnswer,
} from '@pratique/api-contract'
import { CourseRequest, HealthDeclarationRequest, PassengerListRequest } from '@pratique/api-contract'
import { describe, expect } from 'vitest'
import { getHolder } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { aminaSays } from '../holder/test-acts.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { amina as aminaHerself } from '../people/test-people.ts'
import { exercise } from '../platform/auth/test-desk.ts'
import { withDatabase } from '../platform/test-database.ts'
import { forgetListed } from './forget-listed.action.ts'
import { amina, passenger, paxlst } from './test-lists.ts'
import { answerOf, declares, openPort, refusalOf } from './test-port.ts'
import { listOnlyInvited } from './voyage-people.store.ts'

const { story } = withDatabase({ exercise })
const at = '/api/v1/desk'
const list = (text: string, more: object = {}) => ({ format: 'paxlst', text, ...more })

describe('a passenger list', () => {
  story('finds Amina, who spelt her name with an umlaut, and rates the flight', async (scene) => {
    const desk = await openPort(scene)
    const holderId = await declares(scene.deed, aminaHerself)
    const boris = await desk.officer('boris')
    const taken = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, list(paxlst([amina, passenger(1), passenger(2)]))),
    )
    expect(taken).toMatchObject({
      designator: 'SU206',
      taken: true,
      people: 3,
      added: 3,
      matches: { certain: 1, likely: 0, none: 2 },
    })
    const people = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${taken.voyageId}/people`))
    expect(people.people[0]).toMatchObject({
      name: 'MUELLER HADDAD AMINA',
      match: 'certain',
      holderId,
      colour: 'orange',
      seat: '14C',
      seatSource: 'list',
    })
    expect(people.undeclared).toHaveLength(2)
    const board = await answerOf<VoyagesAnswer>(boris.get(`${at}/voyages?on=2020-03-17`))
    expect(board.voyages).toMatchObject([
      {
        designator: 'SU206',
        origin: 'SVO',
        port: 'PVG',
        arrivesAt: '2020-03-17T02:20:00.000Z',
        counts: { listed: 3, declared: 1, undeclared: 2, byColour: { orange: 1 } },
        rating: { level: 'high', reasons: [{ of: 'orange', share: true }] },
        plan: { boardingTeam: 4 },
      },
    ])
    expect(board.voyages[0]?.rating.reasons[0]?.words).toContain('33 %')
  })

  story('that comes again is compared: who is new, who is gone, what changed', async (scene) => {
    const desk = await openPort(scene)
    const boris = await desk.officer('boris')
    const first = [passenger(1), passenger(2), passenger(3)]
    await answerOf(boris.post(`${at}/passenger-lists`, list(paxlst(first))))
    const second = [passenger(1), passenger(2, { seat: '40K' }), passenger(4)]
    const checked = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, list(paxlst(second), { onlyCheck: true })),
    )
    expect(checked).toMatchObject({ taken: false, added: 1, removed: 1, changed: [{ fields: ['seat'] }] })
    const taken = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, list(paxlst(second))),
    )
    expect(taken).toMatchObject({ taken: true, people: 3, added: 1, removed: 1 })
    const { people } = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${taken.voyageId}/people`))
    expect(people.map(({ seat }) => seat)).toEqual(['10B', '40K', '10E'])
    const third = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, list(paxlst(second))),
    )
    expect(third).toMatchObject({ added: 0, removed: 0, changed: [] })
  })

  story(
    'with a wrong count is not taken, and nothing of it is kept, unless Boris says it is right',
    async (scene) => {
      const desk = await openPort(scene)
      const boris = await desk.officer('boris')
      const wrong = paxlst([passenger(1), passenger(2)]).replace('CNT+42:2', 'CNT+42:3')
      const answer = await boris.post(`${at}/passenger-lists`, list(wrong))
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({
        type: '/problems/passenger-list-not-taken',
        errors: [{ pointer: 'CNT', code: 'passenger-count' }],
      })
      expect((await answerOf<VoyagesAnswer>(boris.get(`${at}/voyages?on=2020-03-17`))).voyages).toEqual([])
      const taken = await answerOf<PassengerListAnswer>(
        boris.post(`${at}/passenger-lists`, list(wrong, { takeDoubtful: true })),
      )
      expect(taken).toMatchObject({ people: 2, taken: true })
    },
  )

  story('of which only a part came is taken when Boris says so, and takes nobody off', async (scene) => {
    const desk = await openPort(scene)
    const boris = await desk.officer('boris')
    const whole = [passenger(1), passenger(2), passenger(3)]
    await answerOf(boris.post(`${at}/passenger-lists`, list(paxlst(whole))))
    const part = paxlst([passenger(3, { seat: '40K' })])
      .replace('+01:F', '+02:F')
      .replace('CNT+42:1', 'CNT+42:3')
    const refused = await boris.post(`${at}/passenger-lists`, list(part))
    expect(await refused.json()).toMatchObject({
      status: 422,
      errors: expect.arrayContaining([expect.objectContaining({ code: 'parts-missing' })]),
    })
    const taken = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, list(part, { takeDoubtful: true })),
    )
    expect(taken).toMatchObject({ taken: true, removed: 0, added: 0, changed: [{ fields: ['seat'] }] })
    const { people } = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${taken.voyageId}/people`))
    expect(people.map(({ seat }) => seat).toSorted()).toEqual(['10B', '10C', '40K'])
  })

  story('is forgotten when its time is over, and with it who was only invited to declare', async (scene) => {
    const desk = await openPort(scene)
    const boris = await desk.officer('boris')
    const { voyageId } = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, list(paxlst([passenger(1)]))),
    )
    const { people } = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${voyageId}/people`))
    const invitation = { personId: people[0]?.personId, language: 'it', email: 'p1@example.org' }
    await answerOf(boris.post(`${at}/voyages/${voyageId}/invitations`, invitation))
    const declaredId = await declares(scene.deed, aminaHerself)
    const [invited] = await listOnlyInvited(scene.db, new Date('2020-06-01T00:00:00Z'))
    expect(await forgetListed(scene.deed, new Date('2020-03-01T00:00:00Z'))).toBe(0)
    expect(await forgetListed(scene.deed, new Date('2020-06-01T00:00:00Z'))).toBe(1)
    await expect(getHolder(scene.deed, invited ?? '')).rejects.toThrow('erased')
    expect((await getHolder(scene.deed, declaredId)).state.statement).not.toBeNull()
    expect(await listMessages(scene.deed, [invited ?? ''])).toEqual([])
  })

  story('as CSV names its faults by row, and single entry adds one person', async (scene) => {
    const desk = await openPort(scene)
    const boris = await desk.officer('boris')
    const { voyageId } = await answerOf<{ voyageId: string }>(
      boris.post(`${at}/voyages`, {
        conveyance: 'train',
        designator: 'K3',
        port: 'PVG',
        arrivesAt: '2020-03-17T12:00:00+08:00',
      }),
    )
    const csv = 'primaryIdentifier,secondaryIdentifier,dateOfBirth,seat\nSPECIMEN,ANNA,1974-08-12,5A\n'
    const bad = await boris.post(`${at}/passenger-lists`, {
      format: 'csv',
      voyageId,
      text: `${csv},BO,1980-01-01,6A\n`,
    })
    expect(await bad.json()).toMatchObject({
      errors: [{ pointer: expect.stringContaining('row 3'), code: 'name-missing' }],
    })
    await answerOf(boris.post(`${at}/passenger-lists`, { format: 'csv', voyageId, text: csv }))
    const entry = { primaryIdentifier: 'FIORE', secondaryIdentifier: 'LUCA', dateOfBirth: '2012-01-09' }
    expect(await answerOf(boris.post(`${at}/voyages/${voyageId}/listed-people`, entry))).toMatchObject({
      added: 1,
      removed: 0,
    })
    const again = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, { format: 'csv', voyageId, text: csv }),
    )
    expect(again).toMatchObject({ removed: 0 })
    const { people } = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${voyageId}/people`))
    expect(people).toHaveLength(2)
  })

  story('nearly agrees: Boris sees both side by side and says who it is', async (scene) => {
    const desk = await openPort(scene)
    const holderId = await declares(scene.deed, aminaHerself)
    const boris = await desk.officer('boris')
    const mistyped = {
      ...amina,
      documents: [{ type: 'P', number: 'L898902C8', issuer: 'UTO', expiresOn: null }],
      dateOfBirth: '1984-06-05',
    }
    const { voyageId, matches } = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, list(paxlst([mistyped]))),
    )
    expect(matches).toEqual({ certain: 0, likely: 1, none: 0 })
    const before = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${voyageId}/people`))
    const [person] = before.people
    expect(person?.candidates).toMatchObject([
      {
        holder: { holderId, dateOfBirth: '1984-05-06' },
        grounds: expect.arrayContaining(['near-document', 'name']),
      },
    ])
    expect(before.unlisted.map((holder) => holder.holderId)).toEqual([holderId])
    await answerOf(boris.post(`${at}/voyages/${voyageId}/matches`, { personId: person?.personId, holderId }))
    const after = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${voyageId}/people`))
    expect(after).toMatchObject({ likely: [], unlisted: [], people: [{ match: 'certain', settled: true }] })
  })

  story('leaves somebody undeclared: she is sent a link, declares, and is found', async (scene) => {
    const desk = await openPort(scene)
    const boris = await desk.officer('boris')
    const { voyageId } = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, list(paxlst([amina]))),
    )
    const { people } = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${voyageId}/people`))
    const asked = await answerOf<{ sent: boolean; address: string }>(
      boris.post(`${at}/voyages/${voyageId}/invitations`, {
        personId: people[0]?.personId,
        language: 'it',
        email: 'amina@example.org',
      }),
    )
    expect(asked).toEqual({ sent: true, address: expect.stringMatching(/\/it\/declare$/) })
    const holderId = await declares(scene.deed, aminaHerself)
    const after = await answerOf<VoyagePeopleAnswer>(boris.get(`${at}/voyages/${voyageId}/people`))
    expect(after.people).toMatchObject([{ match: 'certain', holderId }])
  })
})

describe('a voyage', () => {
  story('that was only declared stands on the board of its port, and of no other', async (scene) => {
    const desk = await openPort(scene)
    await declares(scene.deed, aminaHerself)
    const boris = await desk.officer('boris')
    const board = await answerOf<VoyagesAnswer>(boris.get(`${at}/voyages?on=2020-03-17`))
    expect(board.voyages).toMatchObject([{ designator: 'SU206', counts: { declared: 1, listed: 0 } }])
    const bianca = await desk.officer('bianca')
    expect((await answerOf<VoyagesAnswer>(bianca.get(`${at}/voyages?on=2020-03-17`))).voyages).toEqual([])
    expect(await refusalOf(bianca.get(`${at}/voyages/${board.voyages[0]?.voyageId}`))).toBe(
      '403 /problems/outside-your-post',
    )
    expect(await refusalOf(bianca.post(`${at}/passenger-lists`, list(paxlst([amina]))))).toBe(
      '403 /problems/outside-your-post',
    )
  })

  story('comes from where its passengers say, and has landed once they have', async (scene) => {
    const desk = await openPort(scene)
    const holderId = await declares(scene.deed, aminaHerself)
    await recordAct(scene.deed, holderId, {
      kind: 'amended',
      payload: {
        statement: aminaSays,
        answers: { voyage: { departureAirport: 'SVO', departsAt: '2020-03-16T19:50' } },
        held: false,
      },
    })
    const boris = await desk.officer('boris')
    const board = () => answerOf<VoyagesAnswer>(boris.get(`${at}/voyages?on=2020-03-17`))
    expect((await board()).voyages).toMatchObject([
      {
        origin: 'SVO',
        originName: expect.stringContaining('Moscow'),
        departsAt: '2020-03-16T16:50:00.000Z',
        status: 'scheduled',
      },
    ])
    const landed = { at: '2020-03-17T10:05:00+08:00', port: 'PVG' }
    await recordAct(scene.deed, holderId, { kind: 'landed', payload: landed })
    expect((await board()).voyages).toMatchObject([
      { status: 'landed', landedAt: '2020-03-17T02:05:00.000Z' },
    ])
  })

  story('is late, and Amina is told; lands, and she has landed', async (scene) => {
    const desk = await openPort(scene)
    const holderId = await declares(scene.deed, aminaHerself)
    const boris = await desk.officer('boris')
    const { voyageId } = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, list(paxlst([amina]))),
    )
    const late = { kind: 'delayed', arrivesAt: '2020-03-17T13:00:00+08:00', reason: 'Fog at Pudong' }
    expect(await answerOf(boris.post(`${at}/voyages/${voyageId}/course`, late))).toMatchObject({ moved: 1 })
    expect((await getHolder(scene.deed, holderId)).state.statement?.arrivalAt).toBe(late.arrivesAt)
    expect((await listMessages(scene.deed, [holderId])).map(({ kind }) => kind)).toEqual(['voyage-delayed'])
    scene.clock.moveTo('2020-03-17T13:10:00+08:00')
    const landed = { kind: 'landed', at: '2020-03-17T13:05:00+08:00', headCount: 1 }
    await answerOf(boris.post(`${at}/voyages/${voyageId}/course`, landed))
    expect((await getHolder(scene.deed, holderId)).state.landed).toMatchObject({ at: landed.at, port: 'PVG' })
    expect(await refusalOf(boris.post(`${at}/voyages/${voyageId}/course`, late))).toBe(
      '409 /problems/voyage-over',
    )
  })

  story('reports somebody ill: rated high, pratique withheld with reasons, then granted', async (scene) => {
    const desk = await openPort(scene)
    const boris = await desk.officer('boris')
    const { voyageId } = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, list(paxlst([passenger(1)]))),
    )
    const said = HealthDeclarationRequest.meta()?.example
    await answerOf(boris.post(`${at}/voyages/${voyageId}/health-declarations`, said))
    const reasons = ['One passenger with fever; officers board first']
    await answerOf(boris.post(`${at}/voyages/${voyageId}/pratique`, { answer: 'withheld', reasons }))
    const withheld = await answerOf<VoyageAnswer>(boris.get(`${at}/voyages/${voyageId}`))
    expect(withheld.voyage).toMatchObject({
      rating: { level: 'high', reasons: [{ of: 'reported-ill' }] },
      pratique: { answer: 'withheld', reasons },
    })
    await answerOf(boris.post(`${at}/voyages/${voyageId}/pratique`, { answer: 'granted' }))
    const granted = await answerOf<VoyageAnswer>(boris.get(`${at}/voyages/${voyageId}`))
    expect(granted.voyage.pratique.answer).toBe('granted')
    expect(granted.events.map(({ kind }) => kind)).toEqual([
      'opened',
      'listed',
      'health-declared',
      'pratique-withheld',
      'pratique-granted',
    ])
  })

  story('every example of the contract works as it stands', async (scene) => {
    const desk = await openPort(scene)
    const boris = await desk.officer('boris')
    const taken = await answerOf<PassengerListAnswer>(
      boris.post(`${at}/passenger-lists`, PassengerListRequest.meta()?.example),
    )
    expect(taken).toMatchObject({ designator: 'MU552', people: 1 })
    expect(
      await answerOf(boris.post(`${at}/voyages/${taken.voyageId}/course`, CourseRequest.meta()?.example)),
    ).toMatchObject({ status: 'scheduled' })
  })
})

// Stories of boarding: an operator asks, is told no reason of health, and hears when an answer changes.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BoardingAnswers, BoardingListAnswer, VoyagesAnswer } from '@pratique/api-contract'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { recordAct } from '../holder/record-act.action.ts'
import { amina as aminaHerself } from '../people/test-people.ts'
import { openPartner } from '../platform/auth/partner.action.ts'
import { exercise } from '../platform/auth/test-desk.ts'
import { perform, system } from '../platform/deed.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { amina, paxlst } from '../voyage/test-lists.ts'
import { answerOf, declares, openPort, refusalOf } from '../voyage/test-port.ts'
import { boardingPages } from './boarding.page.ts'
import { boardingRoutes } from './boarding.routes.ts'
import { deliverWebhooks } from './deliver-webhooks.action.ts'
import { followChanges } from './follow-changes.action.ts'

const { story, house: open } = withDatabase({ exercise, at: '2020-03-16T16:00:00+08:00' })
const at = '2020-03-17T10:20:00+08:00'
const passenger = {
  documentNumber: 'L898902C3',
  primaryIdentifier: 'MUELLER HADDAD',
  secondaryIdentifier: 'AMINA',
}

async function openOperator(scene: Pick<Scene, 'house' | 'deed'>, webhookUrl: string | null = null) {
  const desk = await openPort(scene, [boardingRoutes])
  const operator = { kind: 'operator', name: 'Invented Airways', carriers: ['SU'], webhookUrl } as const
  const opened = await openPartner(scene.deed, operator)
  const send = async (body: object, key = opened.key) =>
    desk.app.request('/api/v1/boarding/checks', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const boris = await desk.officer('boris')
  const list = { format: 'paxlst', text: paxlst([amina]) }
  await answerOf(boris.post('/api/v1/desk/passenger-lists', list))
  return { ...opened, desk, boris, send }
}
const ask = (more: object = {}) => ({ voyage: 'SU 206', at, passengers: [passenger], ...more })

story('Amina has not declared: ask; she declares: OK; nothing of health is said', async (scene) => {
  const { send } = await openOperator(scene)
  const before = await answerOf<BoardingAnswers>(send(ask()))
  expect(before).toMatchObject({ voyage: 'SU206', answers: [{ documentNumber: 'L898902C3', answer: 'ask' }] })
  await declares(scene.deed, aminaHerself)
  const after = await send(ask())
  const text = await after.text()
  expect(JSON.parse(text)).toMatchObject({ answers: [{ answer: 'ok' }] })
  expect(text).not.toMatch(/orange|colour|fever|case/)
})

story(
  'Boris prints the list of the voyage for a counter without a network; no reason stands on it',
  async (scene) => {
    const { boris } = await openOperator(scene)
    const board = await answerOf<VoyagesAnswer>(boris.get('/api/v1/desk/voyages?on=2020-03-17'))
    const path = `/api/v1/desk/voyages/${board.voyages[0]?.voyageId}/boarding`
    const people = async () => (await answerOf<BoardingListAnswer>(boris.get(path))).people
    expect(await people()).toMatchObject([{ name: 'MUELLER HADDAD AMINA', answer: 'ask', seat: '14C' }])
    const holderId = await declares(scene.deed, aminaHerself)
    expect(await people()).toMatchObject([{ documentNumber: 'L898902C3', answer: 'ok' }])
    await recordAct(scene.deed, holderId, {
      kind: 'case-recorded',
      payload: { status: 'confirmed', on: '2020-03-16' },
    })
    expect(JSON.stringify(await people())).toMatch(/"answer":"not-ok"/)
    expect(JSON.stringify(await people())).not.toMatch(/confirmed|case|colour/)
  },
)

story('under another name with her passport: ask', async (scene) => {
  const { send } = await openOperator(scene)
  await declares(scene.deed, aminaHerself)
  const other = { ...passenger, primaryIdentifier: 'OTHER', secondaryIdentifier: 'PERSON' }
  expect(await answerOf(send(ask({ passengers: [other] })))).toMatchObject({ answers: [{ answer: 'ask' }] })
})

story('an operator sees only its own voyages, and only with its key', async (scene) => {
  const { send } = await openOperator(scene)
  expect(await refusalOf(send(ask({ voyage: 'MU206' })))).toBe('404 /problems/voyage-not-yours')
  expect(await refusalOf(send(ask(), 'pko_wrong'))).toBe('401 /problems/partner-key-needed')
})

story('still undecided three hours before departure: Boris is called', async (scene) => {
  const { send, boris } = await openOperator(scene)
  await answerOf(send(ask()))
  const alarms = () => answerOf<{ alarms: unknown[] }>(boris.get('/api/v1/desk/boarding/alarms'))
  expect((await alarms()).alarms).toEqual([])
  scene.clock.moveTo('2020-03-16T14:00:00Z')
  expect((await alarms()).alarms).toMatchObject([
    { designator: 'SU206', departsAt: '2020-03-16T16:50:00.000Z' },
  ])
  await declares(scene.deed, aminaHerself)
  expect((await alarms()).alarms).toEqual([])
})

story('the page answers without scripts, and names what is wrong', async (scene) => {
  const { key } = await openOperator(scene)
  await declares(scene.deed, aminaHerself)
  const pages = boardingPages(scene.house)
  const post = async (change: Record<string, string>) => {
    const form = {
      key,
      voyage: 'SU206',
      on: '2020-03-17',
      passengers: 'L898902C3, Müller Haddad, Amina',
      ...change,
    }
    const answer = await pages.request('/en/boarding', { method: 'POST', body: new URLSearchParams(form) })
    return { status: answer.status, text: await answer.text() }
  }
  expect(await post({})).toMatchObject({ status: 200, text: expect.stringContaining('<strong>OK</strong>') })
  expect(await post({ key: 'wrong' })).toMatchObject({
    status: 422,
    text: expect.stringContaining('opens nothing'),
  })
  expect(await post({ passengers: 'L898902C3' })).toMatchObject({
    status: 422,
    text: expect.stringContaining('Line 1'),
  })
})

test('a change is told by a signed webhook that a library of the operator verifies', async () => {
  const received: { headers: Record<string, string>; body: string }[] = []
  const server = createServer((request, answer) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body })
      answer.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const house = open()
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
    const operator = await perform(house, system, (deed) => openOperator({ house, deed }, url))
    await answerOf(operator.send(ask()))
    const holderId = await perform(house, system, (deed) => declares(deed, aminaHerself))
    expect(await perform(house, system, followChanges)).toBe(1)
    expect(await deliverWebhooks(house)).toBe(1)
    const [hook] = received
    const told = new Webhook(operator.webhookSecret ?? '').verify(hook?.body ?? '', hook?.headers ?? {})
    expect(told).toMatchObject({
      type: 'boarding.answer-changed',
      data: { designator: 'SU206', answer: 'ok' },
    })
    await perform(house, system, (deed) =>
      recordAct(deed, holderId, {
        kind: 'case-recorded',
        payload: { status: 'confirmed', on: '2020-03-16' },
      }),
    )
    await perform(house, system, followChanges)
    await deliverWebhooks(house)
    expect(JSON.parse(received[1]?.body ?? '{}')).toMatchObject({ data: { answer: 'not-ok' } })
    expect(await deliverWebhooks(house)).toBe(0)
  } finally {
    server.close()
  }
}, 60_000)

// 250 passengers, ten officers with a session each at once, every deed sent twice, some people met by two: none is lost and none doubled.
import { randomUUID } from 'node:crypto'
import type { ScreeningAnswer } from '@pratique/api-contract'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { amina as aminaHerself } from '../people/test-people.ts'
import { inviteStaff } from '../platform/auth/invitation.action.ts'
import { Browser, enterInvited, exercise } from '../platform/auth/test-desk.ts'
import { type House, perform, system } from '../platform/deed.ts'
import { withDatabase } from '../platform/test-database.ts'
import { answerOf, declares, openPort } from '../voyage/test-port.ts'
import { portRoutes } from './port.routes.ts'

const { house: open } = withDatabase({ exercise, at: '2020-03-17T10:30:00+08:00' })
const now = '2020-03-17T10:30:00+08:00'
const passengers = 250
const officers = 10
const metTwice = 10

test('250 passengers are screened by ten officers at once, none lost, none doubled', async () => {
  const house = open()
  const desk = await perform(house, system, (deed) => openPort({ house, deed }, [portRoutes]))
  const people = await perform(house, system, async (deed) => {
    const ids: string[] = []
    for (let n = 0; n < passengers; n += 1) {
      const document = { documentType: 'P', issuingState: 'UTO', documentNumber: `N${n}`, dateOfExpiry: null }
      ids.push(await declares(deed, { ...aminaHerself, document }))
    }
    return ids
  })
  const browsers = []
  for (let n = 0; n < officers; n += 1) browsers.push(await hire(desk.app, house, n))
  const queue = [...people, ...people.slice(0, metTwice)]
  const answers: ScreeningAnswer[] = []
  await Promise.all(
    browsers.map(async (browser, tablet) => {
      for (let holderId = queue.shift(); holderId !== undefined; holderId = queue.shift()) {
        const deed = {
          screeningId: randomUUID(),
          holderId,
          device: `tablet-${tablet}-${queue.length < metTwice ? 'late' : 'first'}`,
          doneAt: now,
          readings: [{ value: 36.4, at: now, device: 'gun-1' }],
          symptoms: [],
        }
        const send = () => answerOf<ScreeningAnswer>(browser.post('/api/v1/desk/port/screenings', deed))
        const [once, again] = await Promise.all([send(), send()])
        expect(again.screeningId).toBe(once.screeningId)
        answers.push(once)
      }
    }),
  )
  expect(new Set(answers.map(({ screeningId }) => screeningId)).size).toBe(passengers + metTwice)
  expect(await counted(house.db)).toEqual({
    screened: passengers + metTwice,
    people: passengers,
    landed: passengers,
    rows: passengers + metTwice,
    officers,
    conflicts: metTwice,
  })
}, 180_000)

const post = { role: 'port-health-officer', jurisdiction: 'CN/33', port: 'PVG' } as const

/** Somebody new on the staff, invited, with a password and a second factor of her own. */
async function hire(app: Hono, house: House, number: number): Promise<Browser> {
  const invited = { name: `Officer ${number}`, email: `officer-${number}@example.org`, post }
  const { token } = await perform(house, system, (deed) => inviteStaff(deed, invited, new Date()))
  const browser = new Browser(app)
  await enterInvited(browser, token)
  return browser
}

async function counted(db: Parameters<ReturnType<typeof sql>['execute']>[0]) {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from act where kind = 'screened') as screened,
      (select count(distinct holder_id)::int from act where kind = 'screened') as people,
      (select count(*)::int from act where kind = 'landed') as landed,
      (select count(*)::int from screening) as rows,
      (select count(distinct officer_id)::int from screening) as officers,
      (select count(*)::int from screening_conflict) as conflicts`.execute(db)
  return rows[0]
}

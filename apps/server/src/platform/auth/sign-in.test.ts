import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { House } from '../deed.ts'
import { system } from '../deed.ts'
import { openFrame } from '../frame.ts'
import { withDatabase } from '../test-database.ts'
import { authRoutes } from './auth.routes.ts'
import { inviteStaff } from './invitation.action.ts'
import { asOfficer, staffRoute } from './staff-endpoint.ts'
import { Browser, deskFront, exercise, otpOf, signIn } from './test-desk.ts'

const route = staffRoute('holders.list', { method: 'get', path: '/desk/probe', responses: {} })

function front(house: House): Hono {
  const app = openFrame({ log: house.log, config: house.config })
  const api = new Hono()
  api.route('/', authRoutes(house))
  api.get('/desk/probe', (c) =>
    asOfficer(house, route, c, async ({ officer, grounds, actor }) => c.json({ officer, grounds, actor })),
  )
  api.post('/desk/probe', (c) => asOfficer(house, route, c, async () => c.json({})))
  app.route('/api/v1', api)
  return app
}

const probe = '/api/v1/desk/probe'
const auth = '/api/v1/auth'
const hana = {
  name: 'Hana',
  email: 'Hana@example.org',
  post: { role: 'control-room', jurisdiction: 'CN/33', port: null },
} as const

describe('an exercise', () => {
  const { story } = withDatabase({ exercise })

  story('lets an officer in with one click, in her own post', async ({ house }) => {
    const boris = await signIn(await deskFront(house, front), 'boris')
    const answer = await boris.get(probe)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      officer: { name: 'Boris (Shanghai Pudong)' },
      grounds: [{ jurisdiction: 'CN/33', port: 'PVG' }],
      actor: { kind: 'officer' },
    })
  })

  story('refuses a post that may not do the deed, and whoever is not signed in', async ({ house }) => {
    const app = await deskFront(house, front)
    const refused = await (await signIn(app, 'gita')).get(probe)
    expect([refused.status, ((await refused.json()) as { type: string }).type]).toEqual([
      403,
      '/problems/not-permitted',
    ])
    const stranger = await new Browser(app).get(probe)
    expect([stranger.status, ((await stranger.json()) as { type: string }).type]).toEqual([
      401,
      '/problems/sign-in-needed',
    ])
  })

  story('sets cookies that no script reads and no foreign page sends', async ({ house }) => {
    const app = await deskFront(house, front)
    const answer = await new Browser(app).post(`${auth}/staff/exercise-sign-in`, { key: 'boris' })
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/i)
    expect(answer.headers.get('set-cookie')).toMatch(/SameSite=Strict/i)
  })

  story('takes no deed that another site sent', async ({ house }) => {
    const app = await deskFront(house, front)
    const answer = await app.request(`http://localhost:3000${probe}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
      body: '{}',
    })
    expect(answer.status).toBe(403)
  })
})

describe('a real instance', () => {
  const { story, house: realHouse } = withDatabase()

  test('finds every column that the library writes in our migration', async () => {
    const house = realHouse()
    const app = await deskFront(house, front)
    const answer = await new Browser(app).post(`${auth}/sign-out`)
    expect(answer.status).toBe(200)
  })

  story('has no door of one click', async ({ house }) => {
    const app = await deskFront(house, front)
    const answer = await new Browser(app).post(`${auth}/staff/exercise-sign-in`, { key: 'boris' })
    expect(answer.status).toBe(404)
  })

  story(
    'lets in whom it invited once password and second factor stand, and not before',
    async ({ house, db }) => {
      const app = await deskFront(house, front)
      const { token } = await inviteStaff({ db, house, actor: system }, hana, new Date())
      const browser = new Browser(app)
      const password = 'a long enough password'
      const chosen = await browser.post(`${auth}/staff/choose-password`, { token, password })
      expect(chosen.status).toBe(200)
      expect((await browser.get(probe)).status).toBe(401)

      const early = await new Browser(app).post(`${auth}/sign-in/email`, { email: hana.email, password })
      expect(early.status).toBe(401)

      const enabled = await browser.post(`${auth}/two-factor/enable`, { password })
      const { totpURI } = (await enabled.json()) as { totpURI: string }
      const otp = otpOf(totpURI)
      const verified = await browser.post(`${auth}/two-factor/verify-totp`, { code: await otp.totp() })
      expect(verified.status).toBe(200)
      expect((await browser.get(probe)).status).toBe(200)
      const again = await new Browser(app).post(`${auth}/staff/invitation`, { token })
      expect(again.status).toBe(401)

      const later = new Browser(app)
      await later.post(`${auth}/sign-in/email`, { email: hana.email, password })
      expect((await later.get(probe)).status).toBe(401)
      await later.post(`${auth}/two-factor/verify-totp`, { code: await otp.totp() })
      expect((await later.get(probe)).status).toBe(200)
      await later.post(`${auth}/sign-out`)
      expect((await later.get(probe)).status).toBe(401)
    },
  )

  story('opens no session to who brings no invitation', async ({ house }) => {
    const app = await deskFront(house, front)
    const guessed = { token: 'guessed', password: 'a long enough password' }
    expect((await new Browser(app).post(`${auth}/staff/choose-password`, guessed)).status).toBe(401)
    expect(
      (await new Browser(app).get(`${auth}/passkey/generate-register-options?context=guessed`)).status,
    ).toBe(401)
    expect((await new Browser(app).post(`${auth}/sign-up/email`, {})).status).toBe(404)
  })

  story('slows down who guesses passwords', async ({ house }) => {
    const app = await deskFront(house, front)
    const guess = () =>
      new Browser(app).post(`${auth}/sign-in/email`, { email: hana.email, password: 'wrong' })
    const answers = []
    for (let guesses = 0; guesses < 12; guesses += 1) answers.push((await guess()).status)
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401))
    expect(answers.at(-1)).toBe(429)
  })
})

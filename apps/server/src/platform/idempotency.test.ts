import { Hono } from 'hono'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { perform, system } from './deed.ts'
import { endpoint } from './endpoint.ts'
import { openFrame } from './frame.ts'
import { forgetClaims, onceOnly } from './idempotency.ts'
import { openLog } from './log.ts'
import { defineProblem, Problem } from './problem.ts'
import { withDatabase } from './test-database.ts'

const { house, database } = withDatabase()
const refused = defineProblem({ type: 'test-not-today', status: 409, title: 'Not today' })
let app: Hono
let refuse = false

beforeAll(async () => {
  await sql`create table test_filed (body text)`.execute(database().db)
  app = openFrame({
    log: openLog('error', { write: () => {} }),
    config: { limits: { perAddress: 1000, perReference: 60 } },
  })
  const routes = new Hono()
  routes.post(
    '/file',
    endpoint(house(), (deed, c) =>
      onceOnly(deed, c, async () => {
        const body = await c.req.text()
        await sql`insert into test_filed values (${body})`.execute(deed.db)
        if (refuse) throw new Problem(refused, { detail: 'Come again.' })
        return c.json({ number: Math.random(), secret: 'of Amina' }, 201)
      }),
    ),
  )
  app.route('/api/v1', routes)
})

const file = (body: unknown, key?: string) =>
  app.request('/api/v1/file', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
  })
const filed = async (body: unknown) => {
  const { rows } = await sql`select from test_filed where body = ${JSON.stringify(body)}`.execute(
    database().db,
  )
  return rows.length
}

test('without a key each request is a request of its own', async () => {
  await file('plain')
  await file('plain')
  expect(await filed('plain')).toBe(2)
})

test('the same request with the same key is done once and answered alike', async () => {
  const first = await file('once', 'key-0001')
  const second = await file('once', 'key-0001')
  expect([first.status, second.status]).toEqual([201, 201])
  expect(await second.json()).toEqual(await first.json())
  expect(second.headers.get('idempotent-replayed')).toBe('true')
  expect(await filed('once')).toBe(1)
})

test('ten at once are done once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => file('crowd', 'key-0002')))
  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  expect(new Set(bodies).size).toBe(1)
  expect(await filed('crowd')).toBe(1)
})

test('a key used for another request is refused', async () => {
  await file('one', 'key-0003')
  const answer = await file('other', 'key-0003')
  expect(answer.status).toBe(422)
  expect(await filed('other')).toBe(0)
})

test('a refusal frees the key', async () => {
  refuse = true
  expect((await file('again', 'key-0004')).status).toBe(409)
  refuse = false
  expect((await file('again', 'key-0004')).status).toBe(201)
  expect(await filed('again')).toBe(1)
})

test.each(['short', 'with space', 'x'.repeat(201)])(
  'the key "%s" is refused with what is meant',
  async (key) => {
    expect((await file('bad', key)).status).toBe(400)
  },
)

test('neither key nor answer can be read in the database', async () => {
  await file('sealed', 'key-of-amina')
  const { rows } = await sql<{
    row: string
  }>`select encode(answer, 'escape') || encode(key_hash, 'escape') as row from idempotency_claim`.execute(
    database().db,
  )
  for (const { row } of rows) expect(row).not.toMatch(/Amina|amina/)
})

test('claims are forgotten after a week', async () => {
  await file('old', 'key-0005')
  await sql`update idempotency_claim set claimed_at = now() - interval '8 days'`.execute(database().db)
  expect(await perform(house(), system, forgetClaims)).toBeGreaterThan(0)
  await file('old', 'key-0005')
  expect(await filed('old')).toBe(2)
})

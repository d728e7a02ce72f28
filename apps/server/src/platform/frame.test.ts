import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createRoute, z } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { endpoint } from './endpoint.ts'
import { openApi, openFrame } from './frame.ts'
import { openLog } from './log.ts'
import { defineProblem, Problem } from './problem.ts'
import { withDatabase } from './test-database.ts'
import { mapConstraint } from './trouble.ts'

const { house, database } = withDatabase()
const full = defineProblem({ type: 'test-list-full', status: 409, title: 'The list is full' })
const twice = defineProblem({ type: 'test-name-twice', status: 409, title: 'The name is on the list' })
mapConstraint('test_list_name_once', twice, 'Choose another name.')

const lines: string[] = []
let app: Hono

const route = createRoute({
  method: 'post',
  path: '/list/{secret}',
  request: {
    params: z.object({ secret: z.string() }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.object({ name: z.string().max(9), of: z.object({ age: z.int() }).optional() }),
        },
      },
    },
  },
  responses: {
    201: {
      description: 'written',
      content: { 'application/json': { schema: z.object({ name: z.string() }) } },
    },
  },
})

/** A list of names that refuses, fails or collides when a name says so. */
function listRoutes() {
  const routes = openApi()
  const handler = endpoint(house(), async ({ db }, c) => {
    const { name } = await c.req.json<{ name: string }>()
    await sql`insert into test_list (name) values (${name})`.execute(db)
    if (name === 'refuse') throw new Problem(full, { detail: 'Ask again tomorrow.', retryAfter: 60 })
    if (name === 'fail') throw new Error('secret-token-of-amina leaked')
    return c.json({ name }, 201)
  })
  routes.openapi(route, handler)
  return routes
}

beforeAll(async () => {
  await sql`create table test_list (name text constraint test_list_name_once unique, constraint test_list_unmapped check (name <> 'odd'))`.execute(
    database().db,
  )
  const log = openLog('info', { write: (line) => lines.push(line) })
  app = openFrame({
    log,
    config: { limits: { perAddress: 1000, perReference: 60 } },
    errorPage: (c, problem) => c.html(`<h1>${problem.kind.title}</h1>`, problem.kind.status as 400),
  })
  app.route('/api/v1', listRoutes())
  app.delete('/api/v1/withdrawn', (c) => c.body(null, 204))
  app.post('/api/v1/asked', (c) => c.body(null, 204))
})

const json = { 'content-type': 'application/json' }
const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = json,
  path = '/api/v1/list/s3cret',
) => app.request(path, { method: 'POST', body, headers })
const write = (name: string) => post(JSON.stringify({ name }))
const written = async () => {
  const { rows } = await sql<{ name: string }>`select name from test_list order by name`.execute(
    database().db,
  )
  return rows.map(({ name }) => name)
}

describe('a deed behind an endpoint', () => {
  test('is committed when it answers', async () => {
    const answer = await write('Amina')
    expect(answer.status).toBe(201)
    expect(await written()).toContain('Amina')
  })

  test('is rolled back when it refuses, and the refusal is told in full', async () => {
    const answer = await write('refuse')
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.headers.get('retry-after')).toBe('60')
    expect(await answer.json()).toEqual({
      type: '/problems/test-list-full',
      title: 'The list is full',
      status: 409,
      detail: 'Ask again tomorrow.',
      instance: `urn:uuid:${answer.headers.get('x-request-id')}`,
    })
    expect(await written()).not.toContain('refuse')
  })

  test('is rolled back when it fails, and the client learns nothing but a number', async () => {
    const answer = await write('fail')
    expect(answer.status).toBe(500)
    const text = await answer.text()
    expect(text).not.toContain('amina')
    expect(text).toContain(answer.headers.get('x-request-id'))
    expect(await written()).not.toContain('fail')
  })

  test('that breaks a named constraint is refused as the room said', async () => {
    await write('Boris')
    const answer = await write('Boris')
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({
      type: '/problems/test-name-twice',
      detail: 'Choose another name.',
    })
  })

  test('that breaks a constraint nobody named is a fault', async () => {
    expect((await write('odd')).status).toBe(500)
  })
})

describe('a request that cannot be taken', () => {
  test('with a body that is not JSON is told so', async () => {
    const answer = await post('{"name": "Amina"')
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ type: '/problems/malformed-json' })
  })

  test('with a body of another type is told which one is meant', async () => {
    const answer = await post('name=Amina', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(answer.status).toBe(415)
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('application/json') })
  })

  test('without any type is told the same', async () => {
    const answer = await post(new Uint8Array([123, 125]), {})
    expect(answer.status).toBe(415)
  })

  test('with a body of another form is told field by field where', async () => {
    const answer = await post(JSON.stringify({ name: 'much too long', of: { age: 'six' } }))
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as { errors: { pointer: string }[] }
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/name', '/of/age'])
  })

  test('with ten megabytes is refused, announced or not', async () => {
    const ten = new Uint8Array(10 * 1024 * 1024)
    const announced = await post(ten, { ...json, 'content-length': String(ten.length) })
    expect(announced.status).toBe(413)
    const stream = new Blob([ten]).stream()
    const streamed = await app.request('/api/v1/list/x', {
      method: 'POST',
      body: stream,
      headers: json,
      duplex: 'half',
    } as RequestInit)
    expect(streamed.status).toBe(413)
    expect(await streamed.json()).toMatchObject({ type: '/problems/body-too-large' })
  })

  test('to an address that does not exist is answered as who asked can read', async () => {
    const program = await app.request('/api/v1/nothing')
    expect(await program.json()).toMatchObject({ type: '/problems/address-not-found' })
    const person = await app.request('/nothing', { headers: { accept: 'text/html' } })
    expect(person.status).toBe(404)
    expect(await person.text()).toContain('<h1>There is nothing at this address</h1>')
  })
})

describe('over a socket', () => {
  /** The adapter gives a request without a body a stream all the same, which no test without a socket shows. */
  async function overSocket<T>(ask: (base: string) => Promise<T>): Promise<T> {
    const server = createServer(getRequestListener(app.fetch))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    try {
      return await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }

  test('a request that needs no body is not asked for the type of one', async () => {
    const statuses = await overSocket(async (base) => [
      (await fetch(`${base}/api/v1/withdrawn`, { method: 'DELETE' })).status,
      (await fetch(`${base}/api/v1/asked`, { method: 'POST' })).status,
    ])
    expect(statuses).toEqual([204, 204])
  })

  test('a body of another type is refused, its length announced or not', async () => {
    const stream = new Blob(['name=Amina']).stream()
    const headers = { 'content-type': 'text/plain' }
    const statuses = await overSocket(async (base) => [
      (await fetch(`${base}/api/v1/asked`, { method: 'POST', body: 'name=Amina', headers })).status,
      (
        await fetch(`${base}/api/v1/asked`, {
          method: 'POST',
          body: stream,
          headers,
          duplex: 'half',
        } as RequestInit)
      ).status,
    ])
    expect(statuses).toEqual([415, 415])
  })
})

test('an answer for programs can carry nothing that a browser would run', async () => {
  const { headers } = await write('Chen')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
})

test('the log holds the pattern of the route and the outcome, and nothing of what was sent', async () => {
  lines.length = 0
  await post(
    JSON.stringify({ name: 'Divya' }),
    { ...json, authorization: 'Bearer t0psecret' },
    '/api/v1/list/s3cret?phone=3471234567',
  )
  await write('fail')
  const text = lines.join('')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    method: 'POST',
    route: '/api/v1/list/:secret',
    status: 201,
  })
  for (const secret of ['s3cret', 'Divya', 't0psecret', '3471234567']) expect(text).not.toContain(secret)
})

// What verifiers fetch: the trust list and the status lists, at their well-known addresses and in the API. They
// change rarely and are asked for often, so every answer may be kept and is asked after by its tag.
import { createHash } from 'node:crypto'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Context, Hono } from 'hono'
import { listIssuers } from '../credential/known-issuers.action.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { Problem } from '../platform/problem.ts'
import { listNotFound } from './health-code.problems.ts'
import { issuersAddress, statusListAddress, trustListAddress } from './list-addresses.ts'
import { findStatusList, readListNumbers } from './status-list.action.ts'
import { currentTrustList } from './trust-list.action.ts'

const jwtType = 'application/statuslist+jwt'
const cwtType = 'application/statuslist+cwt'
const jsonType = 'application/json; charset=utf-8'
/** A revoked code must be known at the gates within minutes. */
const keptForSeconds = 60

/** At the addresses that every verifier knows. */
export function wellKnownLists(house: House): Hono {
  const app = new Hono()
  app.get(trustListAddress, (c) => answerTrustList(house, c))
  app.get(issuersAddress, (c) => answerIssuers(house, c))
  app.get(statusListAddress, (c) => answerStatusLists(house, c))
  app.get(`${statusListAddress}/:list`, (c) => answerStatusList(house, c))
  return app
}

const trustListRoute = createRoute({
  method: 'get',
  path: '/trust-list',
  tags: ['codes'],
  summary: 'The signed list of the keys that sign codes',
  description:
    'A JWS in flattened JSON form (RFC 7515 §7.2.2) with the certificate of its signer in `x5c`: pin its SHA-256. In an exercise, `timeOffsetMs` says how far its time is from the wall’s.',
  responses: {
    200: {
      description: 'The list',
      content: {
        'application/json': {
          schema: z.strictObject({ protected: z.string(), payload: z.string(), signature: z.string() }),
        },
      },
    },
  },
})

const issuersRoute = createRoute({
  method: 'get',
  path: '/issuers',
  tags: ['codes'],
  summary: 'Whose certificates count here',
  description:
    'The lists of issuers that the authority loaded, each as it came (JSON, PEM, JWKS, or signed) with the instant at which it was loaded.',
  responses: {
    200: {
      description: 'The lists',
      content: {
        'application/json': {
          schema: z.strictObject({
            lists: z.array(
              z.strictObject({ name: z.string(), loadedAt: z.string().nullable(), content: z.string() }),
            ),
          }),
        },
      },
    },
  },
})

const statusListsRoute = createRoute({
  method: 'get',
  path: '/status-lists',
  tags: ['codes'],
  summary: 'Where the status lists are',
  responses: {
    200: {
      description: 'Their addresses (draft-ietf-oauth-status-list §9)',
      content: { 'application/json': { schema: z.strictObject({ status_lists: z.array(z.string()) }) } },
    },
  },
})

const statusListRoute = createRoute({
  method: 'get',
  path: '/status-lists/{list}',
  tags: ['codes'],
  summary: 'Which codes were withdrawn',
  description: `IETF Token Status List, 2 bits a code: 0 valid, 1 withdrawn, 2 suspended, 3 replaced. A CWT, or with \`Accept: ${jwtType}\` a JWT.`,
  request: { params: z.object({ list: z.string().meta({ example: '1' }) }) },
  responses: {
    200: {
      description: 'The signed list',
      content: {
        [cwtType]: { schema: z.string().meta({ format: 'binary' }) },
        [jwtType]: { schema: z.string() },
      },
    },
    404: { description: 'There is no such list' },
  },
})

/** The same in the API. */
export function listRoutes(house: House): OpenAPIHono {
  const app = openApi()
  for (const route of [trustListRoute, issuersRoute, statusListsRoute, statusListRoute])
    app.openAPIRegistry.registerPath(route)
  app.get('/trust-list', (c) => answerTrustList(house, c))
  app.get('/issuers', (c) => answerIssuers(house, c))
  app.get('/status-lists', (c) => answerStatusLists(house, c))
  app.get('/status-lists/:list', (c) => answerStatusList(house, c))
  return app
}

function answerTrustList(house: House, c: Context): Response {
  return answer(c, currentTrustList(house).json, jsonType)
}

async function answerIssuers(house: House, c: Context): Promise<Response> {
  const lists = (await listIssuers(house)).map(({ name, loadedAt, content }) => ({
    name,
    loadedAt: loadedAt?.toISOString() ?? null,
    content,
  }))
  return answer(c, JSON.stringify({ lists }), jsonType)
}

async function answerStatusLists(house: House, c: Context): Promise<Response> {
  const numbers = await readListNumbers(house)
  const body = { status_lists: numbers.map((number) => `${statusListAddress}/${number}`) }
  return answer(c, JSON.stringify(body), jsonType)
}

async function answerStatusList(house: House, c: Context): Promise<Response> {
  const text = c.req.param('list') ?? ''
  const found = /^[1-9]\d{0,5}$/.test(text) ? await findStatusList(house, Number(text)) : undefined
  if (!found)
    throw new Problem(listNotFound, {
      detail: `There is no status list of this number. ${statusListAddress} names those there are.`,
    })
  c.header('vary', 'accept')
  const wantsJwt = (c.req.header('accept') ?? '').includes(jwtType)
  return wantsJwt ? answer(c, found.jwt, jwtType) : answer(c, found.cwt, cwtType)
}

function answer(c: Context, content: string | Uint8Array, type: string): Response {
  const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
  c.header('etag', tag)
  c.header('cache-control', `public, max-age=${keptForSeconds}`)
  // Lists are for everybody: a verifier may be a page of somebody else's.
  c.header('access-control-allow-origin', '*')
  if (c.req.header('if-none-match')?.includes(tag)) return c.body(null, 304)
  c.header('content-type', type)
  return c.body(typeof content === 'string' ? content : new Uint8Array(content))
}

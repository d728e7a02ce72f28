// What verifiers fetch: the trust list and the status lists, at their well-known addresses and in the API. They
// change rarely and are asked for often, so every answer can be kept and is asked after by its tag.
import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { House } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { listNotFound } from './health-code.problems.ts'
import { findStatusList, readListNumbers, statusListAddress } from './status-list.action.ts'
import { currentTrustList } from './trust-list.action.ts'

export const trustListAddress = '/.well-known/pratique/trust-list.json'
const jwtType = 'application/statuslist+jwt'
const cwtType = 'application/statuslist+cwt'
/** A revoked code must be known at the gates within minutes. */
const keptForSeconds = 60

/** The lists under `/.well-known/pratique` and `/api/v1`. */
export function listRoutes(house: House): Hono {
  const app = new Hono()
  const trustList = (c: Context) => answer(c, currentTrustList(house).json, 'application/json; charset=utf-8')
  const statusLists = async (c: Context) => {
    const numbers = await readListNumbers(house)
    // The aggregation of draft-ietf-oauth-status-list §9.
    const body = { status_lists: numbers.map((number) => `${statusListAddress}/${number}`) }
    return answer(c, JSON.stringify(body), 'application/json; charset=utf-8')
  }
  const statusList = (c: Context) => answerStatusList(house, c)
  app.get(trustListAddress, trustList)
  app.get(statusListAddress, statusLists)
  app.get(`${statusListAddress}/:list`, statusList)
  app.get('/api/v1/trust-list', trustList)
  app.get('/api/v1/status-lists', statusLists)
  app.get('/api/v1/status-lists/:list', statusList)
  return app
}

async function answerStatusList(house: House, c: Context): Promise<Response> {
  const text = c.req.param('list') ?? ''
  const found = /^[1-9]\d{0,5}$/.test(text) ? await findStatusList(house, Number(text)) : undefined
  if (!found)
    throw new Problem(listNotFound, {
      detail: `There is no status list of this number. The lists there are stand at ${statusListAddress}.`,
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

// For stories at a port: the API of the desk's rooms on one front, officers signed in, people who declared.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import { openHolder } from '../holder/open-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import type { Statement } from '../holder/statement.ts'
import { declared } from '../holder/test-acts.ts'
import { pack, publishEverything } from '../holder/test-spine.ts'
import { openMessage } from '../message/open-message.action.ts'
import type { Identity } from '../people/identity.ts'
import { authRoutes } from '../platform/auth/auth.routes.ts'
import { openStaffAuth } from '../platform/auth/open-auth.ts'
import { type Browser, signIn } from '../platform/auth/test-desk.ts'
import type { Deed, House } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { errorPage } from '../site/error-page.ts'
import { voyageRoutes } from './voyage.routes.ts'
import { voyageListRoutes } from './voyage-list.routes.ts'

export interface PortDesk {
  readonly app: Hono
  officer(key: string): Promise<Browser>
}

/** Rules and lists published, and a desk with the rooms of voyages and those given. */
export async function openPort(
  { house, deed }: { readonly house: House; readonly deed: Deed },
  more: readonly ((house: House) => OpenAPIHono)[] = [],
): Promise<PortDesk> {
  await publishEverything(deed)
  openMessage(house)
  await openStaffAuth(house)
  const api = new OpenAPIHono()
  api.route('/', authRoutes(house))
  for (const routes of [voyageRoutes, voyageListRoutes, ...more]) api.route('/', routes(house))
  const app = openFrame({ log: house.log, config: house.config, errorPage: errorPage(() => null) })
  app.route('/api/v1', api)
  return { app, officer: (key) => signIn(app, key) }
}

/** Somebody who declared, and how she is found again. */
export async function declares(
  deed: Deed,
  identity: Identity,
  statement: Partial<Statement> = {},
): Promise<string> {
  const holderId = await openHolder(deed, {
    scheme: 'international',
    pack,
    jurisdiction: statement.district ?? 'CN/33/3311/331121',
    language: 'en',
    origin: 'declared',
    identity,
  })
  await recordAct(deed, holderId, declared(statement))
  return holderId
}

export async function answerOf<T>(answer: Promise<Response>): Promise<T> {
  const got = await answer
  const text = await got.text()
  if (!got.ok) throw new Error(`${got.status}: ${text}`)
  return JSON.parse(text) as T
}

export const refusalOf = async (answer: Promise<Response>): Promise<string> => {
  const { status, type } = (await (await answer).json()) as { status: number; type: string }
  return `${status} ${type}`
}

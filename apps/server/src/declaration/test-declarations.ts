// Sets the scene for stories of declarations: rules and lists published, keys and questionnaire open, a house front.
import { DeclarationRequest } from '@pratique/api-contract'
import type { Hono } from 'hono'
import { readKnownPacks } from '../health-code/known-packs.action.ts'
import { issuerOf } from '../health-code/open-health-code.action.ts'
import { openSigners, signers } from '../health-code/open-signers.action.ts'
import { publishEverything } from '../holder/test-spine.ts'
import { openMessage } from '../message/open-message.action.ts'
import { openFrame } from '../platform/frame.ts'
import type { Scene } from '../platform/test-database.ts'
import { errorPage } from '../site/error-page.ts'
import { siteGuards, sitePages } from '../site/site.page.ts'
import { declarationRoutes } from './declaration.routes.ts'
import { openDeclaration } from './desk.node.ts'

type Example = ReturnType<typeof DeclarationRequest.parse>

/** A fresh copy of the documented example: Amina Fiore and her son Luca, from Italy by Moscow. */
export function example(): Example & { travellers: { answers: Record<string, Record<string, unknown>> }[] } {
  return structuredClone(DeclarationRequest.meta()?.example) as never
}

export interface Front {
  readonly app: Hono
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  as(secret: string): { readonly authorization: string }
}

/** A house front with the API and the pages of declarations. */
export async function openFront(
  { house, deed }: Scene,
  mount: (app: Hono) => void = () => {},
): Promise<Front> {
  await publishEverything(deed)
  openMessage(house)
  await openDeclaration(house)
  const issuer = issuerOf(await readKnownPacks(deed), true)
  house.fixtures.set(signers, await openSigners(deed, issuer))
  const app = openFrame({ log: house.log, config: house.config, errorPage: errorPage(() => null) })
  app.route('/', siteGuards())
  app.route('/api/v1', declarationRoutes(house))
  mount(app)
  app.route('/', sitePages(house))
  const json = { 'content-type': 'application/json' }
  return {
    app,
    as: (secret) => ({ authorization: `Bearer ${secret}` }),
    post: async (path, body, headers = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { ...json, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

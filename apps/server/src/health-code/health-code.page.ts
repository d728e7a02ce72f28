// The room's pages, and what their scripts and other people's verifiers fetch.
import { Hono } from 'hono'
import type { House } from '../platform/deed.ts'
import { appManifestPages } from './app-manifest.page.ts'
import { codePages } from './code.page.ts'
import { wellKnownLists } from './lists.routes.ts'
import { verifierFilePages } from './verifier-files.page.ts'
import { verifyPages } from './verify.page.ts'

export function healthCodePages(house: House): Hono {
  const app = new Hono()
  app.route('/', codePages(house))
  app.route('/', verifyPages(house))
  app.route('/', appManifestPages())
  app.route('/', verifierFilePages(house))
  app.route('/', wellKnownLists(house))
  return app
}

// The house front: rooms are mounted here, one line each, in the order of the journey.
import type { Hono } from 'hono'
import { apiRoutes } from './api.ts'
import { codePages } from './health-code/code.page.ts'
import { listRoutes } from './health-code/lists.routes.ts'
import { verifierFilePages } from './health-code/verifier-files.page.ts'
import { verifyPages } from './health-code/verify.page.ts'
import type { House } from './platform/deed.ts'
import { openFrame } from './platform/frame.ts'
import { healthRoutes } from './platform/health.routes.ts'
import { errorPage } from './site/error-page.ts'
import { exerciseAt, siteGuards, sitePages } from './site/site.page.ts'

export function openApp(house: House): Hono {
  const { log, config } = house
  const app = openFrame({ log, config, errorPage: errorPage(() => exerciseAt(house)) })
  const health = healthRoutes(() => house.db)
  app.route('/', health)
  app.route('/api/v1', apiRoutes(house))
  app.route('/', siteGuards())
  app.route('/', listRoutes(house))
  app.route('/', codePages(house))
  app.route('/', verifyPages(house))
  app.route('/', verifierFilePages(house))
  app.route('/', sitePages(house))
  return app
}

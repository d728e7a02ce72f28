// The house front: rooms are mounted here, one line each, in the order of the journey.
import type { Hono } from 'hono'
import type { House } from './platform/deed.ts'
import { openFrame } from './platform/frame.ts'
import { healthRoutes } from './platform/health.routes.ts'
import { errorPage } from './site/error-page.ts'
import { exerciseAt, siteGuards, sitePages } from './site/site.page.ts'

export function openApp(house: House): Hono {
  const app = openFrame({
    log: house.log,
    config: house.config,
    errorPage: errorPage(() => exerciseAt(house)),
  })
  app.route(
    '/',
    healthRoutes(() => house.db),
  )
  app.route('/', siteGuards())
  app.route('/', sitePages(house))
  return app
}

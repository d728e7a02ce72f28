// The house front: rooms are mounted here, one line each, in the order of the journey.
import type { Hono } from 'hono'
import { apiDocument, apiRoutes } from './api.ts'
import { apiPages } from './api-page.ts'
import { appealPages } from './appeal/appeal.page.ts'
import { boardingPages } from './boarding/boarding.page.ts'
import { contactPages } from './contact/contact.page.ts'
import { contradictionPages } from './data-screening/contradiction.page.ts'
import { declarationPages } from './declaration/declaration.page.ts'
import { declarePages } from './declaration/declare.page.ts'
import { tryPages } from './declaration/try.page.ts'
import { mailboxPages } from './exercise/mailbox.page.ts'
import { healthCodePages } from './health-code/health-code.page.ts'
import { checkpointPages } from './holder/checkpoint.page.ts'
import { carrierNames } from './message/open-message.action.ts'
import type { House } from './platform/deed.ts'
import { openFrame } from './platform/frame.ts'
import { healthRoutes } from './platform/health.routes.ts'
import { problemPages } from './problems-page.ts'
import { policyPages } from './risk/policy.page.ts'
import { deskPages } from './site/desk.page.ts'
import { errorPage } from './site/error-page.ts'
import { exerciseAt, siteGuards, sitePages } from './site/site.page.ts'

export function openApp(house: House): Hono {
  const { log, config } = house
  const app = openFrame({ log, config, errorPage: errorPage(() => exerciseAt(house)) })
  const health = healthRoutes(
    () => house.db,
    () => ({ messages: carrierNames(house) }),
  )
  app.route('/', health)
  const api = apiRoutes(house)
  app.route('/api/v1', api)
  app.route('/', deskPages())
  app.route('/', siteGuards())
  app.route(
    '/',
    apiPages(house, () => apiDocument(api)),
  )
  app.route('/', problemPages(house))
  app.route('/', checkpointPages(house))
  app.route('/', policyPages(house))
  app.route('/', healthCodePages(house))
  app.route('/', declarationPages(house))
  app.route('/', declarePages(house))
  app.route('/', tryPages(house))
  app.route('/', appealPages(house))
  app.route('/', mailboxPages(house))
  app.route('/', boardingPages(house))
  app.route('/', contactPages(house))
  app.route('/', contradictionPages(house))
  app.route('/', sitePages(house))
  return app
}

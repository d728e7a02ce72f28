import { sql } from 'kysely'
import { expect } from 'vitest'
import { openFrame } from '../platform/frame.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { errorPage } from '../site/error-page.ts'
import { siteGuards } from '../site/site.page.ts'
import { declarationRoutes } from './declaration.routes.ts'
import { declarePages } from './declare.page.ts'
import { openDeclaration } from './desk.node.ts'
import { example } from './test-declarations.ts'

const { story } = withDatabase()

/** A real instance on its first day: everything is open, nobody has published a policy. */
async function openFirstDay({ house }: Scene) {
  await openDeclaration(house)
  const app = openFrame({ log: house.log, config: house.config, errorPage: errorPage(() => null) })
  app.route('/', siteGuards())
  app.route('/api/v1', declarationRoutes(house))
  app.route('/', declarePages(house))
  return app
}

story('Amina is told in her language that there are no rules yet, and asked for nothing', async (scene) => {
  const app = await openFirstDay(scene)
  const response = await app.request('/it/declare')
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('Qui non sono ancora pubblicate regole')
})

story('an airline is told so too, and nothing is kept of what it sent', async (scene) => {
  const app = await openFirstDay(scene)
  const response = await app.request('/api/v1/declarations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(example()),
  })
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ type: expect.stringContaining('nothing-published') })
  const { rows } = await sql<{ kept: number }>`
    select (select count(*)::int from holder) + (select count(*)::int from declaration) as kept`.execute(
    scene.db,
  )
  expect(rows[0]?.kept).toBe(0)
})

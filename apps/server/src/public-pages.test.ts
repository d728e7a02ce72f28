// Every page that anyone may open stands in the list that the journeys look at with axe, in English and in Arabic: a
// new page cannot be forgotten, and one that is gone is not looked for.
import { expect } from 'vitest'
import { publicPages } from '../../../e2e/public-pages.ts'
import { openApp } from './app.ts'
import { openRooms } from './open-rooms.ts'
import { Fixtures } from './platform/fixture.ts'
import { withDatabase } from './platform/test-database.ts'
import { languagePattern } from './site/language.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })

story('Every public page is looked at', async ({ house }) => {
  await openRooms(house)
  const prefix = `/${languagePattern}`
  const routes = openApp(house)
    .routes.filter(({ method, path }) => method === 'GET' && path.startsWith(prefix) && !path.endsWith('*'))
    .map(({ path }) => path.slice(prefix.length))
  expect([...new Set(routes)].toSorted()).toEqual(Object.keys(publicPages).toSorted())
})

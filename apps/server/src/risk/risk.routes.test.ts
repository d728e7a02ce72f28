import { describe, expect } from 'vitest'
import { z } from 'zod'
import type { House } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { withDatabase } from '../platform/test-database.ts'
import { publishShippedPolicies } from '../policy/publish-shipped.action.ts'
import { publishShippedLists } from './publish-list.action.ts'
import { riskRoutes } from './risk.routes.ts'

const { story } = withDatabase()

async function ask(house: House, query: string) {
  const app = openFrame({ log: house.log, config: house.config })
  app.route('/api/v1', riskRoutes(house))
  const response = await app.request(`/api/v1/risk-list${query}`)
  return { status: response.status, body: z.looseObject({}).parse(await response.json()) }
}

describe('the list of affected areas, asked for over the API', () => {
  story(
    'is that of 1 March while no other was published, each entry overdue by then',
    async ({ deed, house }) => {
      await publishShippedPolicies(deed, 'zhejiang-2020')
      await publishShippedLists(deed, 'zhejiang-2020')
      const { status, body } = await ask(house, '')
      expect(status).toBe(200)
      expect(body).toMatchObject({ list: 'entry-tiers', edition: '2020-03-01', on: '2020-03-16' })
      expect(body).toMatchObject({ levels: ['tier-1', 'tier-2'] })
      const entries = z.array(z.looseObject({ place: z.string() })).parse(body.entries)
      expect(entries).toHaveLength(25)
      expect(entries[1]).toMatchObject({
        place: 'IT',
        level: 'tier-1',
        clause: 'cumulative-over-200',
        figures: { cumulative: 1694 },
        overdue: true,
      })
    },
  )

  story('was empty by decision on the last day of February', async ({ deed, house }) => {
    await publishShippedPolicies(deed, 'zhejiang-2020')
    await publishShippedLists(deed, 'zhejiang-2020')
    const { body } = await ask(house, '?on=2020-02-29')
    expect(body).toMatchObject({ edition: '2020-02-20', derivedOn: null, entries: [] })
  })

  story('is another for residents', async ({ deed, house }) => {
    await publishShippedPolicies(deed, 'zhejiang-2020')
    await publishShippedLists(deed, 'zhejiang-2020')
    const { body } = await ask(house, '?on=2020-03-02&scheme=resident')
    expect(body).toMatchObject({ list: 'key-areas', edition: '2020-03-01' })
    expect(body.entries).toMatchObject([{ place: 'CN-42', level: 'key-area', overdue: false }, {}, {}, {}])
  })

  story('is refused where none was in force, for that is not an empty list', async ({ deed, house }) => {
    await publishShippedPolicies(deed, 'zhejiang-2020')
    await publishShippedLists(deed, 'zhejiang-2020')
    const { status, body } = await ask(house, '?on=2020-02-19')
    expect(status).toBe(404)
    expect(body).toMatchObject({ detail: expect.stringContaining('2020-02-19') })
    expect((await ask(house, '?on=2020-02-31')).status).toBe(422)
    expect((await ask(house, '?scheme=lunar')).status).toBe(422)
  })

  story('is refused where nothing was published', async ({ house }) => {
    expect((await ask(house, '')).status).toBe(404)
  })
})

// What everybody may read where two outbreaks are lived through at once: the map at home, the disease, WHO's advice.
import { expect } from 'vitest'
import type { Deed, House } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { withDatabase } from '../platform/test-database.ts'
import { publishShippedPolicies } from '../policy/publish-shipped.action.ts'
import { policyPages } from './policy.page.ts'
import { publishShippedLists } from './publish-list.action.ts'

const { story } = withDatabase({ at: '2026-06-20T08:00:00+08:00' })
const second = 'bundibugyo-2026'

async function visitor(house: House, deed: Deed) {
  for (const pack of ['zhejiang-2020', second]) {
    await publishShippedPolicies(deed, pack)
    await publishShippedLists(deed, pack)
  }
  const app = openFrame({ log: house.log, config: house.config })
  app.route('/', policyPages(house))
  return async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, html: await response.text() }
  }
}

story(
  'the five-colour map has a tile for each city, and the table behind it names the counties',
  async ({ deed, house }) => {
    const read = await visitor(house, deed)
    const { status, html } = await read('/fr/policy/map')
    expect(status).toBe(200)
    expect(html.match(/<g transform=/g)).toHaveLength(11)
    expect(html).toContain('role="img"')
    expect(html).toContain('Qingtian')
    expect(html).toContain('Vert : risque faible')
  },
)

story(
  'each pack leads to the other, and the second says what WHO advises and why more is done',
  async ({ deed, house }) => {
    const read = await visitor(house, deed)
    expect((await read('/en/policy')).html).toContain(`/en/policy?pack=${second}`)
    const { html } = await read(`/en/policy?pack=${second}`)
    expect(html).toContain('What the World Health Organization advises')
    expect(html).toContain('Why the authority does more (International Health Regulations, Article 43)')
    expect(html).toContain('Xpert Ebola')
    expect(html).toContain('Nobody passes it on before falling ill.')
    expect(html).toContain('until 24:00 of day 21; day 0 is day of the last exposure')
  },
)

import { describe, expect } from 'vitest'
import type { House } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { withDatabase } from '../platform/test-database.ts'
import { publishShippedPolicies } from '../policy/publish-shipped.action.ts'
import { rollBackVersion } from '../policy/publish-version.action.ts'
import { languageList } from '../site/language.ts'
import { policyPages } from './policy.page.ts'
import { publishShippedLists } from './publish-list.action.ts'

const { story } = withDatabase()
const pack = 'zhejiang-2020'

const visitor = (house: House) => {
  const app = openFrame({ log: house.log, config: house.config })
  app.route('/', policyPages(house))
  return async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, html: await response.text() }
  }
}

describe('the rules, for anyone who reads them', () => {
  story('say so where the authority has published none', async ({ house }) => {
    const { status, html } = await visitor(house)('/en/policy')
    expect(status).toBe(200)
    expect(html).toContain('No rules are published here yet')
  })

  story('name every rule in force with its source, and every version and list', async ({ deed, house }) => {
    await publishShippedPolicies(deed, pack)
    await publishShippedLists(deed, pack)
    const { html } = await visitor(house)('/en/policy')
    expect(html).toContain('In force now:</strong> Version 1: two tiers of areas')
    expect(html).toContain('Stay in an area of tier 1')
    expect(html).toContain('until 24:00 of day 14; day 0 is the day of arrival')
    expect(html).toContain('COVID-19 prevention and control plan, National Health Commission')
    expect(html).toContain('/en/policy/international/0')
    expect(html).toContain('/en/policy/lists/entry-tiers/2020-03-01')
    // Order 3 comes ten days later.
    expect(html).not.toContain('Order 3')
  })

  story('say whom a version binds and who put their names to it', async ({ deed, house }) => {
    await publishShippedPolicies(deed, pack)
    const visit = visitor(house)
    const { html } = await visit('/en/policy/international/0')
    expect(html).toContain('Everyone who arrives from 20 February 2020')
    expect(html).toContain('Who had arrived before keeps the version before.')
    expect(html).toContain('No list of countries is in force.')
    expect(html).toContain('Agreed by: shipped with the exercise')
    expect((await visit('/en/policy/resident/1')).html).toContain('Who was here before is bound too.')
    expect((await visit('/en/policy/international/2')).status).toBe(404)
  })

  story('no longer call a version in force that was taken back', async ({ deed, house }) => {
    await publishShippedPolicies(deed, pack)
    await rollBackVersion(
      deed,
      { pack, scheme: 'international', number: 1 },
      { proposedBy: 'divya', agreedBy: 'chen', reason: { en: 'It asked too much.' } },
    )
    const visit = visitor(house)
    expect((await visit('/en/policy')).html).toContain('In force now:</strong> Version 0')
    expect((await visit('/en/policy/international/1')).html).toContain('Taken back')
  })

  story(
    'show of a list each place with clause, figures and the day to look again',
    async ({ deed, house }) => {
      await publishShippedPolicies(deed, pack)
      await publishShippedLists(deed, pack)
      const visit = visitor(house)
      const { html } = await visit('/fr/policy/lists/entry-tiers/2020-03-01')
      expect(html).toMatch(/Italie<br><span class="muted">Niveau 1[\s\S]*Plus de 200 cas confirmés à ce jour/)
      expect(html).toContain(
        'Cas à ce jour: 1 694'.replace('1 694', new Intl.NumberFormat('fr').format(1694)),
      )
      expect(html).toContain('en retard')
      const decided = await visit('/en/policy/lists/entry-tiers/2020-02-20')
      expect(decided.html).toContain('This list names no place, by decision.')
      expect((await visit('/en/policy/lists/home-areas/2020-02-20')).html).toContain('Wenzhou')
      expect((await visit('/en/policy/lists/entry-tiers/1999-01-01')).status).toBe(404)
    },
  )

  story('speak every language of the site', async ({ deed, house }) => {
    await publishShippedPolicies(deed, pack)
    const visit = visitor(house)
    const headings: (string | undefined)[] = []
    for (const language of languageList) {
      const { html } = await visit(`/${language}/policy`)
      headings.push(/<h1>(.*?)<\/h1>/.exec(html)?.[1])
    }
    expect(new Set(headings).size).toBe(languageList.length)
  })
})

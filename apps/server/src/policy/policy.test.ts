import { PolicyAnswer } from '@pratique/api-contract'
import type { PolicyVersion } from '@pratique/policy-engine'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { findPackFolder } from '../place/pack-files.node.ts'
import type { Deed, House } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { withDatabase } from '../platform/test-database.ts'
import { policyRoutes } from './policy.routes.ts'
import { findPublishedPolicies, policyInForce } from './policy-in-force.action.ts'
import { publishShippedPolicies, shipped } from './publish-shipped.action.ts'
import { publishVersion, renewVersion, rollBackVersion } from './publish-version.action.ts'
import { readPack } from './read-pack.node.ts'

const { story } = withDatabase()
const id = 'zhejiang-2020'
const pack = readPack(findPackFolder(id) ?? '')
const divya = { proposedBy: 'divya', agreedBy: 'chen', reason: { en: 'a story' } }
const order3 = { pack: id, scheme: 'international', number: 2 }

const bindingAt = (deed: Deed, now: string, arrivalAt: string, landed = false) =>
  policyInForce(deed, {
    pack: id,
    scheme: 'international',
    now: new Date(now),
    arrivalAt,
    landedAt: landed ? arrivalAt : undefined,
  })
const numberAt = async (...asked: Parameters<typeof bindingAt>) =>
  (await bindingAt(...asked))?.policy.version.number

describe('which version binds', () => {
  story('arrivals from its effective instant; those who landed before keep theirs', async ({ deed }) => {
    await publishShippedPolicies(deed, id)
    expect(await numberAt(deed, '2020-02-27T10:00:00+08:00', '2020-02-28T10:00:00+08:00')).toBe(0)
    expect(await numberAt(deed, '2020-03-05T10:00:00+08:00', '2020-03-06T10:00:00+08:00')).toBe(1)
    expect(await numberAt(deed, '2020-03-26T12:00:00+08:00', '2020-03-26T10:00:00+08:00', true)).toBe(2)
    expect(await numberAt(deed, '2020-03-26T12:00:00+08:00', '2020-03-25T10:00:00+08:00', true)).toBe(1)
  })

  story('nobody before anything was published', async ({ deed }) => {
    expect(await findPublishedPolicies(deed, id)).toBeNull()
    expect(await bindingAt(deed, '2020-03-05T10:00:00+08:00', '2020-03-06T10:00:00+08:00')).toBeNull()
  })

  story('nobody new once it has ended, while those who landed under it keep it', async ({ deed }) => {
    await publishShippedPolicies(deed, id)
    const after = '2021-01-01T00:00:00+08:00'
    expect(await bindingAt(deed, after, '2021-01-02T00:00:00+08:00')).toMatchObject({ expired: true })
    const landed = await bindingAt(deed, after, '2020-03-27T00:00:00+08:00', true)
    expect([landed?.expired, landed?.policy.version.number]).toEqual([false, 2])
  })

  story('a renewal prolongs it', async ({ deed }) => {
    await publishShippedPolicies(deed, id)
    const asked = ['2020-06-01T00:00:00+08:00', '2020-06-02T00:00:00+08:00'] as const
    expect(await bindingAt(deed, ...asked)).toMatchObject({ expired: true })
    await renewVersion(deed, order3, new Date('2020-07-01T00:00:00Z'), divya)
    expect(await bindingAt(deed, ...asked)).toMatchObject({
      expired: false,
      expiresAt: '2020-07-01T00:00:00.000Z',
    })
  })

  story(
    'rolled back it binds nobody from then on, and everybody still as of before',
    async ({ deed, clock, deedOf }) => {
      await publishShippedPolicies(deed, id)
      clock.moveTo('2020-03-27T00:00:00+08:00')
      const later = deedOf({ kind: 'officer', id: 'divya' })
      await rollBackVersion(later, order3, divya)
      expect(await numberAt(later, '2020-03-26T12:00:00+08:00', '2020-03-28T10:00:00+08:00')).toBe(2)
      expect(await numberAt(later, '2020-03-27T00:00:00+08:00', '2020-03-28T10:00:00+08:00')).toBe(1)
    },
  )
})

describe('what is published', () => {
  const changed = (version: PolicyVersion): PolicyVersion => ({ ...version, rules: version.rules.slice(1) })

  story('is published once, however often it is said', async ({ deed, db }) => {
    await publishShippedPolicies(deed, id)
    await publishShippedPolicies(deed, id)
    const { rows } = await sql`select count(*)::int as versions from policy_version`.execute(db)
    expect(rows).toEqual([{ versions: pack.versions.length }])
  })

  story('never changes under its number', async ({ deed }) => {
    await publishShippedPolicies(deed, id)
    for (const version of pack.versions)
      await expect(publishVersion(deed, pack, changed(version), shipped)).rejects.toMatchObject({
        kind: { type: 'policy-published-otherwise' },
      })
  })

  story('needs two people', async ({ deed }) => {
    const alone = { ...divya, agreedBy: 'divya' }
    const attempts = [
      ...pack.versions.map((version) => () => publishVersion(deed, pack, version, alone)),
      () => rollBackVersion(deed, order3, alone),
    ]
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ kind: { type: 'policy-two-people' } })
  })

  story('can be neither renewed nor rolled back before it is published', async ({ deed }) => {
    await expect(rollBackVersion(deed, order3, divya)).rejects.toMatchObject({
      kind: { type: 'policy-version-not-found' },
    })
  })

  story('is refused by the database to whoever would change it', async ({ deed, db }) => {
    await publishShippedPolicies(deed, id)
    for (const table of ['policy_pack', 'policy_version', 'policy_publication']) {
      await sql`savepoint attempt`.execute(db)
      await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toThrow('never changed')
      await sql`rollback to savepoint attempt`.execute(db)
    }
  })

  story('is found out when it was changed all the same', async ({ deed, db }) => {
    await publishShippedPolicies(deed, id)
    await sql`alter table policy_version disable trigger user`.execute(db)
    await sql`update policy_version set document = replace(document, 'orange', 'green'), digest = sha256('other')`.execute(
      db,
    )
    await expect(findPublishedPolicies(deed, id)).rejects.toThrow('not what was published')
  })
})

async function ask(house: House, query = '', language = 'en') {
  const app = openFrame({ log: house.log, config: house.config })
  app.route('/api/v1', policyRoutes(house))
  const response = await app.request(`/api/v1/policy${query}`, { headers: { 'accept-language': language } })
  return { status: response.status, body: await response.json() }
}

describe('the rules, asked for over the API', () => {
  const schemeOf = (body: unknown, code: string) =>
    PolicyAnswer.parse(body).schemes.find((one) => one.code === code)

  story('are those in force, in the words of the reader, with their sources', async ({ deed, house }) => {
    await publishShippedPolicies(deed, id)
    const { status, body } = await ask(house, '', 'zh-CN')
    expect([status, PolicyAnswer.parse(body).language]).toEqual([200, 'zh-Hans'])
    const scheme = schemeOf(body, 'international')
    expect([scheme?.inForce, scheme?.versions.map(({ number }) => number)]).toEqual([1, [1, 0]])
    const tier1 = scheme?.versions[0]?.rules.find((rule) => rule.id === 'tier-1')
    expect(tier1).toMatchObject({
      state: 'orange',
      title: '曾停留一级地区',
      because: expect.stringContaining('名单内的地区'),
    })
    expect(tier1?.source.title).not.toBe('')
  })

  story('hold no placeholder in any language', async ({ deed, house }) => {
    await publishShippedPolicies(deed, id)
    for (const language of ['en', 'zh-Hans', 'ar', 'it', 'es', 'fr']) {
      const { body } = await ask(house, '', language)
      const words = PolicyAnswer.parse(body).schemes.flatMap(({ versions }) =>
        versions.flatMap(({ rules }) => rules),
      )
      expect(words.length).toBeGreaterThan(10)
      for (const rule of words) expect(rule.because + rule.title, rule.id).not.toMatch(/[{}]/)
    }
  })

  story('are told as they were, and nothing of what is to come', async ({ deed, house }) => {
    await publishShippedPolicies(deed, id)
    const numbers = async (at: string) =>
      schemeOf((await ask(house, `?at=${encodeURIComponent(at)}`)).body, 'international')?.versions.map(
        ({ number }) => number,
      )
    expect(await numbers('2020-02-25T00:00:00+08:00')).toEqual([0])
    expect(await numbers('2020-04-01T00:00:00+08:00')).toEqual([1, 0])
  })

  story('say why version 0 needs no list', async ({ deed, house }) => {
    await publishShippedPolicies(deed, id)
    const versions = schemeOf((await ask(house)).body, 'international')?.versions
    expect(versions?.map(({ withoutList }) => withoutList !== null)).toEqual([false, true])
  })

  story('of a pack that nobody published are not there', async ({ deed, house }) => {
    await publishShippedPolicies(deed, id)
    const { status, body } = await ask(house, '?pack=atlantis')
    expect([status, body]).toMatchObject([404, { type: expect.stringContaining('pack-not-found') }])
  })
})

import {
  RiskDeriveAnswer,
  RiskDeriveRequest,
  RiskDeskAnswer,
  RiskFeedRequest,
  RiskProposeRequest,
} from '@pratique/api-contract'
import { expect } from 'vitest'
import { authRoutes } from '../platform/auth/auth.routes.ts'
import { deskFront, exercise, signIn } from '../platform/auth/test-desk.ts'
import { Fixtures } from '../platform/fixture.ts'
import { openFrame } from '../platform/frame.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { publishShippedPolicies } from '../policy/publish-shipped.action.ts'
import { deskRiskRoutes } from './desk-risk.routes.ts'
import { publishShippedLists } from './publish-list.action.ts'
import { riskRoutes } from './risk.routes.ts'

const { story } = withDatabase({ exercise, fixtures: new Fixtures() })

async function openRoom({ house, deed }: Scene) {
  await publishShippedPolicies(deed, 'zhejiang-2020')
  await publishShippedLists(deed, 'zhejiang-2020')
  const app = await deskFront(house, (opened) => {
    const frame = openFrame({ log: opened.log, config: opened.config })
    frame.route('/api/v1', deskRiskRoutes(opened))
    frame.route('/api/v1', riskRoutes(opened))
    return frame
  })

  app.route('/api/v1', authRoutes(house))
  const [esther, divya, boris] = [
    await signIn(app, 'esther'),
    await signIn(app, 'divya'),
    await signIn(app, 'boris'),
  ]
  const inForce = async () => {
    const answer = (await (await app.request('/api/v1/risk-list')).json()) as {
      edition: string
      entries: { place: string; reason?: string }[]
    }
    return answer
  }
  return { app, esther, divya, boris, inForce }
}

const exampleOf = (schema: { meta(): unknown }) => (schema.meta() as { example: object }).example
const read = async (answer: Response) => RiskDeskAnswer.parse(await answer.json())

story('On 16 March 2020 the control room is told that a feed froze a week ago', async (scene) => {
  const { divya, boris } = await openRoom(scene)
  const desk = await read(await divya.get('/api/v1/desk/risk'))
  const frozen = desk.feeds.find(({ id }) => id === 'countries-as-published')
  expect(frozen).toMatchObject({ fit: false, lastDay: '2020-03-09' })
  expect(frozen?.findings[0]).toMatchObject({ code: 'stalled' })
  expect(desk.feeds.find(({ id }) => id === 'countries')).toMatchObject({ fit: true, lastDay: '2020-03-16' })
  const tiers = desk.lists.find(({ id }) => id === 'entry-tiers')
  expect(tiers).toMatchObject({ reviewDue: 25, inForce: { edition: '2020-03-01' } })
  const italy = tiers?.inForce?.entries.find(({ place }) => place === 'IT')
  expect(italy).toMatchObject({ name: 'Italy', clause: 'More than 200 confirmed cases so far' })
  expect(italy?.counts?.at(-1)).toBe(27_980)
  expect((await boris.get('/api/v1/desk/risk')).status).toBe(403)
})

story('Esther proposes with a place by hand, Divya agrees, and the list is in force', async (scene) => {
  const { esther, divya, inForce } = await openRoom(scene)
  const derived = RiskDeriveAnswer.parse(
    await (await esther.post('/api/v1/desk/risk/derive', exampleOf(RiskDeriveRequest))).json(),
  )
  expect(derived.fit).toBe(true)
  expect(derived.changes).toContain('France: Tier 2: spreading → Tier 1: widespread')
  const proposed = await read(await esther.post('/api/v1/desk/risk/proposals', exampleOf(RiskProposeRequest)))
  const [waiting] = proposed.proposals
  expect(waiting).toMatchObject({ mine: true, derivedOn: '2020-03-15' })
  expect((await inForce()).edition).toBe('2020-03-01')
  const path = `/api/v1/desk/risk/proposals/${waiting?.proposalId}`
  expect((await esther.post(`${path}/publish`)).status).toBe(403)
  expect(await (await divya.post(`${path}/publish`)).json()).toEqual({ edition: '2020-03-15' })
  const now = await inForce()
  expect(now.edition).toBe('2020-03-15')
  expect(now.entries.find(({ place }) => place === 'EG')?.reason).toContain('river cruise')
  expect((await divya.post(`${path}/publish`)).status).toBe(404)
  const next = RiskDeriveAnswer.parse(
    await (await esther.post('/api/v1/desk/risk/derive', { list: 'entry-tiers' })).json(),
  )
  expect(next.entries.some(({ place, reason }) => place === 'EG' && reason !== null)).toBe(true)
})

story('a place needs a level of the list and a reason, and nobody derives tomorrow', async (scene) => {
  const { esther } = await openRoom(scene)
  const wrong = { list: 'entry-tiers', source: 'the weekly report of the epidemiologist' }
  const refused = await esther.post('/api/v1/desk/risk/proposals', {
    ...wrong,
    byHand: [{ place: 'Egypt', level: 'purple', reason: 'no' }],
  })
  expect(refused.status).toBe(422)
  const { errors } = (await refused.json()) as { errors: { pointer: string }[] }
  expect(errors.map(({ pointer }) => pointer)).toEqual([
    '/byHand/0/place',
    '/byHand/0/level',
    '/byHand/0/reason',
  ])
  expect((await esther.post('/api/v1/desk/risk/proposals', { ...wrong, on: '2020-03-17' })).status).toBe(422)
  expect((await esther.post('/api/v1/desk/risk/derive', { list: 'no-such-list' })).status).toBe(404)
})

story('a feed that lies is kept and told, and the last good list holds', async (scene) => {
  const { esther } = await openRoom(scene)
  const taken = await read(await esther.post('/api/v1/desk/risk/feeds/countries', exampleOf(RiskFeedRequest)))
  const feed = taken.feeds.find(({ id }) => id === 'countries')
  expect(feed).toMatchObject({ fit: false, lastDay: '2020-03-15', places: 1 })
  expect(feed?.findings[0]?.text).toContain('only 1 are left')
  const broken =
    'country_csse,iso2,iso3,population,2020-03-09,new\nItaly,IT,ITA,60461826,ND,1\nAtlantis,,,,3,1\n'
  const after = await read(await esther.post('/api/v1/desk/risk/feeds/countries', { csv: broken }))
  const unfit = after.feeds.find(({ id }) => id === 'countries')
  expect(unfit?.fit).toBe(false)
  expect(unfit?.findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['stalled', 'new-column', 'unknown-place', 'unreadable-count']),
  )
  const derived = RiskDeriveAnswer.parse(
    await (await esther.post('/api/v1/desk/risk/derive', { list: 'entry-tiers' })).json(),
  )
  expect(derived).toMatchObject({ fit: false, changes: [] })
  const asked = { list: 'entry-tiers', source: 'the weekly report of the epidemiologist' }
  const refused = await esther.post('/api/v1/desk/risk/proposals', asked)
  expect(await refused.json()).toMatchObject({
    status: 409,
    type: expect.stringContaining('risk-feed-unfit'),
  })
  expect((await esther.post('/api/v1/desk/risk/feeds/nothing', { csv: 'a' })).status).toBe(404)
})

story('a proposal that is declined waits no more', async (scene) => {
  const { esther, divya } = await openRoom(scene)
  const { proposals } = await read(
    await esther.post('/api/v1/desk/risk/proposals', exampleOf(RiskProposeRequest)),
  )
  const path = `/api/v1/desk/risk/proposals/${proposals[0]?.proposalId}`
  const reason = 'The figures of Iran are of yesterday; derive it again.'
  expect((await read(await divya.post(`${path}/decline`, { reason }))).proposals).toEqual([])
  expect((await divya.post(`${path}/publish`)).status).toBe(404)
})

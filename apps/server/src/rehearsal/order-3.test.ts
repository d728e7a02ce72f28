// Order 3 on 25 March 2020, as the policy desk lives it: tried over everyone, signed by two, in force at midnight; and
// a draft with a defect, which the guard stops, and which is taken back where three people let it through.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { DraftAnswer, DraftsAnswer, PolicyDeskAnswer, RehearsalAnswer } from '@pratique/api-contract'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { openHealthCode } from '../health-code/open-health-code.action.ts'
import { followRules } from '../holder/follow-rules.action.ts'
import { openHoldersInBulk } from '../holder/open-holders-in-bulk.action.ts'
import { pack } from '../holder/test-spine.ts'
import { verifyJournal } from '../holder/verify-journal.action.ts'
import { openMessage } from '../message/open-message.action.ts'
import { authRoutes } from '../platform/auth/auth.routes.ts'
import { openStaffAuth } from '../platform/auth/open-auth.ts'
import { type Browser, exercise, signIn } from '../platform/auth/test-desk.ts'
import { stoppedClock } from '../platform/clock.ts'
import { inBulk } from '../platform/database.ts'
import { type House, perform, system } from '../platform/deed.ts'
import { openFrame } from '../platform/frame.ts'
import { withDatabase } from '../platform/test-database.ts'
import { publishShippedPolicies } from '../policy/publish-shipped.action.ts'
import { publishShippedLists } from '../risk/publish-list.action.ts'
import { rehearsalRoutes } from './rehearsal.routes.ts'
import { runWaiting } from './run-waiting.action.ts'
import { keepShippedDrafts } from './shipped-drafts.action.ts'
import { tellAffected } from './tell-affected.action.ts'
import { people } from './test-order-3.ts'

const { house: open, database } = withDatabase({ exercise })
let kept: House
const at = (instant: string): House => ({ ...kept, clock: stoppedClock(instant) })
const noon = '2020-03-25T12:00:00+08:00'
const policy = '/api/v1/desk/policy'

beforeAll(async () => {
  kept = open()
  await openStaffAuth(kept)
  openMessage(kept)
  await perform(at('2020-03-16T08:00:00+08:00'), system, async (deed) => {
    await publishShippedPolicies(deed, pack, deed.now)
    await publishShippedLists(deed, pack)
    await keepShippedDrafts(deed, pack)
  })
  await openHealthCode(kept)
  const house = at('2020-03-24T08:00:00+08:00')
  await inBulk(database(), ({ db, client }) =>
    openHoldersInBulk({ db, client, now: house.clock.now(), actor: system, house }, people()),
  )
})

async function desk(house: House) {
  const app = openFrame({ log: house.log, config: house.config })
  const api = new OpenAPIHono()
  api.route('/', authRoutes(house))
  api.route('/', rehearsalRoutes(house))
  app.route('/api/v1', api)
  const [esther, divya, chen] = await Promise.all(['esther', 'divya', 'chen'].map((key) => signIn(app, key)))
  if (!esther || !divya || !chen) throw new Error('The cast signs in')
  return { esther, divya, chen }
}

async function answerOf<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  expect(response.status).toBe(200)
  return (await response.json()) as T
}
const refusalOf = async (answer: Promise<Response>): Promise<string> => {
  const response = await answer
  const { type } = (await response.json()) as { type: string }
  return `${response.status} ${type.split('/').at(-1)}`
}

async function rehearsed(house: House, who: Browser, draftId: string) {
  const asked = await answerOf<RehearsalAnswer>(who.post(`${policy}/drafts/${draftId}/rehearsals`, {}))
  await runWaiting(house)
  const done = await answerOf<RehearsalAnswer>(who.get(`${policy}/rehearsals/${asked.rehearsalId}`))
  return done.report ?? expect.fail(`the rehearsal is ${done.state}`)
}

const byVersion = async () => {
  const { rows } = await sql<{ version: number; state: string; people: number }>`
    select policy_version as version, state, count(*)::int as people from holder group by 1, 2 order by 1, 2`.execute(
    kept.db,
  )
  return rows.map(({ version, state, people: count }) => `${version} ${state} ${count}`)
}

test('Order 3 is tried at noon, signed by two, and binds from midnight those who come; who landed keeps hers', async () => {
  const house = at(noon)
  const { esther, divya } = await desk(house)
  const before = await byVersion()
  const { drafts } = await answerOf<DraftsAnswer>(esther.get(`${policy}/drafts`))
  const [order3] = drafts
  if (!order3) throw new Error('Order 3 lies on the desk')
  expect(order3).toMatchObject({ scheme: 'international', number: 2, state: 'open' })

  expect(await refusalOf(esther.post(`${policy}/drafts/${order3.draftId}/approvals`, { revision: 1 }))).toBe(
    '409 policy-not-rehearsed',
  )
  const report = await rehearsed(house, esther, order3.draftId)
  expect(report).toMatchObject({
    holders: 100,
    bound: 10,
    changed: 4,
    stricter: 4,
    share: 0.04,
    guard: { third: false },
    moves: [{ from: 'green', to: 'orange', people: 4 }],
  })
  expect(report.byRule).toEqual([{ key: 'every-arrival', people: 4, changed: 4, stricter: 4, milder: 0 }])
  expect(report.byCountry[0]).toMatchObject({ key: 'GE', people: 94, changed: 4 })
  expect(report.byFlight[0]).toMatchObject({ key: 'SU206', stricter: 4 })
  expect(report.days.find(({ on }) => on === '2020-03-27')).toMatchObject({ bedsBefore: 6, bedsAfter: 10 })
  expect(await byVersion()).toEqual(before)

  const beside = await answerOf<RehearsalAnswer>(
    esther.post(`${policy}/drafts/${order3.draftId}/rehearsals`, { against: { number: 1 } }),
  )
  await runWaiting(house)
  const both = await answerOf<RehearsalAnswer>(esther.get(`${policy}/rehearsals/${beside.rehearsalId}`))
  expect(both).toMatchObject({ state: 'done', report: { number: 2, stricter: 4 } })
  expect(both).toMatchObject({ reportAgainst: { number: 1, holders: 100, bound: 10, changed: 0 } })
  expect(
    await refusalOf(
      esther.post(`${policy}/drafts/${order3.draftId}/rehearsals`, { against: { number: 77 } }),
    ),
  ).toBe('404 policy-draft-not-found')
  const careful = await desk({ ...house, config: { ...house.config, guardShare: 0.03 } })
  const { needed } = await answerOf<DraftAnswer>(careful.esther.get(`${policy}/drafts/${order3.draftId}`))
  expect(needed).toBe(3)

  const approvals = `${policy}/drafts/${order3.draftId}/approvals`
  await answerOf<DraftAnswer>(esther.post(approvals, { revision: 1 }))
  await answerOf<DraftAnswer>(esther.post(approvals, { revision: 1 }))
  expect(await refusalOf(esther.post(`${policy}/drafts/${order3.draftId}/publication`))).toBe(
    '403 policy-more-people-needed',
  )
  await answerOf<DraftAnswer>(divya.post(approvals, { revision: 1 }))
  expect(await answerOf(divya.post(`${policy}/drafts/${order3.draftId}/publication`))).toMatchObject({
    number: 2,
    signedBy: ['Esther (Zhejiang)', 'Divya (Zhejiang)'],
  })

  const midnight = at('2020-03-26T00:00:00+08:00')
  await followRules(house)
  await followRules(midnight)
  expect(await byVersion()).toEqual(['1 green 90', '2 orange 10'])
  const told = await tellAffected(midnight)
  expect(told).toBeGreaterThanOrEqual(4)
  expect(await tellAffected(midnight)).toBe(0)
  const { rows: letters } = await sql<{ kind: string; language: string }>`
    select kind, language from message where kind = 'policy-changed' order by language`.execute(kept.db)
  expect(letters.map(({ language }) => language)).toContain('ar')
  const overview = await answerOf<PolicyDeskAnswer>(esther.get(policy))
  expect(overview.journalWhole).toBe(true)
  expect(overview.journal).toMatchObject([
    { seq: 1, deed: 'published', number: 2, people: ['Esther (Zhejiang)', 'Divya (Zhejiang)'] },
  ])
  expect((await verifyJournal(kept)).broken).toBeNull()
})

test('a draft that tells every vaccinated traveller to quarantine is stopped by the guard', async () => {
  const house = at('2020-03-28T09:00:00+08:00')
  const { esther, divya, chen } = await desk(house)
  const draft = await answerOf<DraftAnswer>(
    esther.post(`${policy}/drafts`, { scheme: 'international', from: 2 }),
  )
  const { draftId } = draft
  const [model] = draft.document.rules as { id: string }[]
  const planted = {
    ...model,
    id: 'vaccinated',
    number: 900,
    state: 'orange',
    when: { in: ['vaccinated', { var: 'certificates' }] },
    measures: [{ code: 'central-quarantine', from: 'arrival', days: 14 }],
    texts: 'every-arrival',
  }
  const bindsAll = {
    arrivals: 'from-effective',
    airborne: 'bind',
    landed: 'bind',
    reason: draft.document.reason,
  }
  const document = {
    ...draft.document,
    binds: bindsAll,
    effectiveAt: '2020-03-28T09:00:00+08:00',
    expiresAt: '2020-04-20T00:00:00+08:00',
    publishedAt: '2020-03-28T08:00:00+08:00',
    rules: [
      planted,
      ...(draft.document.rules as object[]).filter((rule) => !('id' in rule && rule.id === 'every-arrival')),
    ],
  }
  const edited = await answerOf<DraftAnswer>(
    esther.send('PUT', `${policy}/drafts/${draftId}`, { revision: 1, document, texts: {}, note: '' }),
  )
  expect(edited.check.faults).toEqual([])
  expect(
    await refusalOf(esther.send('PUT', `${policy}/drafts/${draftId}`, { revision: 1, document, note: '' })),
  ).toBe('409 policy-draft-edited-meanwhile')

  // Whoever edits while one waits: what was asked for is what is rehearsed.
  const before1 = await answerOf<RehearsalAnswer>(esther.post(`${policy}/drafts/${draftId}/rehearsals`, {}))
  const third = { revision: 2, document: { ...document, rules: draft.document.rules }, note: 'without it' }
  await answerOf<DraftAnswer>(esther.send('PUT', `${policy}/drafts/${draftId}`, third))
  await runWaiting(house)
  const waited = await answerOf<RehearsalAnswer>(esther.get(`${policy}/rehearsals/${before1.rehearsalId}`))
  expect(waited).toMatchObject({ revision: 2, report: { stricter: 30 } })
  await answerOf<DraftAnswer>(
    esther.send('PUT', `${policy}/drafts/${draftId}`, {
      revision: 3,
      document,
      texts: {},
      note: 'with it again',
    }),
  )

  const report = await rehearsed(house, esther, draftId)
  expect(report).toMatchObject({ stricter: 30, guard: { limit: 0.05, third: true } })
  expect(report.byRule[0]).toMatchObject({ key: 'vaccinated', stricter: 30 })

  const approvals = `${policy}/drafts/${draftId}/approvals`
  await answerOf(esther.post(approvals, { revision: 4 }))
  await answerOf(divya.post(approvals, { revision: 4 }))
  expect(await refusalOf(divya.post(`${policy}/drafts/${draftId}/publication`))).toBe(
    '403 policy-more-people-needed',
  )
  const before = await byVersion()
  await followRules(house)
  expect(await byVersion()).toEqual(before)

  await answerOf(chen.post(approvals, { revision: 4 }))
  await answerOf(chen.post(`${policy}/drafts/${draftId}/publication`))
  await followRules(house)
  expect(await tellAffected(house)).toBeGreaterThanOrEqual(30)

  const later = at('2020-03-28T10:00:00+08:00')
  const second = await desk(later)
  const deeds = `${policy}/versions/international/3/deeds`
  const reason = 'It told vaccinated people to quarantine.'
  expect(await answerOf(second.esther.post(deeds, { deed: 'roll-back', reason }))).toMatchObject({
    done: false,
  })
  expect(await answerOf(second.esther.post(deeds, { deed: 'roll-back', reason }))).toMatchObject({
    done: false,
  })
  expect(await answerOf(second.divya.post(deeds, { deed: 'roll-back', reason }))).toMatchObject({
    done: true,
  })
  await followRules(later)
  expect(await byVersion()).toEqual(before)
  await tellAffected(later)
  const { rows: sorry } = await sql<{ people: number }>`
    select count(distinct holder_id)::int as people from policy_notice where about = 'wrong'`.execute(kept.db)
  expect(sorry[0]?.people).toBeGreaterThanOrEqual(30)
  expect((await verifyJournal(kept)).broken).toBeNull()
})

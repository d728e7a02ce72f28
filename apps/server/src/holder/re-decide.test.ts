import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { amina } from '../people/test-people.ts'
import { stoppedClock } from '../platform/clock.ts'
import { inBulk } from '../platform/database.ts'
import { type House, perform, system } from '../platform/deed.ts'
import { withDatabase } from '../platform/test-database.ts'
import { rollBackVersion } from '../policy/publish-version.action.ts'
import type { BulkHolder } from './bulk.ts'
import { followRules } from './follow-rules.action.ts'
import { type ListedHolder, listHolders } from './list-holders.action.ts'
import { readPlace } from './list-scope.ts'
import { openHoldersInBulk } from './open-holders-in-bulk.action.ts'
import { reDecide, reDecideDue } from './re-decide.action.ts'
import { recordAct } from './record-act.action.ts'
import { declared, stay } from './test-acts.ts'
import { holderAfter, openAmina, pack, publishEverything } from './test-spine.ts'
import { verifyJournal } from './verify-journal.action.ts'

const { story, house, database } = withDatabase()

story(
  'A quarantine ends by itself at 24:00 of day 14, in the days of the authority',
  async ({ deed, clock, deedOf }) => {
    await publishEverything(deed)
    const landed = { kind: 'landed', payload: { at: '2020-03-16T07:00:00+08:00', port: 'PVG' } } as const
    const { holderId, decision } = await holderAfter(deed, declared(), landed)
    expect(decision).toMatchObject({ state: 'orange', validUntil: '2020-03-30T16:00:00.000Z' })
    clock.moveTo('2020-03-30T15:59:59Z')
    expect(await reDecide(deedOf(system), holderId)).toMatchObject({ changed: false })
    clock.moveTo('2020-03-30T16:00:00Z')
    const after = await reDecide(deedOf(system), holderId)
    expect([after.before?.state, after.decision?.state, after.changed]).toEqual(['orange', 'green', true])
  },
)

story('History tells what time did from what was published', async ({ deed, db, clock, deedOf }) => {
  await publishEverything(deed)
  const { holderId } = await holderAfter(
    deed,
    declared({ arrivalAt: '2020-03-27T10:00:00+08:00', stops: [stay('IT', '2020-03-10', '2020-03-26')] }),
  )
  clock.moveTo('2020-03-26T00:00:00+08:00')
  await reDecide(deedOf(system), holderId)
  await recordAct(deedOf(system), holderId, {
    kind: 'landed',
    payload: { at: '2020-03-26T10:00:00+08:00', port: 'PVG' },
  })
  clock.moveTo('2020-04-09T16:00:00Z')
  await reDecide(deedOf(system), holderId)
  const { rows } =
    await sql`select cause, policy_version from decision_history where holder_id = ${holderId} order by number`.execute(
      db,
    )
  expect(rows).toEqual([
    { cause: 'act', policy_version: 1 },
    { cause: 'policy', policy_version: 2 },
    { cause: 'act', policy_version: 2 },
    { cause: 'clock', policy_version: 2 },
  ])
})

const at = (instant: string): House => ({ ...house(), clock: stoppedClock(instant) })
const bulkHolder = (n: number, arrivalAt: string): BulkHolder => ({
  holderId: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  scheme: 'international',
  pack,
  jurisdiction: n % 2 === 0 ? 'CN/33/3311/331121' : 'CN/33/3303',
  language: 'en',
  origin: 'exercise',
  identity: amina,
  party: null,
  acts: [{ act: declared({ arrivalAt, stops: [] }), at: new Date('2020-03-15T00:00:00Z'), actor: system }],
})

beforeAll(async () => {
  await perform(house(), system, publishEverything)
  const many = Array.from({ length: 1100 }, (_, n) =>
    bulkHolder(n, n < 1000 ? '2020-03-27T10:00:00+08:00' : '2020-03-20T10:00:00+08:00'),
  )
  await inBulk(database(), ({ db, client }) =>
    openHoldersInBulk({ db, client, now: house().clock.now(), actor: system, house: house() }, many),
  )
})

test('when Order 3 takes effect everyone it binds is decided again, in batches, and once only', async () => {
  expect(await followRules(at('2020-03-16T08:05:00+08:00'))).toEqual({ holders: 0, changed: 0 })
  const byOrder3 = await followRules(at('2020-03-26T00:00:00+08:00'))
  expect(byOrder3.holders).toBe(1000)
  expect(byOrder3.changed).toBeGreaterThanOrEqual(1000)
  expect(await followRules(at('2020-03-26T00:01:00+08:00'))).toEqual({ holders: 0, changed: 0 })
  const { rows } = await sql`
    select policy_version, count(*)::int as holders from holder group by policy_version order by 1`.execute(
    database().db,
  )
  expect(rows).toEqual([
    { policy_version: 1, holders: 100 },
    { policy_version: 2, holders: 1000 },
  ])
  expect((await verifyJournal(house())).broken).toBeNull()
})

test('rolled back, it is taken back from everyone', async () => {
  const later = at('2020-03-26T09:00:00+08:00')
  await perform(later, system, (deed) =>
    rollBackVersion(
      deed,
      { pack, scheme: 'international', number: 2 },
      { proposedBy: 'd', agreedBy: 'e', reason: { en: 'wrong' } },
    ),
  )
  await followRules(later)
  const { rows } = await sql`select count(*)::int as holders from holder where policy_version = 2`.execute(
    database().db,
  )
  expect(rows).toEqual([{ holders: 0 }])
})

test('only those whose answer has run out are gone through by the minute', async () => {
  const { rows } = await sql<{ due: number }>`
    select count(*)::int as due from holder where valid_until <= '2020-04-20T00:00:00Z'`.execute(
    database().db,
  )
  const done = await reDecideDue(at('2020-04-20T00:00:00Z'))
  expect(done.holders).toBe(rows[0]?.due)
  expect(await reDecideDue(at('2020-04-20T00:00:00Z'))).toEqual({ holders: 0, changed: 0 })
})

test('staff list their own jurisdiction, page by page, the latest arrival first', async () => {
  const reader = { db: database().db }
  const province = { jurisdiction: 'CN/33', port: null }
  const wenzhou = await listHolders(reader, { jurisdiction: 'CN/33/3303', port: null, limit: 200 })
  expect(new Set(wenzhou.holders.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(['CN/33/3303']))
  const seen: ListedHolder[] = []
  let page = await listHolders(reader, { ...province, limit: 150 })
  seen.push(...page.holders)
  while (page.next !== null) {
    page = await listHolders(reader, { ...province, limit: 150, after: readPlace(page.next) ?? undefined })
    seen.push(...page.holders)
  }
  expect([seen.length, new Set(seen.map(({ holderId }) => holderId)).size]).toEqual([1100, 1100])
  const arrivals = seen.map(({ arrivalAt }) => arrivalAt.getTime())
  expect(arrivals).toEqual(arrivals.toSorted((a, b) => b - a))
  for (const jurisdiction of ['CN/3', 'CN/3_', 'CN/330', ''])
    expect((await listHolders(reader, { jurisdiction, port: null, limit: 10 })).holders).toEqual([])
})

test('a holder opened meanwhile needs no going through', async () => {
  const now = at('2020-04-20T00:00:00Z')
  await followRules(now)
  await perform(now, system, async (deed) => {
    await recordAct(deed, await openAmina(deed), declared({ arrivalAt: '2020-04-21T00:00:00Z' }))
  })
  expect(await followRules(now)).toEqual({ holders: 0, changed: 0 })
})

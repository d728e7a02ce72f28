import { sql } from 'kysely'
import { expect } from 'vitest'
import { withDatabase } from '../platform/test-database.ts'
import type { Act } from './act.ts'
import { getHolder } from './known-holder.action.ts'
import { recordAct } from './record-act.action.ts'
import { declared } from './test-acts.ts'
import { holderAfter, openAmina, publishEverything } from './test-spine.ts'

const { story } = withDatabase()
const officer = { kind: 'officer', id: 'boris' } as const
const landed: Act = { kind: 'landed', payload: { at: '2020-03-16T07:00:00+08:00', port: 'PVG' } }

story(
  'Amina declares Milan by way of Moscow and is orange for Italy, not for the last country',
  async ({ deed }) => {
    await publishEverything(deed)
    const { decision, seq, changed } = await holderAfter(deed, declared())
    expect([seq, changed, decision?.state, decision?.policyVersion]).toEqual([1, true, 'orange', 1])
    expect(decision?.reasons[0]?.evidence?.area?.map(({ place }) => place)).toEqual(['IT'])
  },
)

story('Her row holds facts and decision in typed columns, and no name', async ({ deed, db }) => {
  await publishEverything(deed)
  const { holderId } = await holderAfter(
    deed,
    declared({ symptoms: ['fever', 'cough'], symptomsOn: '2020-03-12' }),
  )
  const { rows } = await sql<Record<string, unknown>>`select * from holder`.execute(db)
  expect(rows[0]).toMatchObject({
    holder_id: holderId,
    jurisdiction: 'CN/33/3311/331121',
    stage: 'declared',
    category: 'traveller',
    arrival_at: new Date('2020-03-17T02:20:00Z'),
    area_level: 2,
    area_last_on: '2020-03-16',
    airside_level: 0,
    exposure: 'none',
    case_status: null,
    symptoms_on: '2020-03-12',
    fixed_home: true,
    port: 'PVG',
    flight: 'SU206',
    colour: 'orange',
    risk_edition: '2020-03-01',
    policy_version: 1,
    act_count: 1,
    decision_count: 1,
  })
  expect(rows[0]?.symptoms).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toMatch(/Amina|Haddad|L898902C3/)
})

story('Without a declaration she lands unknown, and is told what is missing', async ({ deed }) => {
  await publishEverything(deed)
  const { decision } = await holderAfter(deed, landed)
  expect(decision).toMatchObject({ state: 'unknown', colour: 'unknown' })
  expect(decision?.missing).toContain('symptoms')
})

story('Each act is numbered, chained and told apart by who did it', async ({ deed, deedOf, db }) => {
  await publishEverything(deed)
  const holderId = await openAmina(deed)
  await recordAct(deedOf({ kind: 'traveller', id: 'amina' }), holderId, declared())
  await recordAct(deedOf(officer), holderId, landed)
  const { rows } = await sql`select seq, kind, actor_kind, actor_id from act order by seq`.execute(db)
  expect(rows).toEqual([
    { seq: 1, kind: 'declared', actor_kind: 'traveller', actor_id: 'amina' },
    { seq: 2, kind: 'landed', actor_kind: 'officer', actor_id: 'boris' },
  ])
  const holder = await getHolder(deed, holderId)
  expect(holder.acts.map(({ payload }) => payload)).toEqual([declared().payload, landed.payload])
  expect(holder.end).toEqual({ seq: 2, hash: holder.head.last_hash })
})

story(
  'A decision that comes out otherwise leaves a row of history, one that stays does not',
  async ({ deed, db }) => {
    await publishEverything(deed)
    const contact: Act = { kind: 'exposed', payload: { class: 'contact', on: '2020-03-15', source: 'SU206' } }
    const certificate: Act = {
      kind: 'certificate-added',
      payload: { format: 'dcc', proves: 'tested', issuer: 'IT' },
    }
    const { holderId } = await holderAfter(deed, declared({ stops: [] }), certificate, contact)
    const { rows } =
      await sql`select number, cause, act_count, state from decision_history order by number`.execute(db)
    expect(rows).toEqual([
      { number: 1, cause: 'act', act_count: 1, state: 'green' },
      { number: 2, cause: 'act', act_count: 3, state: 'orange' },
    ])
    expect((await getHolder(deed, holderId)).head.decision_count).toBe(2)
  },
)

story('Withdrawn, she has no decision any more, and her history says when', async ({ deed, db }) => {
  await publishEverything(deed)
  const { decision, changed } = await holderAfter(deed, declared(), { kind: 'withdrawn', payload: {} })
  expect([decision, changed]).toEqual([null, true])
  const { rows } = await sql`select state, decided_at from decision_history where number = 2`.execute(db)
  expect(rows).toEqual([{ state: null, decided_at: null }])
})

story('What makes no sense is refused, and nothing of it is kept', async ({ deed, db }) => {
  await publishEverything(deed)
  const { holderId } = await holderAfter(deed, declared())
  await expect(recordAct(deed, holderId, declared())).rejects.toMatchObject({
    kind: { type: 'act-out-of-order' },
  })
  await expect(recordAct(deed, crypto.randomUUID(), landed)).rejects.toMatchObject({
    kind: { type: 'holder-not-found' },
  })
  const unheardOf = declared({ symptoms: ['wanderlust'] })
  const other = await openAmina(deed)
  await expect(deed.db.isTransaction && recordAct(deed, other, unheardOf)).rejects.toMatchObject({
    kind: { type: 'statement-not-understood' },
    errors: [{ pointer: 'symptoms' }],
  })
  const { rows } = await sql`select count(*)::int as acts from act where holder_id = ${holderId}`.execute(db)
  expect(rows).toEqual([{ acts: 1 }])
})

story('Nothing is decided before anything was published', async ({ deed }) => {
  const holderId = await openAmina(deed)
  await expect(recordAct(deed, holderId, declared())).rejects.toMatchObject({
    kind: { type: 'nothing-published' },
  })
})

story('Nobody changes or removes an act, not even with SQL', async ({ deed, db }) => {
  await publishEverything(deed)
  await holderAfter(deed, declared())
  const refused = async (statement: string) => {
    await sql`savepoint attempt`.execute(db)
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(/refused|never changed/)
    await sql`rollback to savepoint attempt`.execute(db)
  }
  await refused(`update act set kind = 'landed'`)
  await refused('update act set payload = null, salt = null, at = now()')
  await refused('delete from act')
  await refused('truncate act cascade')
})

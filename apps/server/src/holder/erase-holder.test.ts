import { sql } from 'kysely'
import { expect } from 'vitest'
import { findByDocument } from '../people/find-person.action.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import { withDatabase } from '../platform/test-database.ts'
import type { Act } from './act.ts'
import { eraseHolder } from './erase-holder.action.ts'
import { getHolder } from './known-holder.action.ts'
import { projectedColumns } from './projection.ts'
import { recordAct } from './record-act.action.ts'
import { declared } from './test-acts.ts'
import { holderAfter, publishEverything } from './test-spine.ts'

const { story } = withDatabase()
const landed: Act = { kind: 'landed', payload: { at: '2020-03-16T07:00:00+08:00', port: 'PVG' } }
const reason = 'asked by the holder'

story('Erased, Amina is known to nobody, and a receipt says so', async ({ deed, db }) => {
  await publishEverything(deed)
  const { holderId } = await holderAfter(deed, declared({ symptoms: ['fever'] }))
  expect(await eraseHolder(deed, holderId, reason)).toEqual({ holderId, erasedAt: deed.now, acts: 2 })
  expect(await findByDocument(deed, 'L898902C3', 'a story')).toEqual([])
  await expect(readIdentity(deed, holderId, 'a story')).rejects.toMatchObject({
    kind: { type: 'identity-not-found' },
  })
  await expect(getHolder(deed, holderId)).rejects.toMatchObject({
    kind: { type: 'holder-erased', status: 410 },
  })
  await expect(recordAct(deed, holderId, landed)).rejects.toMatchObject({ kind: { type: 'holder-erased' } })
  const { rows } = await sql`select acts, reason, actor_kind from erasure_receipt`.execute(db)
  expect(rows).toEqual([{ acts: 2, reason, actor_kind: 'system' }])
})

story('Nothing about her is left in any table but that there were acts', async ({ deed, db }) => {
  await publishEverything(deed)
  const { holderId } = await holderAfter(deed, declared({ symptoms: ['fever'], seat: '14C' }))
  await eraseHolder(deed, holderId, reason)
  const { rows: holders } = await sql<Record<string, unknown>>`select * from holder`.execute(db)
  const left = projectedColumns.filter((column) => ![null, false].includes(holders[0]?.[column] as never))
  expect(left).toEqual(['erased_at'])
  const { rows: acts } = await sql`select kind, payload, salt from act order by seq`.execute(db)
  expect(acts).toEqual([
    { kind: 'declared', payload: null, salt: null },
    { kind: 'erased', payload: null, salt: null },
  ])
  const { rows: others } = await sql`
    select 1 from identity union all select 1 from identity_claim union all select 1 from decision_history`.execute(
    db,
  )
  expect(others).toEqual([])
})

story(
  'While she is in quarantine what protects others is kept, and she is told until when',
  async ({ deed, clock, deedOf }) => {
    await publishEverything(deed)
    const { holderId, decision } = await holderAfter(deed, declared(), landed)
    const until =
      decision?.measures
        .map((measure) => measure.until ?? '')
        .sort()
        .at(-1) ?? ''
    await expect(eraseHolder(deed, holderId, reason)).rejects.toMatchObject({
      kind: { type: 'erasure-not-yet' },
      detail: expect.stringContaining(until),
    })
    clock.moveTo(until)
    const later = deedOf({ kind: 'traveller', id: 'amina' })
    expect(await eraseHolder(later, holderId, reason)).toMatchObject({ acts: 3 })
  },
)

story('Before she lands she may be erased at any time', async ({ deed }) => {
  await publishEverything(deed)
  const { holderId, decision } = await holderAfter(deed, declared())
  expect(decision?.measures.length).toBeGreaterThan(0)
  await expect(eraseHolder(deed, holderId, reason)).resolves.toMatchObject({ acts: 2 })
})

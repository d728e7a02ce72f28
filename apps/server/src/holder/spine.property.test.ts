import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Deed, perform, system } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { withDatabase } from '../platform/test-database.ts'
import type { Act } from './act.ts'
import { decideHolder } from './deciding.ts'
import { getHolder } from './known-holder.action.ts'
import { decisionOf } from './projection.ts'
import { recordAct } from './record-act.action.ts'
import { openRulebook } from './rulebook.action.ts'
import { stateOf } from './state.ts'
import { anyAct, declared, inOrder } from './test-acts.ts'
import { openAmina, pack, publishEverything } from './test-spine.ts'
import { verifyJournal } from './verify-journal.action.ts'

const { house, database } = withDatabase()
beforeAll(() => perform(house(), system, publishEverything))

async function recordIfSensible(holderId: string, act: Act): Promise<boolean> {
  try {
    await perform(house(), system, (deed) => recordAct(deed, holderId, act))
    return true
  } catch (error) {
    if (error instanceof Problem && error.kind.type === 'act-out-of-order') return false
    throw error
  }
}

const open = () => perform(house(), system, (deed: Deed) => openAmina(deed))

test('after any sequence of acts the row is the fold of the acts, and the journal is whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 8 }), async (acts) => {
      const holderId = await open()
      const taken: Act[] = []
      for (const act of [declared(), ...acts]) if (await recordIfSensible(holderId, act)) taken.push(act)
      const reader = { db: database().db, house: house() }
      const { head, state } = await getHolder(reader, holderId)
      const { statedAt: _kept, withdrawnAt, pending, ...folded } = stateOf(inOrder(taken))
      expect(state).toMatchObject(folded)
      expect([state.withdrawnAt === null, state.pending?.seq]).toEqual([withdrawnAt === null, pending?.seq])
      const rulebook = await openRulebook(reader, pack)
      expect(decisionOf(head)).toEqual(
        decideHolder('international', state, rulebook, house().clock.now()).decision,
      )
    }),
    { numRuns: 40 },
  )
  expect((await verifyJournal(house())).broken).toBeNull()
}, 120_000)

test('acts at once on one holder are numbered and chained one after the other', async () => {
  const holderId = await open()
  await recordIfSensible(holderId, declared())
  const checkIn = (minute: number): Act => ({
    kind: 'checked-in',
    payload: { at: `2020-03-16T08:${String(minute).padStart(2, '0')}:00+08:00` },
  })
  const taken = await Promise.all(
    Array.from({ length: 12 }, (_, i) => recordIfSensible(holderId, checkIn(i))),
  )
  expect(taken).toEqual(taken.map(() => true))
  const { acts } = await getHolder({ db: database().db, house: house() }, holderId)
  expect(acts.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1))
  expect(new Set(acts.slice(1).map(({ payload }) => JSON.stringify(payload))).size).toBe(12)
  expect((await verifyJournal(house())).broken).toBeNull()
})

test('of two who would land her at once one is told that it is recorded already', async () => {
  const holderId = await open()
  await recordIfSensible(holderId, declared())
  const landed: Act = { kind: 'landed', payload: { at: '2020-03-16T07:00:00+08:00', port: 'PVG' } }
  const taken = await Promise.all([recordIfSensible(holderId, landed), recordIfSensible(holderId, landed)])
  expect(taken.toSorted()).toEqual([false, true])
})

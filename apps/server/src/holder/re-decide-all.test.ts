// Whoever the database decided about stands where JavaScript puts her: rows, reasons, measures, validity, history.
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { amina } from '../people/test-people.ts'
import { stoppedClock } from '../platform/clock.ts'
import { inBulk } from '../platform/database.ts'
import { type House, perform, system } from '../platform/deed.ts'
import { withDatabase } from '../platform/test-database.ts'
import { rollBackVersion } from '../policy/publish-version.action.ts'
import { refusalOf } from './admission.ts'
import type { BulkAct, BulkHolder } from './bulk.ts'
import { followRules } from './follow-rules.action.ts'
import { openHoldersInBulk } from './open-holders-in-bulk.action.ts'
import { reDecideDue, reDecideThese } from './re-decide.action.ts'
import { reduce, unknownHolder } from './state.ts'
import { anyAct, anyStatement, declared } from './test-acts.ts'
import { pack, publishEverything } from './test-spine.ts'
import { verifyJournal } from './verify-journal.action.ts'

const { house, database } = withDatabase()
const at = (instant: string): House => ({ ...house(), clock: stoppedClock(instant) })

function lifeOf(acts: readonly BulkAct['act'][], n: number): BulkHolder | null {
  let state = unknownHolder
  const lived: BulkAct[] = []
  for (const act of acts) {
    if (refusalOf(state, act) !== null) continue
    const told = new Date(Date.parse('2020-03-10T00:00:00Z') + ((n % 5) * 977 + lived.length) * 60_000)
    lived.push({ act, at: told, actor: system })
    state = reduce(state, { ...act, seq: lived.length, at: told })
  }
  const [first, ...others] = lived
  if (!first) return null
  return {
    holderId: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    scheme: n % 5 === 0 ? 'resident' : 'international',
    pack,
    jurisdiction: 'CN/33/3311/331121',
    language: 'en',
    origin: 'exercise',
    identity: amina,
    party: null,
    acts: [first, ...others],
  }
}

const lives = fc
  .sample(fc.tuple(anyStatement, fc.array(anyAct, { maxLength: 6 })), { numRuns: 160, seed: 20_200_326 })
  .flatMap(([statement, acts], n) => lifeOf([declared(statement), ...acts], n) ?? [])

async function everybodyStandsRight(then: House): Promise<void> {
  const { rows } = await sql<{ id: string }>`select holder_id as id from holder order by 1`.execute(
    house().db,
  )
  const again = await reDecideThese(
    then,
    pack,
    rows.map(({ id }) => id),
  )
  expect(again.changed).toBe(0)
  expect((await verifyJournal(house())).broken).toBeNull()
  const { rows: history } = await sql`
    select h.holder_id from holder h left join decision_history d on d.holder_id = h.holder_id and d.number = h.decision_count
    where h.state is not null and (d.state, d.reasons, d.measures, d.missing, d.valid_until, d.act_count)
      is distinct from (h.state, h.reasons, h.measures, h.missing, h.valid_until, h.act_count)`.execute(
    house().db,
  )
  expect(history).toEqual([])
}

test('a publication, its effect and its roll-back leave everyone where deciding one by one would', async () => {
  await perform(house(), system, publishEverything)
  await inBulk(database(), ({ db, client }) =>
    openHoldersInBulk({ db, client, now: house().clock.now(), actor: system, house: house() }, lives),
  )
  for (const instant of [
    '2020-03-25T21:00:00+08:00',
    '2020-03-26T00:00:00+08:00',
    '2020-04-02T09:00:00+08:00',
  ]) {
    const then = at(instant)
    await followRules(then)
    await reDecideDue(then)
    await everybodyStandsRight(then)
  }
  const later = at('2020-04-02T10:00:00+08:00')
  await perform(later, system, (deed) =>
    rollBackVersion(
      deed,
      { pack, scheme: 'international', number: 2 },
      { proposedBy: 'd', agreedBy: 'e', reason: { en: 'wrong' } },
    ),
  )
  expect((await followRules(later)).changed).toBeGreaterThan(0)
  await reDecideDue(later)
  await everybodyStandsRight(later)
})

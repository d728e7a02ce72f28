// No fail-open where rules are broken: whatever somebody plants in an expression is either refused, and then there is no
// SQL of it at all, or means in SQL what it means in JavaScript. What a registry of facts does not know, the table refuses.
import {
  compilePolicy,
  decide,
  FACTS,
  type FactName,
  type Pack,
  PackError,
  parserOf,
  policySql,
} from '@pratique/policy-engine'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { declared } from '../holder/test-acts.ts'
import { holderAfter, publishEverything } from '../holder/test-spine.ts'
import type { Connection } from '../platform/database.ts'
import { withDatabase } from '../platform/test-database.ts'
import { columnsOf, facts, instant, pack, version } from './test-rules.ts'

const { story } = withDatabase()

/** What a hurried hand or an ill will leaves behind: wrong types, wrong names, SQL, operators that packs may not use. */
const junk = fc.oneof(
  fc.constantFrom<unknown[]>(
    null, 0, -1, 1.5, 1e20, '', 'true', "') or true --", "x'; drop table holder; --", '{}', [], {}, [true], true, false,
    { var: '' }, { var: 'nationality' }, { var: 'areaLevel' }, { var: 'fixedHome' }, { '===': [{ var: 'exposure' }, 'none'] }, { '>': [{ var: 'areaLevel' }, 1] },
    { '!': [{ in: ['fever', { var: 'symptoms' }] }] }, { in: [{ var: 'caseStatus' }, []] }, { var: 'no-such-fact' }, { var: 'symptoms' }, { var: "a' or '1'='1" },
    { or: [true, true] }, { '!': [null] }, { '!==': [1, 2] }, { and: [] }, { and: [true] }, { if: [true] }, { '===': [{ var: 'exposure' }, 'all'] },
    { in: [{ var: 'exposure' }, "none' or true"] }, { in: ['fever', { var: 'certificates' }] }, { '>': [{ var: 'areaLevel' }, '0'] },
    { after: [{ plusTime: ['2020-02-30', 0, 'day'] }, { plusTime: [{ var: 'today' }, 0, 'day'] }] }, { plusTime: [{ var: 'today' }, 1, 'century'] },
  ), // biome-ignore format: a palette reads better dense
  fc.json().map((text): unknown => JSON.parse(text)),
)

/** Puts junk in the place of one node of an expression. */
function mutate(node: unknown, planted: unknown, at: number): unknown {
  if (at % 4 === 0 || typeof node !== 'object' || node === null) return planted
  const entries = Object.entries(node)
  const chosen = at % Math.max(1, entries.length)
  const parts = entries.map(
    ([key, part], i) => [key, i === chosen ? mutate(part, planted, at >> 2) : part] as const,
  )
  return Array.isArray(node) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
}

function compiled(tried: Pack) {
  try {
    return compilePolicy(tried, 99, 'international')
  } catch (error) {
    if (error instanceof PackError) return null
    throw error
  }
}

async function statesInSql(
  db: Connection,
  people: readonly Parameters<typeof columnsOf>[0][],
  state: string,
) {
  const columns = Object.values(FACTS).map(({ column, sql: type }) => `${column} ${type}`)
  const rows = JSON.stringify(people.map((one, n) => ({ n, ...columnsOf(one) })))
  const answer = await sql<{ state: string }>`
    select ${sql.raw(state)} as state
    from jsonb_to_recordset(${rows}::jsonb) as h (n integer, ${sql.raw(columns.join(', '))}) order by n`.execute(
    db,
  )
  return answer.rows.map((row) => row.state)
}

story(
  'a mutated rule is refused before there is SQL of it, or decides the same people alike',
  async ({ db }) => {
    const counted = { refused: 0, decided: 0 }
    const people = fc.array(facts, { minLength: 25, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(
        version,
        people,
        instant,
        junk,
        fc.nat(),
        async (drawn, persons, at, planted, where) => {
          const [first, ...others] = drawn.rules
          if (!first) throw new Error('a version has rules')
          const rules = [{ ...first, when: mutate(first.when, planted, where) }, ...others]
          const policy = compiled({ ...pack, versions: [{ ...drawn, rules }] })
          counted[policy === null ? 'refused' : 'decided'] += 1
          if (policy === null) return
          const now = new Date(at)
          const expected = persons.map((one) => decide(one, policy, now).state)
          expect(await statesInSql(db, persons, policySql(policy, now, 'h').state)).toEqual(expected)
        },
      ),
      { numRuns: 1500, seed: 20_200_327 },
    )
    expect(counted.refused).toBeGreaterThan(500)
    expect(counted.decided).toBeGreaterThan(100)
  },
  120_000,
)

const texts = ['stage', 'category', 'claimedCategory', 'exposure', 'caseStatus', 'clinicalFinding', 'testResult', 'ageBand'] as const // biome-ignore format: dense
const numbers = ['areaLevel', 'airsideLevel', 'symptoms', 'certificates', 'temperature'] as const
const wrongFact = fc.oneof(
  fc.record({
    name: fc.constantFrom<FactName[]>(...texts),
    value: fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('Contact', 'none ', 'confirmed2', '', 'null'),
    ),
  }),
  fc.record({
    name: fc.constantFrom<FactName[]>(...numbers),
    value: fc.constantFrom<unknown>(-1, -32_768, -0.1, 'x'),
  }),
)

story('a fact that JavaScript refuses, the table of holders refuses too', async ({ deed, db }) => {
  await publishEverything(deed)
  const { holderId } = await holderAfter(deed, declared())
  const accepted = async (column: string, value: unknown) => {
    await sql`savepoint before`.execute(db)
    const put = sql`update holder set ${sql.ref(column)} = ${value} where holder_id = ${holderId}`.execute(db)
    const answer = await put.then(
      () => true,
      () => false,
    )
    await sql`rollback to savepoint before`.execute(db)
    return answer
  }
  expect(await accepted('exposure', 'contact')).toBe(true)
  await fc.assert(
    fc.asyncProperty(wrongFact, async ({ name, value }) => {
      fc.pre(!mayBe(name, value))
      expect([name, value, await accepted(FACTS[name].column, value)]).toEqual([name, value, false])
    }),
    { numRuns: 300, seed: 20_200_328 },
  )
})

/** The values that the registry fixes, every one, are those that the table takes. */
story('what JavaScript takes, the table takes', async ({ deed, db }) => {
  await publishEverything(deed)
  const { holderId } = await holderAfter(deed, declared())
  for (const name of texts)
    for (const value of FACTS[name].values)
      await sql`update holder set ${sql.ref(FACTS[name].column)} = ${value} where holder_id = ${holderId}`.execute(
        db,
      )
})

function mayBe(name: FactName, value: unknown): boolean {
  try {
    parserOf(name, [])(value)
    return true
  } catch {
    return false
  }
}

// The second pack's exposures stand in slots of its own, and its measures count from one: SQL and JavaScript must decide
// by them alike, for everybody at every stage.
import { fileURLToPath } from 'node:url'
import {
  codesOf,
  compilePolicy,
  decide,
  FACT_NAMES,
  FACTS,
  type Facts,
  policySql,
} from '@pratique/policy-engine'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { withDatabase } from '../platform/test-database.ts'
import { readPack } from './read-pack.node.ts'

const { story } = withDatabase()
const pack = readPack(fileURLToPath(new URL('../../../../packs/bundibugyo-2026', import.meta.url)))
const policy = compilePolicy(pack, 1, 'international')
const codes = codesOf(pack.manifest)

const firstDay = Date.UTC(2026, 4, 15)
const day = fc
  .integer({ min: 0, max: 60 })
  .map((count) => new Date(firstDay + count * 86_400_000).toISOString().slice(0, 10))
const instant = fc
  .integer({ min: 0, max: 60 * 96 })
  .map((quarters) => new Date(firstDay + quarters * 900_000).toISOString())

const facts: fc.Arbitrary<Facts> = fc.record(
  {
    stage: fc.constantFrom('declared', 'landed', 'screened'),
    category: fc.constantFrom('traveller', 'crew'),
    arrivalAt: instant,
    areaLevel: fc.integer({ min: 0, max: 2 }),
    areaLastOn: day,
    exposure: fc.constantFrom('none', 'some', 'contact'),
    exposureOn: day,
    caseStatus: fc.constantFrom('none', 'confirmed', 'recovered'),
    caseOn: day,
    symptoms: fc.subarray(['fever', 'bleeding'], { maxLength: 2 }),
    symptomsOn: day,
    antipyretics: fc.boolean(),
    clinicalFinding: fc.constantFrom('none', 'cleared', 'suspect'),
    clinicalFindingOn: day,
    temperature: fc.integer({ min: 370, max: 390 }).map((tenths) => tenths / 10),
    testResult: fc.constantFrom('negative', 'positive'),
    testSampledAt: instant,
    lastCheckInAt: instant,
    slot4: day,
    slot9: fc.boolean(),
    slot11: fc.subarray(['contact', 'care', 'funeral', 'health-facility'], { maxLength: 3 }),
  },
  { requiredKeys: [] },
)

const bits = (name: string, members: readonly string[]): number =>
  (codes.get(name as never) ?? []).reduce(
    (sum, code, i) => (members.includes(code) ? sum | (1 << i) : sum),
    0,
  )

const columnsOf = (one: Facts) =>
  Object.fromEntries(
    FACT_NAMES.flatMap((name) => {
      const value = one[name]
      return value === undefined
        ? []
        : [[FACTS[name].column, Array.isArray(value) ? bits(name, value) : value] as const]
    }),
  )

story('the second pack decides random people alike in JavaScript and in SQL', async ({ db }) => {
  const numbers = new Map(policy.version.rules.map((rule) => [rule.id, rule.number]))
  const columns = FACT_NAMES.map((name) => `${FACTS[name].column} ${FACTS[name].sql}`).join(', ')
  const seen = new Set<string>()
  for (const [at, seed] of [
    ['2026-06-18T08:00:00+08:00', 1],
    ['2026-07-01T23:59:59+08:00', 2],
  ] as const) {
    const people = fc.sample(facts, { numRuns: 1500, seed })
    const now = new Date(at)
    const { state, holding } = policySql(policy, now, 'h')
    const rows = JSON.stringify(people.map((one, n) => ({ n, ...columnsOf(one) })))
    const inSql = await sql<{ state: string; holding: number[] }>`
      select ${sql.raw(state)} as state, ${sql.raw(holding)} as holding
      from jsonb_to_recordset(${rows}::jsonb) as h (n integer, ${sql.raw(columns)}) order by n`.execute(db)
    const inJavaScript = people.map((one) => {
      const decision = decide(one, policy, now)
      for (const { rule } of decision.reasons) seen.add(rule)
      const holds = decision.reasons.map(({ rule }) => numbers.get(rule) ?? 0).toSorted((a, b) => a - b)
      return { state: decision.state, holding: holds }
    })
    expect(inSql.rows).toEqual(inJavaScript)
  }
  // A sample in which a rule never holds proves nothing of it.
  expect([...seen].sort()).toEqual(policy.version.rules.map(({ id }) => id).sort())
})

// The same rules decide one person in JavaScript and a province in SQL. Random rules of the packs' subset, random
// facts at random stages, at random instants: state and holding rules must be the same, on a real PostgreSQL.
import {
  compilePolicy,
  decide,
  FACT_NAMES,
  FACTS,
  type Facts,
  type Pack,
  policySql,
  type Rule,
} from '@pratique/policy-engine'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Connection } from '../platform/database.ts'
import { withDatabase } from '../platform/test-database.ts'
import { columnsOf, facts, instant, pack, v, version } from './test-rules.ts'

const { story } = withDatabase()

async function decideInSql(db: Connection, people: readonly Facts[], tried: Pack, now: Date) {
  const { state, holding } = policySql(compilePolicy(tried, 99, 'international'), now, 'h')
  const columns = FACT_NAMES.map((name) => `${FACTS[name].column} ${FACTS[name].sql}`).join(', ')
  const rows = JSON.stringify(people.map((one, n) => ({ n, ...columnsOf(one) })))
  const answer = await sql<{ state: string; holding: number[] }>`
    select ${sql.raw(state)} as state, ${sql.raw(holding)} as holding
    from jsonb_to_recordset(${rows}::jsonb) as h (n integer, ${sql.raw(columns)}) order by n`.execute(db)
  return answer.rows
}

function decideInJavaScript(people: readonly Facts[], tried: Pack, now: Date) {
  const policy = compilePolicy(tried, 99, 'international')
  const numbers = new Map(policy.version.rules.map((rule) => [rule.id, rule.number]))
  return people.map((one) => {
    const decision = decide(one, policy, now)
    const holding = decision.reasons.map((reason) => numbers.get(reason.rule) ?? 0).toSorted((a, b) => a - b)
    return { state: decision.state, holding }
  })
}

const runs = { numRuns: 300, seed: 20_200_326 }

story(
  'random rules decide random people alike in JavaScript and in SQL',
  async ({ db }) => {
    const people = fc.array(facts, { minLength: 40, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(version, people, instant, async (drawn, persons, at) => {
        const tried: Pack = { ...pack, versions: [drawn] }
        const now = new Date(at)
        expect(await decideInSql(db, persons, tried, now)).toEqual(decideInJavaScript(persons, tried, now))
      }),
      runs,
    )
  },
  120_000,
)

story('every version of the pack decides random people alike in JavaScript and in SQL', async ({ db }) => {
  const people = fc.sample(facts, { numRuns: 400, seed: 7 })
  const now = new Date('2020-03-16T08:00:00+08:00')
  for (const one of pack.versions.filter(({ scheme }) => scheme === 'international')) {
    const tried: Pack = { ...pack, versions: [{ ...one, number: 99 }] }
    expect(await decideInSql(db, people, tried, now)).toEqual(decideInJavaScript(people, tried, now))
  }
})

story(
  'a month after the last day of January overflows into March, in SQL as in JavaScript',
  async ({ db }) => {
    const [model] = pack.versions
    if (!model) throw new Error('the pack has no version')
    const now = new Date('2020-03-16T08:00:00+08:00')
    for (const count of [-13, -1, 1, 12]) {
      const later = { plusTime: [v('exposureOn'), count, 'month'] }
      const expected = { plusTime: [v('caseOn'), 0, 'day'] }
      const when = { and: [{ 'not-before': [later, expected] }, { 'not-after': [later, expected] }] }
      const rule: Rule = {
        id: 'r',
        number: 1,
        state: 'orange',
        when,
        measures: [],
        texts: 'case',
        source: { title: 'r' },
      }
      const tried = { ...pack, versions: [{ ...model, scheme: 'international', number: 99, rules: [rule] }] }
      const people = Array.from({ length: 130 }, (_, n): Facts => {
        const begun = new Date(Date.UTC(2019, 11, 1 + n))
        const exposureOn = begun.toISOString().slice(0, 10)
        begun.setUTCMonth(begun.getUTCMonth() + count)
        return { exposureOn, caseOn: begun.toISOString().slice(0, 10) }
      })
      const all = people.map(() => ({ state: 'orange', holding: [1] }))
      expect(await decideInSql(db, people, tried, now)).toEqual(all)
      expect(decideInJavaScript(people, tried, now)).toEqual(all)
    }
  },
)

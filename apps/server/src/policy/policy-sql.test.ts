// The same rules decide one person in JavaScript and a province in SQL. Random rules of the packs' subset, random
// facts at random stages, at random instants: state and holding rules must be the same, on a real PostgreSQL.
import { fileURLToPath } from 'node:url'
import {
  compilePolicy,
  type DerivedName,
  decide,
  FACT_NAMES,
  FACTS,
  type FactName,
  type Facts,
  type Pack,
  type PolicyVersion,
  policySql,
  type Rule,
} from '@pratique/policy-engine'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Connection } from '../platform/database.ts'
import { withDatabase } from '../platform/test-database.ts'
import { readPack } from './read-pack.node.ts'

const { story } = withDatabase()
const pack = readPack(fileURLToPath(new URL('../../../../packs/zhejiang-2020', import.meta.url)))
const symptoms = pack.manifest.codes.symptoms.map(({ code }) => code)
const measures = pack.manifest.measures.map(({ code }) => code)

const day = fc
  .integer({ min: 18_290, max: 18_340 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10))
const instant = fc
  .integer({ min: 18_290 * 24 * 4, max: 18_340 * 24 * 4 })
  .map((quarters) => new Date(quarters * 900_000).toISOString())

function anyValue(name: FactName): fc.Arbitrary<unknown> {
  const definition = FACTS[name]
  if ('values' in definition) return fc.constantFrom<string>(...definition.values)
  switch (definition.type) {
    case 'date':
      return day
    case 'instant':
      return instant
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: 360, max: 390 }).map((tenths) => tenths / 10)
    case 'set':
      return name === 'symptoms' ? fc.subarray(symptoms, { maxLength: 2 }) : fc.constant([])
    case 'code':
      return fc.constantFrom(...measures)
    default:
      return fc.integer({ min: 0, max: 3 })
  }
}

const facts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(
    FACT_NAMES.filter((name) => !name.startsWith('slot')).map((name) => [name, anyValue(name)]),
  ),
  { requiredKeys: [] },
)

type Days = FactName | DerivedName
const v = (name: Days) => ({ var: name })
const dayNames = fc.constantFrom<Days[]>(
  'today', 'arrivalOn', 'testSampledOn', 'exposureOn', 'symptomsOn', 'caseOn', 'areaLastOn', 'clinicalFindingOn',
) // biome-ignore format: a list reads better dense
const instantNames = fc.constantFrom<Days[]>(
  'now',
  'arrivalAt',
  'testSampledAt',
  'lastCheckInAt',
  'measureUntil',
)
const amount = fc.integer({ min: -40, max: 40 })
const timeOf = (names: fc.Arbitrary<Days>, units: readonly string[]) =>
  fc
    .tuple(names, amount, fc.constantFrom(...units))
    .map(([name, count, unit]) => ({ plusTime: [v(name), count, unit] }))
const dayTerm = fc.oneof(
  timeOf(dayNames, ['day']),
  timeOf(dayNames, ['month', 'year']).map(({ plusTime: [name, count, unit] }) => ({
    plusTime: [name, Math.sign(Number(count)), unit],
  })),
  day.map((text) => ({ plusTime: [text, 0, 'day'] })),
)
const instantTerm = fc.oneof(
  timeOf(instantNames, ['hour', 'day']),
  timeOf(instantNames, ['month']).map(({ plusTime: [name, count] }) => ({
    plusTime: [name, Math.sign(Number(count)), 'month'],
  })),
)
const integerTerm = fc.oneof(
  fc.constantFrom<Days[]>('areaLevel', 'airsideLevel', 'temperatureTenths').map(v),
  fc.integer({ min: 0, max: 3 }),
  fc
    .tuple(
      fc.constantFrom<Days[]>('areaLevel', 'temperatureTenths').map(v),
      fc.integer({ min: -375, max: 2 }),
    )
    .map((sum) => ({ '+': sum })),
)
const compared = (term: fc.Arbitrary<unknown>, operators: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...operators), fc.array(term, { minLength: 2, maxLength: 3 }))
    .map(([operator, terms]) => ({ [operator]: terms }))
const times = ['after', 'before', 'not-after', 'not-before']

const atom: fc.Arbitrary<unknown> = fc.oneof(
  fc.boolean(),
  fc
    .constantFrom<Days[]>(
      'antipyretics',
      'clusterIll',
      'fixedHome',
      'symptoms',
      'symptomsOn',
      'arrivalAt',
      'today',
    )
    .map(v),
  fc.boolean().map((value) => ({ '===': [v('fixedHome'), value] })),
  fc.constantFrom('none', 'some', 'contact').map((value) => ({ '===': [v('exposure'), value] })),
  fc
    .subarray(['none', 'suspected', 'confirmed', 'recovered'])
    .map((list) => ({ in: [v('caseStatus'), list] })),
  fc.subarray(['traveller', 'crew', 'resident']).map((list) => ({ in: [v('category'), list] })),
  fc.constantFrom(...symptoms).map((code) => ({ in: [code, v('symptoms')] })),
  fc.constantFrom(...measures).map((code) => ({ '===': [v('measure'), code] })),
  fc.integer({ min: 0, max: 3 }).map((level) => ({ '===': [v('areaLevel'), level] })),
  compared(integerTerm, ['<', '>', '<=', '>=']),
  compared(dayTerm, times),
  compared(instantTerm, times),
)

const condition = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    atom,
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((operands) => ({ and: operands })),
    tie('tree').map((operand) => ({ '!': [operand] })),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map((parts) => ({ if: parts })),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({ if: [a, true, b] })),
  ),
})).tree

const anchor = fc.constantFrom(
  'arrival' as const,
  'exposure' as const,
  'symptoms' as const,
  'case' as const,
  'area' as const,
)
const measure = fc.oneof(
  fc
    .tuple(anchor, fc.integer({ min: 0, max: 20 }))
    .map(([from, days]) => ({ code: 'home-quarantine', from, days })),
  fc.constant({ code: 'isolation', from: 'now' as const, untilClosed: true as const }),
  anchor.map((from) => ({ code: 'report-arrival', from, once: true as const, withinHours: 1 })),
)

const ruleOf = (number: number): fc.Arbitrary<Rule> =>
  fc
    .record({
      when: condition,
      state: fc.constantFrom('green', 'yellow', 'orange'),
      measures: fc.array(measure, { maxLength: 3 }),
      otherwise: fc.integer({ min: 0, max: 4 }),
      categories: fc.option(fc.subarray(['traveller' as const, 'crew' as const], { minLength: 1 }), {
        nil: undefined,
      }),
    })
    .map(({ otherwise, categories, ...rule }) => ({
      id: `r${number}`,
      number,
      texts: 'case',
      source: { title: 'random' },
      ...rule,
      ...(otherwise === 0 && { otherwise: true as const }),
      ...(categories && { categories }),
    }))

const version = fc
  .tuple(ruleOf(1), ruleOf(2), ruleOf(3), ruleOf(4), fc.boolean())
  .map(([a, b, c, d, listed]): PolicyVersion => {
    const [model] = pack.versions
    if (!model) throw new Error('the pack has no version')
    const riskList = listed ? 'required' : model.riskList
    return { ...model, scheme: 'international', number: 99, riskList, rules: [a, b, c, d] }
  })

function columnsOf(one: Facts): Record<string, unknown> {
  const bits = (codes: readonly string[]) =>
    codes.reduce((sum, code) => sum | (1 << symptoms.indexOf(code)), 0)
  return Object.fromEntries(
    FACT_NAMES.filter((name) => one[name] !== undefined).map((name) => {
      const value = one[name]
      return [FACTS[name].column, Array.isArray(value) ? bits(value) : value]
    }),
  )
}

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

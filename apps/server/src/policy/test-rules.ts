// Random rules of the packs' subset and random people, for holding SQL and JavaScript equal.
import { fileURLToPath } from 'node:url'
import {
  type DerivedName,
  FACT_NAMES,
  FACTS,
  type FactName,
  type Facts,
  type PolicyVersion,
  type Rule,
} from '@pratique/policy-engine'
import fc from 'fast-check'
import { readPack } from './read-pack.node.ts'

export const pack = readPack(fileURLToPath(new URL('../../../../packs/zhejiang-2020', import.meta.url)))
const symptoms = pack.manifest.codes.symptoms.map(({ code }) => code)
const measures = pack.manifest.measures.map(({ code }) => code)

const day = fc
  .integer({ min: 18_290, max: 18_340 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10))
export const instant = fc
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

export const facts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(
    FACT_NAMES.filter((name) => !name.startsWith('slot')).map((name) => [name, anyValue(name)]),
  ),
  { requiredKeys: [] },
)

type Days = FactName | DerivedName
export const v = (name: Days) => ({ var: name })
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

export const version = fc
  .tuple(ruleOf(1), ruleOf(2), ruleOf(3), ruleOf(4), fc.boolean())
  .map(([a, b, c, d, listed]): PolicyVersion => {
    const [model] = pack.versions
    if (!model) throw new Error('the pack has no version')
    const riskList = listed ? 'required' : model.riskList
    return { ...model, scheme: 'international', number: 99, riskList, rules: [a, b, c, d] }
  })

export function columnsOf(one: Facts): Record<string, unknown> {
  const bits = (codes: readonly string[]) =>
    codes.reduce((sum, code) => sum | (1 << symptoms.indexOf(code)), 0)
  return Object.fromEntries(
    FACT_NAMES.filter((name) => one[name] !== undefined).map((name) => {
      const value = one[name]
      return [FACTS[name].column, Array.isArray(value) ? bits(value) : value]
    }),
  )
}

// What must hold for any facts of anyone, not only for the golden cases.
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { CLAIMED_CATEGORIES, FACT_NAMES, FACTS, type Facts } from './facts.ts'
import { readPack } from './pack.node.ts'
import { compilePolicy } from './policy.ts'

const loaded = await readPack(fileURLToPath(new URL('../../../packs/zhejiang-2020', import.meta.url)))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { pack } = loaded
const policies = pack.versions.map(({ number, scheme }) => compilePolicy(pack, number, scheme))

const day = fc
  .integer({ min: 18_310, max: 18_345 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10))
const at = fc.integer({ min: 18_310 * 24, max: 18_345 * 24 }).map((hours) => new Date(hours * 3_600_000))
const anyValue = (name: (typeof FACT_NAMES)[number]): fc.Arbitrary<unknown> => {
  const definition = FACTS[name]
  if ('values' in definition) return fc.constantFrom<string>(...definition.values)
  if (definition.type === 'date') return day
  if (definition.type === 'instant') return at.map((date) => date.toISOString())
  if (definition.type === 'boolean') return fc.boolean()
  if (definition.type === 'number') return fc.integer({ min: 360, max: 390 }).map((tenths) => tenths / 10)
  if (definition.type === 'set') return fc.constantFrom([], ['fever'], ['cough', 'headache'])
  return definition.type === 'code'
    ? fc.constantFrom('home-quarantine', 'isolation')
    : fc.integer({ min: 0, max: 2 })
}
const names = FACT_NAMES.filter((name) => !name.startsWith('slot') && name !== 'certificates')
const facts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(names.map((name) => [name, anyValue(name)])),
  { requiredKeys: [] },
)
const policy = fc.constantFrom(...policies)
const rounds = { numRuns: 3_000, seed: 20_200_316 }
const strictness = (decision: Decision, states: readonly { readonly code: string }[]) =>
  decision.state === 'unknown' ? states.length : states.findIndex(({ code }) => code === decision.state)

describe('whoever is decided about', () => {
  it('gets the same answer until the instant that the answer names', () => {
    fc.assert(
      fc.property(
        facts,
        policy,
        at,
        fc.integer({ min: 0, max: 40 * 86_400_000 }),
        (recorded, rules, now, later) => {
          const first = decide(recorded, rules, now)
          const end = first.validUntil === null ? Number.POSITIVE_INFINITY : Date.parse(first.validUntil)
          expect(end).toBeGreaterThan(now.getTime())
          const then = new Date(Math.min(now.getTime() + later, end - 1))
          expect(decide(recorded, rules, then)).toEqual(first)
        },
      ),
      rounds,
    )
  })

  it('never gets a milder state because a required fact is not recorded', () => {
    const name = fc.constantFrom(
      'exposure',
      'symptoms',
      'antipyretics',
      'clusterIll',
      'areaLevel',
      'temperature',
      'category',
    ) as fc.Arbitrary<keyof Facts>
    fc.assert(
      fc.property(facts, policy, at, name, (recorded, rules, now, left) => {
        const { [left]: _, ...less } = { stage: 'screened' as const, ...recorded }
        const [full, poor] = [
          decide({ ...recorded, stage: 'screened' }, rules, now),
          decide({ ...less, stage: 'screened' }, rules, now),
        ]
        if (rules.required[left] === undefined) return
        expect(strictness(poor, rules.states)).toBeGreaterThanOrEqual(strictness(full, rules.states))
      }),
      rounds,
    )
  })

  it('is never asked less because of a category that is only claimed', () => {
    const claimed = fc.constantFrom(...CLAIMED_CATEGORIES)
    fc.assert(
      fc.property(facts, policy, at, claimed, (recorded, rules, now, claimedCategory) => {
        const traveller = { ...recorded, category: 'traveller' as const, claimedCategory: 'none' as const }
        const plain = decide(traveller, rules, now)
        const claims = decide({ ...traveller, claimedCategory }, rules, now)
        // Of what is unknown nobody knows more by a claim, unless the claim itself asks for the strictest.
        const least =
          plain.state === 'unknown' && claims.state !== 'unknown'
            ? rules.states.length - 1
            : strictness(plain, rules.states)
        expect(strictness(claims, rules.states)).toBeGreaterThanOrEqual(least)
        // What holds only otherwise gives way to anything that is asked besides.
        const added = claims.reasons.some((one) => !plain.reasons.some(({ rule }) => rule === one.rule))
        const codes = claims.measures.map(({ code }) => code)
        if (!added) expect(codes).toEqual(plain.measures.map(({ code }) => code))
        for (const { code, rules: because } of plain.measures)
          if (because.some((id) => claims.reasons.some(({ rule }) => rule === id)))
            expect(codes).toContain(code)
      }),
      rounds,
    )
  })

  it('is told what is missing whenever the state is unknown, and only facts that are not recorded', () => {
    fc.assert(
      fc.property(facts, policy, at, (recorded, rules, now) => {
        const { state, missing } = decide(recorded, rules, now)
        if (state === 'unknown') expect(missing.length).toBeGreaterThan(0)
        for (const fact of missing) expect(recorded[fact]).toBeUndefined()
      }),
      rounds,
    )
  })

  it('has a reason of exactly the state given, and no measure without a reason', () => {
    fc.assert(
      fc.property(facts, policy, at, (recorded, rules, now) => {
        const { state, reasons, measures } = decide(recorded, rules, now)
        if (state !== 'unknown' && reasons.length > 0) expect(reasons[0]?.state).toBe(state)
        const ids = reasons.map((reason) => reason.rule)
        for (const measure of measures) expect(measure.rules.every((rule) => ids.includes(rule))).toBe(true)
      }),
      rounds,
    )
  })

  it('cannot be decided about with a malformed fact that a rule reads', () => {
    const [rules] = policies
    const broken: readonly Record<string, unknown>[] = [
      { exposure: 'maybe' }, { symptoms: 'cough' }, { symptoms: ['plague'] }, { arrivalAt: '2020-03-05' },
      { exposureOn: '2020-02-30' }, { antipyretics: 'no' }, { temperature: '38' }, { stage: 'gone' },
    ] // biome-ignore format: a list reads better dense
    for (const one of broken) {
      expect(
        () => rules && decide(one, rules, new Date('2020-03-16T00:00:00Z')),
        JSON.stringify(one),
      ).toThrow(/^(?:exposure|symptoms|arrivalAt|exposureOn|antipyretics|temperature|stage): /)
    }
  })
})

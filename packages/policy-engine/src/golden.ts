// Golden cases: people and what the pack must decide about them, beside the rules and in the same files' style.
// They are run by the tests, by `pratique policy check` and by the policy desk while a rule is being edited.
import { z } from 'zod'
import { areaOf } from './area.ts'
import { dayText, instantMs } from './calendar.ts'
import { decide } from './decide.ts'
import type { Decision, Evidence } from './decision.ts'
import type { Facts } from './facts.ts'
import type { Pack } from './pack.ts'
import { Instant } from './pack-text.ts'
import { compilePolicy } from './policy.ts'
import { versionFor } from './version-for.ts'
import { zoneOf } from './zone.ts'

const StopShape = z.strictObject({
  place: z.string(),
  fromOn: z.iso.date(),
  untilOn: z.iso.date(),
  kind: z.enum(['stay', 'transfer', 'airside']),
  airsideHours: z.number().optional(),
})

/** One case. Facts that an itinerary gives (area level, last day, airside level) are worked out, not written. */
export const GoldenCase = z.strictObject({
  name: z.string().min(1).meta({ description: 'A sentence: who, and what must follow' }),
  scheme: z.string(),
  at: Instant,
  facts: z.record(z.string(), z.json()),
  departedAt: Instant.optional(),
  landedAt: Instant.optional(),
  itinerary: z
    .strictObject({
      stops: z.array(StopShape),
      list: z.array(z.strictObject({ place: z.string(), level: z.int() })),
    })
    .optional(),
  expect: z.strictObject({
    version: z.int().optional(),
    state: z.string(),
    because: z.array(z.string()).meta({ description: 'The rules that hold, strictest first' }),
    measures: z
      .record(z.string(), Instant.nullable())
      .optional()
      .meta({ description: 'Every measure and its end' }),
    missing: z.array(z.string()).optional(),
    place: z.string().optional().meta({ description: 'The place that the first reason names' }),
    validUntil: Instant.nullable().optional(),
  }),
})
export type GoldenCase = z.infer<typeof GoldenCase>

/** A file of `golden/`. */
export const GoldenFile = z.strictObject({ cases: z.array(GoldenCase).min(1) })
export type GoldenFile = z.infer<typeof GoldenFile>

/** What a case expected and what came; equal when it passes. */
export interface GoldenResult {
  readonly name: string
  readonly passed: boolean
  readonly expected: Readonly<Record<string, unknown>>
  readonly actual: Readonly<Record<string, unknown>>
}

/** Runs one case. Throws what `decide` throws: a case with malformed facts is a fault of the case. */
export function runGolden(pack: Pack, golden: GoldenCase): GoldenResult {
  const { facts, evidence } = factsOf(pack, golden)
  const now = new Date(instantMs(golden.at) ?? Number.NaN)
  const { scheme, departedAt, landedAt } = golden
  const choice = versionFor(pack, { scheme, departedAt, landedAt, arrivalAt: facts.arrivalAt, now })
  if (choice.kind === 'none') throw new RangeError(`no version binds: ${golden.name}`)
  const decision = decide(facts, compilePolicy(pack, choice.version.number, scheme), now, evidence)
  const actual = selected(summary(decision), golden)
  const expected = normal(golden.expect)
  return { name: golden.name, passed: JSON.stringify(actual) === JSON.stringify(expected), expected, actual }
}

function factsOf(pack: Pack, { facts, itinerary }: GoldenCase): { facts: Facts; evidence: Evidence } {
  const arrival = instantMs(String(facts.arrivalAt))
  if (!itinerary || arrival === undefined) return { facts, evidence: {} }
  const arrivalOn = dayText(zoneOf(pack.manifest.authority.zone).dayOf(arrival))
  const { lookBackDays: windowDays, airsideHours } = pack.manifest
  const stops = itinerary.stops.map(({ airsideHours: hours, ...stop }) =>
    hours === undefined ? stop : { ...stop, airsideHours: hours },
  )
  const { evidence, unclear, ...area } = areaOf(stops, arrivalOn, {
    windowDays,
    airsideHours,
    list: itinerary.list,
  })
  return { facts: { ...facts, ...area }, evidence: { area: evidence } }
}

type Expectation = GoldenCase['expect']

function summary(decision: Decision): Required<Expectation> {
  const stop = decision.reasons[0]?.evidence?.area?.[0]
  return {
    version: decision.policyVersion,
    state: decision.state,
    because: decision.reasons.map((reason) => reason.rule),
    measures: Object.fromEntries(decision.measures.map(({ code, until }) => [code, until])),
    missing: [...decision.missing],
    place: stop?.place ?? '',
    validUntil: decision.validUntil,
  }
}

/** Only what the case speaks of is compared, in one order, instants in UTC. */
const selected = (actual: Required<Expectation>, { expect }: GoldenCase) =>
  normal(Object.fromEntries(Object.entries(actual).filter(([key]) => Object.hasOwn(expect, key))))

function normal(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const sorted = Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b))
  return Object.fromEntries(sorted.map(([key, part]) => [key, normalValue(part)]))
}

function normalValue(value: unknown): unknown {
  if (typeof value === 'string') {
    const instant = instantMs(value)
    return instant === undefined ? value : new Date(instant).toISOString()
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return normal(Object.fromEntries(Object.entries(value)))
}

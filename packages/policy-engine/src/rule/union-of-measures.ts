// The measures that are due: the union over the rules that hold, each code once, from its earliest start to
// its latest end. What only a fact can close ends later than any date.

import { type DueMeasure, MEASURE_KINDS } from '../decision.ts'
import { isoInstant } from '../iso-instant.ts'
import type { HoldingRule } from './compile-rule.ts'
import type { MeasurePlan } from './due-measure.ts'
import type { Frame } from './frame.ts'

interface Due {
  readonly plan: MeasurePlan
  readonly from: number | null
  /** Infinity until closed by a fact; null for what is done once. */
  readonly until: number | null
  readonly dueAt: number | null
  readonly rules: readonly string[]
}

/** The union of the measures of the rules that hold, strictest kind first. */
export function unionOfMeasures(holding: readonly HoldingRule[], frame: Frame): DueMeasure[] {
  const due = new Map<string, Due>()
  for (const { rule } of holding) {
    for (const plan of rule.measures) {
      const one = dateMeasure(plan, rule.rule.id, frame)
      if (one.until !== null && one.until <= frame.now) continue
      const known = due.get(plan.code)
      due.set(plan.code, known ? merge(known, one) : one)
    }
  }
  return [...due.values()].sort((a, b) => strictness(b) - strictness(a)).map(present)
}

function dateMeasure(plan: MeasurePlan, rule: string, frame: Frame): Due {
  const until = plan.untilClosed ? Number.POSITIVE_INFINITY : plan.endOf(frame)
  return { plan, from: plan.startOf(frame), until, dueAt: plan.dueAt(frame), rules: [rule] }
}

const merge = (a: Due, b: Due): Due => ({
  plan: a.plan,
  from: earlier(a.from, b.from),
  until: a.until === null || b.until === null ? (a.until ?? b.until) : Math.max(a.until, b.until),
  dueAt: earlier(a.dueAt, b.dueAt),
  rules: a.rules.concat(b.rules),
})

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

const strictness = (due: Due): number => MEASURE_KINDS.indexOf(due.plan.kind)

function present({ plan, from, until, dueAt, rules }: Due): DueMeasure {
  return {
    code: plan.code,
    kind: plan.kind,
    from: isoInstant(from),
    until: isoInstant(until),
    dueAt: isoInstant(dueAt),
    rules,
  }
}

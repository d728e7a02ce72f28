// The one deed of the engine: facts and a policy and an instant in, a decision out. Pure. All rules run; the
// strictest that holds gives the state; an unanswered rule that could be stricter makes the state unknown,
// and the measures already due still apply.
import type { Decision, Evidence, Reason } from './decision.ts'
import type { FactName, Facts } from './facts.ts'
import { isoInstant } from './iso-instant.ts'
import type { CompiledPolicy } from './policy.ts'
import type { CompiledRule, HoldingRule } from './rule/compile-rule.ts'
import type { Frame } from './rule/frame.ts'
import { FALSE, TRUE, UNKNOWN } from './rule/kleene.ts'
import { unionOfMeasures } from './rule/union-of-measures.ts'

interface Answers {
  readonly holding: readonly HoldingRule[]
  readonly unanswered: readonly CompiledRule[]
}

/**
 * Decides about one holder.
 * @param facts what is recorded; an absent key is not recorded
 * @param now domain time; the function knows no other clock
 * @param evidence passed through to the reasons that read the area level
 * @throws `FactError` when a recorded fact is malformed
 */
export function decide(facts: Facts, policy: CompiledPolicy, now: Date, evidence?: Evidence): Decision {
  const frame = policy.prepare(facts, now.getTime())
  const { holding, unanswered } = answer(policy.rules, frame)
  const rank = holding[0]?.rule.rank ?? 0
  const unknown = unanswered.some((rule) => rule.rank > rank)
  const state = policy.states[rank]
  return {
    state: unknown || !state ? 'unknown' : state.code,
    colour: unknown || !state ? 'unknown' : state.colour,
    reasons: holding.map((one) => reasonOf(one, policy, facts, evidence)),
    measures: unionOfMeasures(holding, frame),
    missing: missingOf(unanswered, frame),
    validUntil: isoInstant(validUntil(policy.clocked, { holding, unanswered }, frame)),
    policyVersion: policy.version.number,
  }
}

/**
 * A rule whose measures have ended is over, whether it would hold or cannot be answered: what somebody forgot to say
 * about a journey two months ago must not keep a code from being green.
 * Rules marked otherwise are asked only where no other rule holds;
 * the order of the policy puts them last.
 */
function answer(rules: readonly CompiledRule[], frame: Frame): Answers {
  const holding: HoldingRule[] = []
  const unanswered: CompiledRule[] = []
  for (const rule of rules) {
    if (rule.otherwise && holding[0]?.rule.otherwise === false) break
    const value = rule.test(frame)
    if (value === FALSE) continue
    const undated = lacksAnchor(rule, frame)
    const until = undated ? null : endOf(rule, frame)
    if (until !== null && until <= frame.now) continue
    if (value === UNKNOWN || undated) unanswered.push(rule)
    else holding.push({ rule, until })
  }
  return { holding, unanswered }
}

/** A measure whose day 0 is not recorded cannot be dated: the rule is unknown, not endless. */
const lacksAnchor = (rule: CompiledRule, frame: Frame): boolean =>
  rule.measures.some((one) => one.needs !== undefined && typeof frame.values[one.needsIndex] !== 'number')

function endOf(rule: CompiledRule, frame: Frame): number | null {
  if (!rule.lapses) return null
  let last = Number.NEGATIVE_INFINITY
  for (const measure of rule.measures) last = Math.max(last, measure.endOf(frame) ?? last)
  return last
}

function reasonOf(
  one: HoldingRule,
  policy: CompiledPolicy,
  facts: Facts,
  evidence: Evidence | undefined,
): Reason {
  const { rule, reads, tells } = one.rule
  const used: Record<string, unknown> = {}
  for (const name of tells) if (facts[name] !== undefined) used[name] = facts[name]
  const area = policy.version.riskList === 'required' ? areaEvidence(reads, facts, evidence) : []
  const reason = { rule: rule.id, state: rule.state, facts: used, until: isoInstant(one.until) }
  return area.length > 0 ? { ...reason, evidence: { area } } : reason
}

/** The stops behind the level that the rule read: stays for the area level, airside hours for the other. */
function areaEvidence(reads: readonly FactName[], facts: Facts, evidence: Evidence | undefined) {
  return (evidence?.area ?? []).filter((stop) =>
    stop.clause === 'airside'
      ? reads.includes('airsideLevel') && stop.level === facts.airsideLevel
      : reads.includes('areaLevel') && stop.level === facts.areaLevel,
  )
}

function missingOf(unanswered: readonly CompiledRule[], frame: Frame): FactName[] {
  if (unanswered.length === 0) return []
  const anchors = (rule: CompiledRule) =>
    rule.test(frame) === TRUE
      ? rule.measures.flatMap(({ needs, needsIndex }) => lacking(frame, needs, needsIndex))
      : []
  return [...new Set(unanswered.flatMap((rule) => [...rule.missing(frame), ...anchors(rule)]))]
}

const lacking = (frame: Frame, fact: FactName | undefined, index: number): FactName[] =>
  fact !== undefined && typeof frame.values[index] !== 'number' ? [fact] : []

/** The next instant at which a rule turns, a measure ends, or an unanswered rule is over. */
function validUntil(
  clocked: readonly CompiledRule[],
  { holding, unanswered }: Answers,
  frame: Frame,
): number {
  const floor = holding[0]?.rule.otherwise !== false
  let first = Number.POSITIVE_INFINITY
  for (const rule of clocked) if (floor || !rule.otherwise) first = Math.min(first, rule.next(frame))
  for (const { rule } of holding) first = Math.min(first, firstEnd(rule, frame))
  for (const rule of unanswered)
    if (!lacksAnchor(rule, frame)) first = Math.min(first, endOf(rule, frame) ?? first)
  return first
}

/** The first end to come among the measures of a rule. */
function firstEnd(rule: CompiledRule, frame: Frame): number {
  let first = Number.POSITIVE_INFINITY
  for (const measure of rule.measures) {
    const end = measure.endOf(frame)
    if (end !== null && end > frame.now) first = Math.min(first, end)
  }
  return first
}

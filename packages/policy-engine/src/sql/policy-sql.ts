// A whole policy as SQL: what each rule answers, and the state that follows. A province is decided by one UPDATE;
// the property test in apps/server holds it equal to `decide`.
import type { CompiledPolicy } from '../policy.ts'
import type { CompiledRule } from '../rule/compile-rule.ts'
import type { MeasurePlan } from '../rule/due-measure.ts'
import { conditionSql } from './condition-sql.ts'
import { dateLiteral, joined, quoted } from './quote.ts'
import { notLandedSql, type SqlScope, scopeOf, valueSql } from './sql-scope.ts'

/** Expressions over the columns of `holder`. */
export interface PolicySql {
  /** The state code, or 'unknown'. */
  readonly state: string
  /** The numbers of the rules that hold, ascending: integer[]. */
  readonly holding: string
  /** By rule id: true, false, or NULL for unknown; lapsed rules are false, otherwise-rules as if asked. */
  readonly rules: ReadonlyMap<string, string>
}

/**
 * Translates a policy for one instant.
 * @param alias the name of the `holder` table in the statement; none when left out
 */
export function policySql(policy: CompiledPolicy, now: Date, alias?: string): PolicySql {
  const scope = scopeOf(policy, now.getTime(), alias === undefined ? '' : `${alias}.`)
  const rules = new Map(policy.rules.map((rule) => [rule.rule.id, ruleSql(rule, scope)]))
  const asked = policy.rules.map((rule) => ({ rule, sql: rules.get(rule.rule.id) ?? 'FALSE' }))
  const first = asked.filter(({ rule }) => !rule.otherwise)
  const noneHolds = joined(
    first.map(({ sql }) => `${sql} IS NOT TRUE`),
    'AND',
  )
  const effective = asked.map((one) =>
    one.rule.otherwise ? { ...one, sql: `(${one.sql} AND ${noneHolds})` } : one,
  )
  return { rules, state: stateSql(effective, policy), holding: holdingSql(effective) }
}

interface Asked {
  readonly rule: CompiledRule
  readonly sql: string
}

/** From the strictest state down: held is decided, unknown is unknown, false goes on. */
export function stateSql(asked: readonly Asked[], { states }: CompiledPolicy): string {
  const branches = states
    .map(({ code }, rank) => ({
      code,
      rank,
      any: asked.filter((one) => one.rule.rank === rank).map((one) => one.sql),
    }))
    .filter(({ rank, any }) => rank > 0 && any.length > 0)
    .reverse()
    .map(({ code, any }) => {
      const holds = joined(any, 'OR')
      return `WHEN ${holds} THEN ${quoted(code)} WHEN ${holds} IS NULL THEN 'unknown'`
    })
  const mildest = quoted(states[0]?.code ?? 'unknown')
  return branches.length === 0 ? mildest : `CASE ${branches.join(' ')} ELSE ${mildest} END`
}

function holdingSql(asked: readonly Asked[]): string {
  const numbers = asked
    .toSorted((a, b) => a.rule.rule.number - b.rule.rule.number)
    .map(({ rule, sql }) => `CASE WHEN ${sql} THEN ${rule.rule.number} END`)
  return `array_remove(ARRAY[${numbers.join(', ')}]::integer[], NULL)`
}

/** The condition; unknown without the day that its measures count from; false once they have ended. */
export function ruleSql(rule: CompiledRule, scope: SqlScope): string {
  const anchors = [...new Set(rule.measures.flatMap((measure) => anchorSql(measure, scope)))]
  const ended = rule.lapses ? [notEndedSql(rule.measures, scope)] : []
  const known = anchors.map((anchor) => `(${anchor} IS NOT NULL OR NULL)`)
  return joined([conditionSql(rule.condition, scope), ...known, ...ended], 'AND')
}

function anchorSql({ needs, needsDay }: MeasurePlan, scope: SqlScope): string[] {
  return needs === undefined || needsDay === undefined
    ? []
    : [valueSql({ name: needsDay, fact: needs }, scope)]
}

/** Some dated measure reaches today, or waits for a landing; unknown while a day that it counts from is. */
function notEndedSql(measures: readonly MeasurePlan[], scope: SqlScope): string {
  const today = dateLiteral(scope.zone.dayOf(scope.now))
  const dated = measures.filter((measure) => measure.hasEnd)
  const anchors = measures.flatMap((measure) => anchorSql(measure, scope))
  const notLanded = notLandedSql(scope)
  const reach = dated.flatMap((measure) =>
    anchorSql(measure, scope).map((day) => {
      const reached = `${day} + ${measure.days} >= ${today}`
      return measure.needs === 'arrivalAt' ? `${reached} OR (${day} IS NOT NULL AND ${notLanded})` : reached
    }),
  )
  if (new Set(anchors).size <= 1)
    return joined(
      reach.map((one) => `(${one})`),
      'OR',
    )
  const known = joined(
    [...new Set(anchors)].map((day) => `${day} IS NOT NULL`),
    'AND',
  )
  return `CASE WHEN ${known} THEN ${joined(reach, 'OR')} END`
}

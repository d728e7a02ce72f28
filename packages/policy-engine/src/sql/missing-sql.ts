// Which unrecorded facts keep a rule unknown, as SQL: as `rule/missing-facts.ts` finds them.
import { FACTS, type FactName } from '../facts.ts'
import type { CompiledRule } from '../rule/compile-rule.ts'
import { type Condition, ownVariables, partsOf } from '../rule/condition.ts'
import { conditionSql } from './condition-sql.ts'
import { quoted } from './quote.ts'
import { type SqlScope, unknownWhen, valueSql } from './sql-scope.ts'

const none = `'{}'::text[]`

/** text[] of the facts that a condition of unknown answer lacks, in the order they are met. */
function lackingSql(condition: Condition, scope: SqlScope): string {
  const own = ownVariables(condition).flatMap(({ fact }) => unrecorded(fact, scope))
  const parts = partsOf(condition).map((part) => lackingSql(part, scope))
  const all = [...own, ...parts.filter((part) => part !== none)]
  if (all.length === 0) return none
  return `CASE WHEN (${conditionSql(condition, scope)}) IS NULL THEN ${all.join(' || ')} ELSE ${none} END`
}

function unrecorded(fact: FactName | undefined, scope: SqlScope): string[] {
  const unknown = unknownWhen(fact, scope)
  if (fact === undefined || unknown === 'never') return []
  const column = `${scope.prefix}${FACTS[fact].column}`
  const when = unknown === 'always' ? '' : ` AND (${unknown.when})`
  return [`CASE WHEN ${column} IS NULL${when} THEN ARRAY[${quoted(fact)}] ELSE ${none} END`]
}

/** What an unanswered rule lacks: facts of its condition, or the day that its measures count from. */
export function missingSql(rule: CompiledRule, scope: SqlScope): string {
  const anchors = rule.measures.flatMap(({ needs, anchor }) => {
    if (needs === undefined || anchor === undefined) return []
    const absent = `${valueSql({ name: anchor.day, fact: anchor.fact }, scope)} IS NULL`
    const holds = `(${conditionSql(rule.condition, scope)}) IS TRUE`
    return [`CASE WHEN ${absent} AND ${holds} THEN ARRAY[${quoted(needs)}] ELSE ${none} END`]
  })
  return [lackingSql(rule.condition, scope), ...anchors].join(' || ')
}

/** A list without repetitions, in the order of first appearance, as JSON. */
export const distinctJson = (list: string): string =>
  `(SELECT coalesce(jsonb_agg(f ORDER BY p), '[]') FROM (SELECT f, min(p) AS p FROM unnest(${list}) WITH ORDINALITY AS u(f, p) GROUP BY f) AS d)`

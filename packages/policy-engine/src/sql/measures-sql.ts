// The measures that are due, as SQL: the union over the rules that hold, each code once, as
// `rule/union-of-measures.ts` makes it.
import { MEASURE_KINDS } from '../decision.ts'
import type { CompiledRule } from '../rule/compile-rule.ts'
import type { MeasurePlan } from '../rule/due-measure.ts'
import { isoSql } from './json-sql.ts'
import { earliest, startOfDay } from './next-sql.ts'
import { instantLiteral, joined, quoted } from './quote.ts'
import { notLandedSql, type SqlScope, valueSql } from './sql-scope.ts'

/** A rule, and the SQL of whether it holds. */
export interface HoldingSql {
  readonly rule: CompiledRule
  readonly holds: string
}

interface Contribution {
  readonly plan: MeasurePlan
  readonly id: string
  /** Whether the rule asks for it now. */
  readonly asks: string
  /** Its place among all measures of the policy, by which codes of one kind are ordered. */
  readonly place: number
}

/** jsonb array of the due measures. */
export function measuresSql(rules: readonly HoldingSql[], scope: SqlScope): string {
  const contributions = rules
    .flatMap(({ rule, holds }) => rule.measures.map((plan) => ({ plan, id: rule.rule.id, holds })))
    .map(
      ({ plan, id, holds }, place): Contribution => ({ plan, id, place, asks: asksSql(plan, holds, scope) }),
    )
  const byCode = [...Map.groupBy(contributions, ({ plan }) => plan.code)]
  if (byCode.length === 0) return `'[]'::jsonb`
  const rows = byCode.map(([code, some]) => measureRow(code, some, scope))
  return `(SELECT coalesce(jsonb_agg(m ORDER BY k DESC, p), '[]') FROM (VALUES ${rows.join(', ')}) AS due(m, k, p) WHERE p IS NOT NULL)`
}

function asksSql(plan: MeasurePlan, holds: string, scope: SqlScope): string {
  if (plan.untilClosed) return holds
  const end = endSql(plan, scope)
  return end === undefined
    ? holds
    : `(${holds} AND (${end} > ${instantLiteral(scope.now)} OR ${end} IS NULL))`
}

function measureRow(code: string, some: readonly Contribution[], scope: SqlScope): string {
  const kind = some[0]?.plan.kind ?? 'public-health-observation'
  const when = (part: (one: Contribution) => string | undefined) =>
    some.flatMap((one) => {
      const sql = part(one)
      return sql === undefined ? [] : [`CASE WHEN ${one.asks} THEN ${sql} END`]
    })
  const closed = some.filter(({ plan }) => plan.untilClosed).map(({ asks }) => asks)
  const ends = when(({ plan }) => endSql(plan, scope))
  const last = ends.length === 0 ? 'NULL::timestamptz' : `GREATEST(${ends.join(', ')})`
  const until = closed.length === 0 ? last : `CASE WHEN NOT (${joined(closed, 'OR')}) THEN ${last} END`
  const rules = when(({ id }) => quoted(id))
  const measure = [
    `'code', ${quoted(code)}`,
    `'kind', ${quoted(kind)}`,
    `'from', ${isoSql(earliest(when(({ plan }) => startSql(plan, scope))))}`,
    `'until', ${isoSql(until)}`,
    `'dueAt', ${isoSql(earliest(when(({ plan }) => dueSql(plan, scope))))}`,
    `'rules', to_jsonb(array_remove(ARRAY[${rules.join(', ')}]::text[], NULL))`,
  ]
  const places = when(({ place }) => String(place))
  return `(jsonb_build_object(${measure.join(', ')}), ${MEASURE_KINDS.indexOf(kind)}, LEAST(${places.join(', ')}))`
}

/** The end of a dated measure, infinity while it waits for a landing; undefined for one without. */
export function endSql({ hasEnd, days, anchor }: MeasurePlan, scope: SqlScope): string | undefined {
  if (!hasEnd || anchor === undefined || days === undefined) return undefined
  const day = valueSql({ name: anchor.day, fact: anchor.fact }, scope)
  const end = startOfDay(`${day} + ${days + 1}`, scope)
  if (anchor.fact !== 'arrivalAt') return end
  const waits = `${notLandedSql(scope)} AND ${end} <= ${instantLiteral(scope.now)}`
  return `(CASE WHEN ${waits} THEN 'infinity'::timestamptz ELSE ${end} END)`
}

function startSql({ anchor }: MeasurePlan, scope: SqlScope): string | undefined {
  if (anchor === undefined) return undefined
  const exact = anchor.fact === 'arrivalAt'
  const value = valueSql({ name: exact ? anchor.fact : anchor.day, fact: anchor.fact }, scope)
  return exact ? value : startOfDay(value, scope)
}

function dueSql(plan: MeasurePlan, scope: SqlScope): string | undefined {
  const start = startSql(plan, scope)
  if (start === undefined || plan.withinHours === undefined) return undefined
  return `(${start} + interval '${plan.withinHours} hours')`
}

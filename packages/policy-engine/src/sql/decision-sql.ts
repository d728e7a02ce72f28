// A whole decision as SQL: what `decide` answers, made by the database from the columns of `holder`. Rules are asked
// once and named (`answers`, then `holds`), so that reasons, measures and the end of validity read their answers
// instead of asking again. A property test in apps/server holds it equal to `decide`.
import type { FactName } from '../facts.ts'
import type { CompiledPolicy } from '../policy.ts'
import type { CompiledRule } from '../rule/compile-rule.ts'
import { readsClock } from '../rule/condition.ts'
import { factsJson, isoSql } from './json-sql.ts'
import { endSql, measuresSql } from './measures-sql.ts'
import { distinctJson, missingSql } from './missing-sql.ts'
import { earliest, nextSql } from './next-sql.ts'
import { ruleSql, stateSql } from './policy-sql.ts'
import { instantLiteral, joined, quoted } from './quote.ts'
import { type SqlScope, scopeOf, valueSql } from './sql-scope.ts'

/** Expressions over `holder` under its alias, and over the two lists of names that they build on. */
export interface DecisionSql {
  /** Select list over `holder`: what each rule answers by itself. */
  readonly answers: string
  /** Select list over `holder` and `answers` (alias `a`): rules marked otherwise settled. */
  readonly holds: string
  /** Over `holder` and `holds` (alias `e`). */
  readonly state: string
  readonly colour: string
  /** jsonb. */
  readonly reasons: string
  readonly measures: string
  readonly missing: string
  readonly validUntil: string
  /** True where a reason needs stops that no column keeps and no reason of before tells. */
  readonly lacksEvidence: string
}

/**
 * Translates the decisions of a policy at one instant.
 * @param alias the name of the `holder` table in the statement
 * @param before the policies under whose reasons the stops behind an area level may stand already
 */
export function decisionSql(
  policy: CompiledPolicy,
  now: Date,
  alias: string,
  before: readonly CompiledPolicy[],
): DecisionSql {
  const scope = scopeOf(policy, now.getTime(), `${alias}.`)
  const rules = policy.rules.map((rule, i) => ({ rule, answer: `a.r${i}`, holds: `e.h${i}` }))
  const plain = rules.filter(({ rule }) => !rule.otherwise)
  const noneHolds = joined(
    plain.map(({ answer }) => `${answer} IS NOT TRUE`),
    'AND',
  )
  const settled = rules.map(({ rule, answer }, i) =>
    rule.otherwise ? `(${answer} AND ${noneHolds}) AS h${i}` : `${answer} AS h${i}`,
  )
  const asked = rules.map(({ rule, holds }) => ({ rule, sql: holds, holds }))
  const state = stateSql(asked, policy)
  const evidence = asked.map((one) => ({ ...one, evidence: evidenceSql(one.rule, policy, scope, before) }))
  return {
    answers: rules.map(({ rule, answer }) => `${ruleSql(rule, scope)} AS ${answer.slice(2)}`).join(', '),
    holds: settled.join(', '),
    state,
    colour: colourSql(state, policy),
    reasons: reasonsSql(evidence, policy, scope),
    measures: measuresSql(asked, scope),
    missing: missingList(asked, scope),
    validUntil: validUntilSql(asked, policy, scope),
    lacksEvidence: joined(
      evidence.flatMap(({ holds, evidence: one }) =>
        one === undefined ? [] : [`(${holds} AND ${one.needed} AND ${one.found} IS NULL)`],
      ),
      'OR',
    ),
  }
}

interface Asked {
  readonly rule: CompiledRule
  readonly holds: string
}

function colourSql(state: string, { states }: CompiledPolicy): string {
  const branches = states.map(({ code, colour }) => `WHEN ${quoted(code)} THEN ${quoted(colour)}`)
  return `CASE ${state} ${branches.join(' ')} ELSE 'unknown' END`
}

interface EvidenceSql {
  readonly needed: string
  readonly found: string
}

function reasonsSql(
  asked: readonly (Asked & { readonly evidence: EvidenceSql | undefined })[],
  policy: CompiledPolicy,
  scope: SqlScope,
): string {
  const reasons = asked.map(({ rule, holds, evidence }) => {
    const parts = [
      `'rule', ${quoted(rule.rule.id)}`,
      `'state', ${quoted(rule.rule.state)}`,
      `'facts', ${factsJson(rule.tells, policy.codes, scope)}`,
      `'until', ${isoSql(endOfRule(rule, scope) ?? 'NULL::timestamptz')}`,
    ]
    const reason = `jsonb_build_object(${parts.join(', ')})`
    const whole =
      evidence === undefined
        ? reason
        : `${reason} || CASE WHEN ${evidence.needed} THEN jsonb_build_object('evidence', ${evidence.found}) ELSE '{}'::jsonb END`
    return `CASE WHEN ${holds} THEN jsonb_build_array(${whole}) ELSE '[]'::jsonb END`
  })
  return `(${["'[]'::jsonb", ...reasons].join(' || ')})`
}

/** The latest end of its dated measures; undefined for a rule that a fact closes. */
function endOfRule(rule: CompiledRule, scope: SqlScope): string | undefined {
  if (!rule.lapses) return undefined
  const ends = rule.measures.flatMap((plan) => endSql(plan, scope) ?? [])
  return `GREATEST(${ends.join(', ')})`
}

type AreaFact = Extract<FactName, 'areaLevel' | 'airsideLevel'>
const areasRead = (rule: CompiledRule): readonly AreaFact[] =>
  (['areaLevel', 'airsideLevel'] as const).filter((fact) => rule.reads.includes(fact))

/** The stops behind the level: known from a reason of before that read the same; they are in no column. */
function evidenceSql(
  rule: CompiledRule,
  policy: CompiledPolicy,
  scope: SqlScope,
  before: readonly CompiledPolicy[],
): EvidenceSql | undefined {
  const read = areasRead(rule)
  if (policy.version.riskList !== 'required' || read.length === 0) return undefined
  const same = (other: CompiledRule) => areasRead(other).join() === read.join()
  const told = before
    .filter(({ version }) => version.riskList === 'required')
    .map(({ version, rules }) => ({
      number: version.number,
      ids: rules.filter(same).map((one) => one.rule.id),
    }))
    .filter(({ ids }) => ids.length > 0)
    .map(
      ({ number, ids }) =>
        `(${scope.prefix}policy_version = ${number} AND old->>'rule' IN (${ids.map(quoted).join(', ')}))`,
    )
  return {
    needed: joined(
      read.map((fact) => `coalesce(${valueSql({ name: fact, fact }, scope)}, 0) > 0`),
      'OR',
    ),
    found: `(SELECT old->'evidence' FROM jsonb_array_elements(${scope.prefix}reasons) AS old WHERE ${joined(told, 'OR')} LIMIT 1)`,
  }
}

function missingList(asked: readonly Asked[], scope: SqlScope): string {
  const lists = asked.map(
    ({ rule, holds }) => `CASE WHEN ${holds} IS NULL THEN ${missingSql(rule, scope)} ELSE '{}'::text[] END`,
  )
  const all = `('{}'::text[] || ${lists.join(' || ')})`
  const unanswered = asked.map(({ holds }) => `${holds} IS NULL`).join(' OR ')
  return `CASE WHEN ${unanswered} THEN ${distinctJson(all)} ELSE '[]'::jsonb END`
}

/** The next instant at which a rule turns, a measure ends, or an unanswered rule is over. */
function validUntilSql(asked: readonly Asked[], policy: CompiledPolicy, scope: SqlScope): string {
  const now = instantLiteral(scope.now)
  const noneHolds = joined(
    asked.filter(({ rule }) => !rule.otherwise).map(({ holds }) => `${holds} IS NOT TRUE`),
    'AND',
  )
  const turns = policy.clocked.map((rule) => {
    const next = nextSql(rule.condition, scope)
    return rule.otherwise ? `CASE WHEN ${noneHolds} THEN ${next} END` : next
  })
  const ends = asked.flatMap(({ rule, holds }) =>
    rule.measures.flatMap((plan) => {
      const end = endSql(plan, scope)
      return end === undefined ? [] : [`CASE WHEN ${holds} AND ${end} > ${now} THEN ${end} END`]
    }),
  )
  const lapses = asked.flatMap(({ rule, holds }) => {
    const end = endOfRule(rule, scope)
    if (end === undefined) return []
    return [`CASE WHEN ${holds} IS NULL AND ${joined(anchorsKnown(rule, scope), 'AND')} THEN ${end} END`]
  })
  return `nullif(${earliest([...turns, ...ends, ...lapses])}, 'infinity')`
}

const anchorsKnown = (rule: CompiledRule, scope: SqlScope): string[] => [
  ...new Set(
    rule.measures.flatMap(({ needs, anchor }) =>
      needs === undefined || anchor === undefined
        ? []
        : [`${valueSql({ name: anchor.day, fact: anchor.fact }, scope)} IS NOT NULL`],
    ),
  ),
]

/** A rule that may answer, or make a decision run out, otherwise than another: it is not false, or will turn. */
export function liveSql(rule: CompiledRule, scope: SqlScope): string {
  const answer = `(${ruleSql(rule, scope)}) IS NOT FALSE`
  if (!readsClock(rule.condition)) return answer
  return `(${answer} OR (${nextSql(rule.condition, scope)}) IS NOT NULL)`
}

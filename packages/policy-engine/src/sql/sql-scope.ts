// How a rule's names look in SQL: the column, and whether NULL there means *none* or *unknown*. That depends on the
// stage, as in a frame (rule/frame.ts); the two must say the same, and a property test holds them to it.
import { FACTS, type FactName, STAGES, type Stage } from '../facts.ts'
import type { CompiledPolicy } from '../policy.ts'
import { AREA_FACTS } from '../rule/frame.ts'
import type { Variable } from '../rule/variable.ts'
import type { Zone } from '../zone.ts'
import { dateLiteral, instantLiteral, joined, quoted } from './quote.ts'

/** What conditions in SQL need to know. */
export interface SqlScope {
  readonly required: Readonly<Partial<Record<FactName, Stage>>>
  readonly noAreas: boolean
  readonly zone: Zone
  readonly now: number
  /** Put before column names, with its point; empty for none. */
  readonly prefix: string
}

/** The scope of a policy at an instant. */
export const scopeOf = (policy: CompiledPolicy, now: number, prefix: string): SqlScope => ({
  required: policy.required,
  noAreas: policy.version.riskList !== 'required',
  zone: policy.zone,
  now,
  prefix,
})

/** Until the landing the arrival is planned: what is counted from it cannot have run out. */
export const notLandedSql = ({ prefix }: SqlScope): string =>
  `coalesce(${prefix}stage, ${quoted(STAGES[0])}) = ${quoted(STAGES[0])}`

/** Whether an absent value is unknown: always, never, or by a condition on the stage. */
export type Unknown = 'always' | 'never' | { readonly when: string }

/** When the absence of a fact makes it unknown. */
export function unknownWhen(fact: FactName | undefined, scope: SqlScope): Unknown {
  const from = fact === undefined ? undefined : scope.required[fact]
  if (from === undefined || isDecidedNone(fact, scope)) return 'never'
  const stages = STAGES.slice(STAGES.indexOf(from))
  if (stages.length === STAGES.length) return 'always'
  return {
    when: joined(
      stages.map((stage) => `${scope.prefix}stage IS NOT DISTINCT FROM ${quoted(stage)}`),
      'OR',
    ),
  }
}

/** True for the area facts of a version that decided on no list. */
const isDecidedNone = (fact: FactName | undefined, scope: SqlScope): boolean =>
  scope.noAreas && fact !== undefined && AREA_FACTS.has(fact)

/** The value of a variable; NULL where it is absent. */
export function valueSql({ name, fact }: Pick<Variable, 'name' | 'fact'>, scope: SqlScope): string {
  if (name === 'now') return instantLiteral(scope.now)
  if (name === 'today') return dateLiteral(scope.zone.dayOf(scope.now))
  if (fact === undefined) throw new RangeError(`no such variable: ${name}`)
  if (isDecidedNone(fact, scope)) return FACTS[fact].type === 'integer' ? '0' : 'NULL::date'
  const column = `${scope.prefix}${FACTS[fact].column}`
  if (name === 'arrivalOn' || name === 'testSampledOn') return dayOf(column, scope.zone)
  return name === 'temperatureTenths' ? `(${column} * 10)::integer` : column
}

/** The day of an instant in the authority's zone. */
const dayOf = (column: string, zone: Zone): string => `(${column} AT TIME ZONE ${quoted(zone.id)})::date`

/** A condition whose NULL is unknown or, where absence counts as none, this answer. */
export function orNone(condition: string, none: boolean, unknown: Unknown): string {
  if (unknown === 'always') return condition
  const settled = `coalesce(${condition}, ${none ? 'TRUE' : 'FALSE'})`
  return unknown === 'never' ? settled : `CASE WHEN ${unknown.when} THEN ${condition} ELSE ${settled} END`
}

/** True where a value is absent and counts as none; undefined where that cannot be. */
export function noneSql(value: string, unknown: Unknown): string | undefined {
  if (unknown === 'always') return undefined
  return unknown === 'never' ? `${value} IS NULL` : `(${value} IS NULL AND NOT (${unknown.when}))`
}

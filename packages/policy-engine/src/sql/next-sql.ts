// When the clock alone may change an answer, as SQL: the same turning points as `rule/next-change.ts`, so that a
// province is told the same end of validity as one person. NULL is never.
import { type Condition, type ConditionOf, readsClock, type Term } from '../rule/condition.ts'
import { conditionSql } from './condition-sql.ts'
import { instantLiteral, joined, quoted } from './quote.ts'
import type { SqlScope } from './sql-scope.ts'
import { termSql } from './term-sql.ts'

/** The first instant after now at which the answer may differ; NULL when never. */
export function nextSql(condition: Condition, scope: SqlScope): string {
  if (!readsClock(condition)) return never
  switch (condition.kind) {
    case 'compare':
      return turningPoint(condition, scope)
    case 'not':
      return nextSql(condition.operand, scope)
    case 'and':
      return ofAnd(condition, scope)
    case 'choose':
      return ofChoose(condition, scope)
    default:
      return never
  }
}

const never = 'NULL::timestamptz'

/** The earliest of several instants; NULLs are passed over. */
export const earliest = (instants: readonly string[]): string => {
  const some = instants.filter((one) => one !== never)
  if (some.length === 0) return never
  return some.length === 1 ? (some[0] ?? never) : `LEAST(${some.join(', ')})`
}

/** The first instant of a day in the authority's zone. */
export const startOfDay = (day: string, scope: SqlScope): string =>
  `((${day})::timestamp AT TIME ZONE ${quoted(scope.zone.id)})`

function ofAnd({ operands }: ConditionOf<'and'>, scope: SqlScope): string {
  const still = operands
    .filter((operand) => !readsClock(operand))
    .map((operand) => conditionSql(operand, scope))
  const moving = earliest(operands.filter(readsClock).map((operand) => nextSql(operand, scope)))
  if (still.length === 0) return moving
  const stopped = joined(
    still.map((one) => `(${one}) IS FALSE`),
    'OR',
  )
  return `CASE WHEN ${stopped} THEN ${never} ELSE ${moving} END`
}

function ofChoose({ guard, yes, no }: ConditionOf<'choose'>, scope: SqlScope): string {
  const g = conditionSql(guard, scope)
  const [onGuard, onYes, onNo] = [guard, yes, no].map((part) => nextSql(part, scope)) as [
    string,
    string,
    string,
  ]
  const [ifYes, ifNo, ifEither] = [[onYes], [onNo], [onYes, onNo]].map((some) => earliest([onGuard, ...some]))
  return `CASE WHEN ${g} THEN ${ifYes} WHEN NOT (${g}) THEN ${ifNo} ELSE ${ifEither} END`
}

const isClock = (term: Term) => term.kind === 'variable' && term.variable.fact === undefined

function turningPoint({ operator, left, right }: ConditionOf<'compare'>, scope: SqlScope): string {
  const clockFirst = isClock(left)
  const [clock, other] = clockFirst ? [left, right] : [right, left]
  if (clock.kind !== 'variable') return never
  if (isClock(other) || clock.unit === 'month' || clock.unit === 'year') return nextDay(scope)
  const fixed = termSql(other, scope)
  const points = turnsAfter(operator, clockFirst).map((extra) =>
    clock.type === 'date'
      ? startOfDay(`${fixed} + ${extra - clock.amount}`, scope)
      : `(${fixed} + interval '${extra - offsetMs(clock)} milliseconds')`,
  )
  const now = instantLiteral(scope.now)
  return `CASE ${points.map((point) => `WHEN ${point} > ${now} THEN ${point}`).join(' ')} END`
}

const offsetMs = ({ amount, unit }: Extract<Term, { kind: 'variable' }>): number =>
  amount * (unit === 'hour' ? 3_600_000 : 86_400_000)

/** As in `rule/next-change.ts`: where the clock reaches x, or one step later. */
function turnsAfter(operator: ConditionOf<'compare'>['operator'], clockFirst: boolean): readonly number[] {
  if (operator === '===') return [0, 1]
  const reached = clockFirst ? ['<', '>='] : ['>', '<=']
  return reached.includes(operator) ? [0] : [1]
}

const nextDay = ({ zone, now }: SqlScope): string => instantLiteral(zone.startOf(zone.dayOf(now) + 1))

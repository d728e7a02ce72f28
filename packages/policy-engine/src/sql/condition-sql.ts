// Conditions to SQL expressions over the facts of the `holder` table: true, false, or NULL for unknown. Kleene's
// tables are SQL's own; only *none* needs saying.
import type { Condition, ConditionOf, Term } from '../rule/condition.ts'
import { joined, quoted } from './quote.ts'
import { noneSql, orNone, type SqlScope, unknownWhen, valueSql } from './sql-scope.ts'
import { termSql } from './term-sql.ts'

/** The SQL of a condition, in parentheses where needed. */
export function conditionSql(condition: Condition, scope: SqlScope): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? 'TRUE' : 'FALSE'
    case 'present':
      return presentSql(condition, scope)
    case 'one-of':
      return oneOfSql(condition, scope)
    case 'is': {
      const value = valueSql(condition.variable, scope)
      const unknown = unknownWhen(condition.variable.fact, scope)
      return orNone(condition.value ? value : `(NOT ${value})`, !condition.value, unknown)
    }
    case 'contains': {
      const held = `(${valueSql(condition.variable, scope)} & ${1 << condition.bit}) <> 0`
      return orNone(`(${held})`, false, unknownWhen(condition.variable.fact, scope))
    }
    case 'compare':
      return compareSql(condition, scope)
    case 'and':
      return joined(
        condition.operands.map((operand) => conditionSql(operand, scope)),
        'AND',
      )
    case 'not':
      return `(NOT ${conditionSql(condition.operand, scope)})`
    case 'choose':
      return chooseSql(condition, scope)
  }
}

function presentSql({ variable }: ConditionOf<'present'>, scope: SqlScope): string {
  const value = valueSql(variable, scope)
  const unknown = unknownWhen(variable.fact, scope)
  if (variable.type === 'boolean') return orNone(value, false, unknown)
  if (variable.type === 'set') return orNone(`(${value} <> 0)`, false, unknown)
  // NULL is neither recorded nor known to be none: `false OR NULL` is NULL.
  return orNone(`(${value} IS NOT NULL OR NULL)`, false, unknown)
}

function oneOfSql({ variable, values }: ConditionOf<'one-of'>, scope: SqlScope): string {
  if (values.length === 0)
    return orNone(
      `(${valueSql(variable, scope)} <> ${valueSql(variable, scope)})`,
      false,
      unknownWhen(variable.fact, scope),
    )
  const list = values.map(quoted).join(', ')
  const none = variable.values?.[0] === 'none' && values.includes('none')
  return orNone(`(${valueSql(variable, scope)} IN (${list}))`, none, unknownWhen(variable.fact, scope))
}

function compareSql({ operator, left, right }: ConditionOf<'compare'>, scope: SqlScope): string {
  const [l, r] = [termSql(left, scope), termSql(right, scope)]
  const compared = `(${l} ${operator === '===' ? '=' : operator} ${r})`
  const nones = [left, right].flatMap((term) => noneOfTerm(term, scope))
  return nones.length === 0 ? compared : `CASE WHEN ${joined(nones, 'OR')} THEN FALSE ELSE ${compared} END`
}

/** Days, instants and readings can be none; counted integers are 0 instead. */
function noneOfTerm(term: Term, scope: SqlScope): string[] {
  if (term.kind === 'constant' || term.variable.fact === undefined) return []
  const { variable } = term
  if (term.type === 'integer' && variable.name !== 'temperatureTenths') return []
  const none = noneSql(valueSql(variable, scope), unknownWhen(variable.fact, scope))
  return none === undefined ? [] : [none]
}

/** An unknown choice is what both branches agree on; `or` and its kin have shorter forms. */
function chooseSql({ guard, yes, no }: ConditionOf<'choose'>, scope: SqlScope): string {
  const [g, y, n] = [guard, yes, no].map((part) => conditionSql(part, scope))
  if (yes.kind === 'constant' && yes.value) return `(${g} OR ${n})`
  if (no.kind === 'constant' && !no.value) return `(${g} AND ${y})`
  return `CASE WHEN ${g} THEN ${y} WHEN NOT ${g} THEN ${n} WHEN ${y} = ${n} THEN ${y} END`
}

// Integers, days and instants in SQL, with the arithmetic of CertLogic: a month later is the same day of the month,
// overflowing where there is none. PostgreSQL's own intervals would clip instead.
import type { Term } from '../rule/condition.ts'
import { dateLiteral, instantLiteral } from './quote.ts'
import { type SqlScope, unknownWhen, valueSql } from './sql-scope.ts'

/** The value of a term; NULL where its fact is absent, except integers that count as 0. */
export function termSql(term: Term, scope: SqlScope): string {
  if (term.kind === 'constant') return constantSql(term)
  const value = valueSql(term.variable, scope)
  const { amount, unit, type } = term
  if (type === 'integer') return plusInteger(countedFromZero(term, value, scope), amount)
  if (amount === 0) return value
  return type === 'date' ? plusDate(value, amount, unit) : plusInstant(value, amount, unit)
}

function constantSql({ type, value }: Extract<Term, { kind: 'constant' }>): string {
  if (type === 'integer') return String(value)
  return type === 'date' ? dateLiteral(value) : instantLiteral(value)
}

/** An integer fact that is not required counts as 0 when absent; a temperature has no such value. */
function countedFromZero(term: Extract<Term, { kind: 'variable' }>, value: string, scope: SqlScope): string {
  const { variable } = term
  if (variable.name === 'temperatureTenths') return value
  const unknown = unknownWhen(variable.fact, scope)
  if (unknown === 'always') return value
  const counted = `coalesce(${value}, 0)`
  return unknown === 'never' ? counted : `CASE WHEN ${unknown.when} THEN ${value} ELSE ${counted} END`
}

const plusInteger = (value: string, amount: number): string =>
  amount === 0 ? value : `(${value} + ${amount})`

const months = (amount: number, unit: string): string =>
  `interval '${unit === 'year' ? amount * 12 : amount} months'`

function plusDate(value: string, amount: number, unit: string): string {
  if (unit === 'day') return `(${value} + ${amount})`
  const start = `(date_trunc('month', ${value}::timestamp) + ${months(amount, unit)})::date`
  return `(${start} + extract(day FROM ${value})::integer - 1)`
}

/** Days and hours are 24 and 1 hours whatever the clocks do, as the specification says. */
function plusInstant(value: string, amount: number, unit: string): string {
  if (unit === 'hour' || unit === 'day')
    return `(${value} + interval '${unit === 'day' ? amount * 24 : amount} hours')`
  const utc = `(${value} AT TIME ZONE 'UTC')`
  const start = `date_trunc('month', ${utc})`
  return `((${start} + ${months(amount, unit)} + (${utc} - ${start})) AT TIME ZONE 'UTC')`
}

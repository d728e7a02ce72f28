// CertLogic to JavaScript closures: the tree is walked once, not at each evaluation. Strict where other
// JSON-logic libraries coerce: data that does not fit throws, because a rule that quietly answers *false*
// lets someone through.

import { compileAccess } from './access.ts'
import { dateOfBirthMs, dateTimeMs, plusTimeMs } from './date-time.ts'
import { CertLogicError } from './fault.ts'
import { remember } from './remember.ts'
import type { Expression, ExpressionOf, IntegerComparison } from './syntax.ts'
import { AS_INTEGER_COMPARISON } from './syntax.ts'

const readDateTime = remember(dateTimeMs)

/** An evaluator of one expression. A date-time result is a `Date`. Throws `CertLogicError`. */
export type Evaluate = (data: unknown) => unknown

/** Compiles a checked tree (see `parseCertLogic`) to an evaluator. */
export function compileCertLogic(node: Expression): Evaluate {
  switch (node.kind) {
    case 'literal':
      return () => node.value
    case 'var':
      return compileAccess(node.name)
    case 'array':
      return compileArray(node)
    case 'if': {
      const [guard, yes, no] = [
        guardOf(node.guard, node.path),
        compileCertLogic(node.yes),
        compileCertLogic(node.no),
      ]
      return (data) => (guard(data) ? yes(data) : no(data))
    }
    case 'not': {
      const operand = guardOf(node.operand, node.path)
      return (data) => !operand(data)
    }
    case 'and':
      return compileAnd(node)
    case 'equal':
      return compileEqual(node)
    case 'in':
      return compileIn(node)
    case 'plus':
    case 'compare':
      return compileIntegers(node)
    case 'compare-time':
      return compileTimes(node)
    case 'reduce':
      return compileReduce(node)
    default:
      return compileText(node)
  }
}

/** Truthy or falsy as CertLogic means it; date-times are neither. */
function isTruthy(value: unknown, path: string): boolean {
  if (typeof value === 'boolean') return value
  if (value === null || value === undefined) return false
  if (typeof value === 'string') return value !== ''
  if (typeof value === 'number') return value !== 0
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'object' && !(value instanceof Date)) return Object.keys(value).length > 0
  throw new CertLogicError('not-boolish', path, 'a choice needs a value that is truthy or falsy')
}

/** What these give is a boolean already. */
const BOOLEANS: ReadonlySet<Expression['kind']> = new Set(['not', 'equal', 'in', 'compare', 'compare-time'])

function guardOf(node: Expression, path: string): (data: unknown) => boolean {
  const evaluate = compileCertLogic(node)
  if (BOOLEANS.has(node.kind)) return evaluate as (data: unknown) => boolean
  return (data) => isTruthy(evaluate(data), path)
}

function compileAnd(node: ExpressionOf<'and'>): Evaluate {
  const operands = node.operands.map(compileCertLogic)
  const [first, second, third] = operands
  if (first && second && !third && node.operands.every(({ kind }) => BOOLEANS.has(kind)))
    return (data) => first(data) === true && second(data)
  return (data) => {
    let value: unknown = true
    for (const operand of operands) {
      value = operand(data)
      if (!isTruthy(value, node.path)) return value
    }
    return value
  }
}

/** The items of a list of literals, which is the same list every time. */
function literalsOf(node: Expression): readonly unknown[] | undefined {
  if (node.kind !== 'array') return undefined
  const literals = node.items.flatMap((item) => (item.kind === 'literal' ? [item.value] : []))
  return literals.length === node.items.length ? literals : undefined
}

function compileArray(node: ExpressionOf<'array'>): Evaluate {
  const literals = literalsOf(node)
  if (literals !== undefined) return () => literals
  const compiled = node.items.map(compileCertLogic)
  return (data) => compiled.map((item) => item(data))
}

function comparable(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  throw new CertLogicError('not-comparable', path, 'only texts, numbers, booleans and null can be compared')
}

function compileEqual({ left, right, path }: ExpressionOf<'equal'>): Evaluate {
  const [l, r] = [compileCertLogic(left), compileCertLogic(right)]
  if (right.kind === 'literal') {
    const wanted = right.value
    return (data) => {
      const value = l(data)
      return value === wanted ? true : comparable(value, path) === wanted
    }
  }
  return (data) => comparable(l(data), path) === comparable(r(data), path)
}

function compileIn({ item, list, path }: ExpressionOf<'in'>): Evaluate {
  const [value, values] = [compileCertLogic(item), compileCertLogic(list)]
  const literals = literalsOf(list)
  if (literals !== undefined) return (data) => literals.includes(comparable(value(data), path))
  return (data) => {
    const sought = comparable(value(data), path)
    const found = values(data)
    if (Array.isArray(found)) return found.includes(sought)
    throw new CertLogicError('not-a-list', path, 'the right side of "in" must be a list')
  }
}

function integer(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw new CertLogicError('not-integers', path, 'every operand must be an integer')
}

type Read = (data: unknown) => number

/** One closure for each operator: a shared one would be called through a table every time. */
const COMPARISONS: Readonly<Record<IntegerComparison, (l: Read, r: Read) => (data: unknown) => boolean>> = {
  '<': (l, r) => (data) => l(data) < r(data),
  '>': (l, r) => (data) => l(data) > r(data),
  '<=': (l, r) => (data) => l(data) <= r(data),
  '>=': (l, r) => (data) => l(data) >= r(data),
}

/** `a op b`, or `a op b and b op c`; every operand is evaluated and checked, also where the answer is known. */
function compileComparison(operands: readonly Read[], operator: IntegerComparison): Evaluate {
  const compare = COMPARISONS[operator]
  const [first, second, third] = operands
  if (!first || !second) throw new RangeError('a comparison has two or three operands')
  if (!third) return compare(first, second)
  const [head, tail] = [compare(first, second), compare(second, third)]
  return (data) => {
    const left = head(data)
    return tail(data) && left
  }
}

function compileIntegers(node: ExpressionOf<'plus'> | ExpressionOf<'compare'>): Evaluate {
  const asInteger = (operand: Expression) => {
    if (operand.kind === 'literal' && typeof operand.value === 'number') {
      const { value } = operand
      return () => value
    }
    const evaluate = compileCertLogic(operand)
    return (data: unknown) => integer(evaluate(data), node.path)
  }
  if (node.kind === 'compare') return compileComparison(node.operands.map(asInteger), node.operator)
  const [left, right] = [asInteger(node.left), asInteger(node.right)]
  return (data) => left(data) + right(data)
}

function compileTimes(node: ExpressionOf<'compare-time'>): Evaluate {
  const operands = node.operands.map((operand) => timeOf(operand, node.path))
  return compileComparison(operands, AS_INTEGER_COMPARISON[node.operator])
}

/** A date-time operand as milliseconds, without a `Date` in between where the tree shows one. */
function timeOf(operand: Expression, path: string): (data: unknown) => number {
  if (operand.kind === 'plus-time' || operand.kind === 'date-of-birth') return compileInstant(operand)
  const evaluate = compileCertLogic(operand)
  return (data) => {
    const value = evaluate(data)
    if (value instanceof Date) return value.getTime()
    throw new CertLogicError('not-times', path, 'every operand must be a date-time')
  }
}

function compileInstant(
  node: ExpressionOf<'plus-time'> | ExpressionOf<'date-of-birth'>,
): (data: unknown) => number {
  const operand = compileCertLogic(node.operand)
  const parse = node.kind === 'plus-time' ? readDateTime : dateOfBirthMs
  const read = (data: unknown): number => {
    const text = operand(data)
    if (typeof text !== 'string')
      throw new CertLogicError('not-a-text', node.path, 'a date must be given as text')
    const instant = parse(text)
    if (instant === undefined)
      throw new CertLogicError('not-a-date', node.path, 'not an allowed date or date-time')
    return instant
  }
  if (node.kind === 'date-of-birth' || node.amount === 0) return read
  const { amount, unit } = node
  if (unit === 'month' || unit === 'year') return (data) => plusTimeMs(read(data), amount, unit)
  const later = plusTimeMs(0, amount, unit)
  return (data) => read(data) + later
}

function compileReduce(node: ExpressionOf<'reduce'>): Evaluate {
  const [operand, lambda] = [compileCertLogic(node.operand), compileCertLogic(node.lambda)]
  const initial = compileCertLogic(node.initial)
  return (data) => {
    const values = operand(data)
    if (values === null) return initial(data)
    if (!Array.isArray(values))
      throw new CertLogicError('not-a-list', node.path, 'reduce needs a list or null')
    return values.reduce(
      (accumulator: unknown, current: unknown) => lambda({ accumulator, current }),
      initial(data),
    )
  }
}

function compileText(node: ExpressionOf<'plus-time' | 'date-of-birth' | 'uvci'>): Evaluate {
  if (node.kind !== 'uvci') {
    const instant = compileInstant(node)
    return (data) => new Date(instant(data))
  }
  const operand = compileCertLogic(node.operand)
  return (data) => {
    const text = operand(data)
    if (text === null) return null
    if (typeof text === 'string') return uvciFragment(text, node.index)
    throw new CertLogicError('not-a-text', node.path, 'a certificate identifier must be text or null')
  }
}

/** The fragment of a certificate identifier (eHealth Network, UVCI, Annex 2), or null where there is none. */
function uvciFragment(uvci: string, index: number): string | null {
  const bare = uvci.startsWith('URN:UVCI:') ? uvci.slice('URN:UVCI:'.length) : uvci
  return index < 0 ? null : (bare.split(/[/#:]/)[index] ?? null)
}

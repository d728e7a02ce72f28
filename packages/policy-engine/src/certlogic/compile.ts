// CertLogic to JavaScript closures: the tree is walked once, not at each evaluation. Strict where other
// JSON-logic libraries coerce: data that does not fit throws, because a rule that quietly answers *false*
// lets someone through.

import { dateOfBirthMs, dateTimeMs, plusTimeMs } from './date-time.ts'
import { CertLogicError } from './fault.ts'
import type { Expression, ExpressionOf, IntegerComparison } from './syntax.ts'
import { AS_INTEGER_COMPARISON } from './syntax.ts'

/** An evaluator of one expression. A date-time result is a `Date`. Throws `CertLogicError`. */
export type Evaluate = (data: unknown) => unknown

/** Compiles a checked tree (see `parseCertLogic`) to an evaluator. */
export function compileCertLogic(node: Expression): Evaluate {
  switch (node.kind) {
    case 'literal':
      return () => node.value
    case 'var':
      return compileVar(node)
    case 'array': {
      const items = node.items.map(compileCertLogic)
      return (data) => items.map((item) => item(data))
    }
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

function compileVar({ name }: ExpressionOf<'var'>): Evaluate {
  if (name === '') return (data) => data ?? null
  const fragments = name.split('.')
  const [only] = fragments
  if (fragments.length === 1 && only !== undefined) return (data) => step(data, only)
  return (data) => {
    let value: unknown = data
    for (const fragment of fragments) value = step(value, fragment)
    return value
  }
}

/** Own properties and indexes only: neither prototypes nor lengths nor letters are data. */
function step(value: unknown, fragment: string): unknown {
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) return /^\d+$/.test(fragment) ? (value[Number(fragment)] ?? null) : null
  return Object.hasOwn(value, fragment) ? (Reflect.get(value, fragment) ?? null) : null
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

function guardOf(node: Expression, path: string): (data: unknown) => boolean {
  const evaluate = compileCertLogic(node)
  return (data) => isTruthy(evaluate(data), path)
}

function compileAnd(node: ExpressionOf<'and'>): Evaluate {
  const operands = node.operands.map(compileCertLogic)
  return (data) => {
    let value: unknown = true
    for (const operand of operands) {
      value = operand(data)
      if (!isTruthy(value, node.path)) return value
    }
    return value
  }
}

function comparable(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  throw new CertLogicError('not-comparable', path, 'only texts, numbers, booleans and null can be compared')
}

function compileEqual(node: ExpressionOf<'equal'>): Evaluate {
  const [left, right] = [compileCertLogic(node.left), compileCertLogic(node.right)]
  return (data) => comparable(left(data), node.path) === comparable(right(data), node.path)
}

function compileIn(node: ExpressionOf<'in'>): Evaluate {
  const [item, list] = [compileCertLogic(node.item), compileCertLogic(node.list)]
  return (data) => {
    const [value, values] = [comparable(item(data), node.path), list(data)]
    if (Array.isArray(values)) return values.includes(value)
    throw new CertLogicError('not-a-list', node.path, 'the right side of "in" must be a list')
  }
}

function integer(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw new CertLogicError('not-integers', path, 'every operand must be an integer')
}

const COMPARE: Readonly<Record<IntegerComparison, (l: number, r: number) => boolean>> = {
  '<': (l, r) => l < r,
  '>': (l, r) => l > r,
  '<=': (l, r) => l <= r,
  '>=': (l, r) => l >= r,
}

/** `a op b`, or `a op b and b op c`; every operand is evaluated and checked first. */
function compileComparison(
  operands: readonly ((data: unknown) => number)[],
  operator: IntegerComparison,
): Evaluate {
  const compare = COMPARE[operator]
  const [first, second, third] = operands
  if (!first || !second) throw new RangeError('a comparison has two or three operands')
  if (!third) return (data) => compare(first(data), second(data))
  return (data) => {
    const [a, b, c] = [first(data), second(data), third(data)]
    return compare(a, b) && compare(b, c)
  }
}

function compileIntegers(node: ExpressionOf<'plus'> | ExpressionOf<'compare'>): Evaluate {
  const asInteger = (operand: Expression) => {
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
  const parse = node.kind === 'plus-time' ? dateTimeMs : dateOfBirthMs
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
  return (data) => plusTimeMs(read(data), amount, unit)
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

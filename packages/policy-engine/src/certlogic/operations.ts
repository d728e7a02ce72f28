// The operations of CertLogic 1.3.3 and their shapes: how many operands each takes, and which of them must
// be plain values. `var` alone takes no list and is read in parse.ts.
import type { Reader } from './reader.ts'
import {
  type Expression,
  INTEGER_COMPARISONS,
  TIME_COMPARISONS,
  TIME_UNITS,
  type TimeUnit,
} from './syntax.ts'

interface Call extends Reader {
  readonly operator: string
  readonly json: object
  readonly operands: readonly unknown[]
  readonly path: string
  readonly operandsPath: string
}

type Operation = (call: Call) => Expression | undefined

const isTimeUnit = (value: unknown): value is TimeUnit => TIME_UNITS.some((unit) => unit === value)

/** Checks the count, then reads the operands; nothing when anything is wrong. */
function readOperands(call: Call, least: number, most: number, complaint: string): Expression[] | undefined {
  const { operands, path, operandsPath, json } = call
  const fits = operands.length >= least && operands.length <= most
  if (!fits) call.report('operand-count', path, json, complaint)
  const read = operands.slice(0, most).map((operand, index) => call.read(operand, `${operandsPath}/${index}`))
  const whole = read.filter((operand) => operand !== undefined)
  return fits && whole.length === read.length ? whole : undefined
}

const infix =
  (build: (left: Expression, right: Expression, path: string) => Expression): Operation =>
  (call) => {
    const message = `an operation with operator "${call.operator}" must have 2 operands, but it has ${call.operands.length}`
    const [left, right] = readOperands(call, 2, 2, message) ?? []
    return left && right && build(left, right, call.path)
  }

const comparison =
  (build: (operands: readonly Expression[], path: string) => Expression): Operation =>
  (call) => {
    const message = `an operation with operator "${call.operator}" must have 2 or 3 operands, but it has ${call.operands.length}`
    const operands = readOperands(call, 2, 3, message)
    return operands && build(operands, call.path)
  }

const and: Operation = (call) => {
  const message = `an "and" operation must have at least 2 operands, but it has ${call.operands.length}`
  const operands = readOperands(call, 2, Number.POSITIVE_INFINITY, message)
  return operands && { kind: 'and', path: call.path, operands }
}

const triple = (call: Call): Expression[] | undefined => {
  const article = call.operator === 'if' ? 'an' : 'a'
  const message = `${article} "${call.operator}"-operation must have exactly 3 values/operands, but it has ${call.operands.length}`
  return readOperands(call, 3, 3, message)
}

const ifThenElse: Operation = (call) => {
  const [guard, yes, no] = triple(call) ?? []
  return guard && yes && no && { kind: 'if', path: call.path, guard, yes, no }
}

const reduce: Operation = (call) => {
  const [operand, lambda, initial] = triple(call) ?? []
  return operand && lambda && initial && { kind: 'reduce', path: call.path, operand, lambda, initial }
}

const not: Operation = (call) => {
  const { operands, path, json } = call
  const message = `a !-operation (logical not/negation) must have exactly 1 operand, but it has ${operands.length}`
  if (operands.length !== 1) return call.report('operand-count', path, json, message)
  const operand = call.read(operands[0], `${call.operandsPath}/0`)
  return operand && { kind: 'not', path, operand }
}

/** Reports a wrong count, then reads the first operand if there is one. */
function readFirst(call: Call, count: number, message: string): Expression | undefined {
  const { operands, path, json } = call
  const fits = operands.length === count
  if (!fits) call.report('operand-count', path, json, `${message}, but it has ${operands.length}`)
  const operand = operands.length === 0 ? undefined : call.read(operands[0], `${call.operandsPath}/0`)
  return fits ? operand : undefined
}

const plusTime: Operation = (call) => {
  const operand = readFirst(call, 3, 'a "plusTime"-operation must have exactly 3 values/operands')
  const [, amount, unit] = call.operands
  const amountFits = Number.isSafeInteger(amount)
  if (amount !== undefined && !amountFits) {
    const message = `"amount" argument (#2) of "plusTime" must be an integer, but it is: ${String(amount)}`
    call.report('invalid-amount', call.path, call.json, message)
  }
  if (unit !== undefined && !isTimeUnit(unit)) {
    const units = TIME_UNITS.join(', ')
    const message = `"unit" argument (#3) of "plusTime" must be a string equal to one of ${units}, but it is: ${String(unit)}`
    call.report('invalid-unit', call.path, call.json, message)
  }
  if (!operand || typeof amount !== 'number' || !amountFits || !isTimeUnit(unit)) return undefined
  return { kind: 'plus-time', path: call.path, operand, amount, unit }
}

const extractFromUvci: Operation = (call) => {
  const message = 'an "extractFromUVCI"-operation must have exactly 2 values/operands'
  const operand = readFirst(call, 2, message)
  const [, index] = call.operands
  if (index !== undefined && !Number.isSafeInteger(index)) {
    const text = `"index" argument (#2) of "extractFromUVCI" must be an integer, but it is: ${String(index)}`
    call.report('invalid-index', call.path, call.json, text)
  }
  if (!operand || typeof index !== 'number' || !Number.isSafeInteger(index)) return undefined
  return { kind: 'uvci', path: call.path, operand, index }
}

const dateOfBirth: Operation = (call) => {
  const operand = readFirst(call, 1, 'a "dccDateOfBirth"-operation must have exactly 1 value/operand')
  return operand && { kind: 'date-of-birth', path: call.path, operand }
}

/** Every operation that takes a list of operands, by its name in JSON. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['if', ifThenElse],
  ['and', and],
  ['!', not],
  ['===', infix((left, right, path) => ({ kind: 'equal', path, left, right }))],
  ['in', infix((item, list, path) => ({ kind: 'in', path, item, list }))],
  ['+', infix((left, right, path) => ({ kind: 'plus', path, left, right }))],
  ...INTEGER_COMPARISONS.map(
    (operator) =>
      [operator, comparison((operands, path) => ({ kind: 'compare', path, operator, operands }))] as const,
  ),
  ...TIME_COMPARISONS.map(
    (operator) =>
      [
        operator,
        comparison((operands, path) => ({ kind: 'compare-time', path, operator, operands })),
      ] as const,
  ),
  ['plusTime', plusTime],
  ['reduce', reduce],
  ['extractFromUVCI', extractFromUvci],
  ['dccDateOfBirth', dateOfBirth],
])

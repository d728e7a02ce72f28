// A condition as the desk edits it: parts that can be put together from words, and parts that only source can say. Made
// from CertLogic and written back to it; what cannot be read is kept as it is.
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'flag'; readonly fact: string; readonly value: boolean }
  | { readonly kind: 'recorded'; readonly fact: string }
  | { readonly kind: 'one-of'; readonly fact: string; readonly codes: readonly string[] }
  | { readonly kind: 'includes'; readonly fact: string; readonly code: string }
  | { readonly kind: 'number'; readonly fact: string; readonly operator: string; readonly value: number }
  | { readonly kind: 'time'; readonly fact: string; readonly operator: string; readonly other: Moment }
  | { readonly kind: 'source'; readonly source: unknown }

/** A day or instant, with time added. */
export interface Moment {
  readonly fact: string
  readonly amount: number
  readonly unit: string
}

const numberOperators = ['<', '>', '<=', '>=', '===']
const timeOperators = ['after', 'before', 'not-after', 'not-before']

export function readCondition(source: unknown): Condition {
  return readKnown(source) ?? { kind: 'source', source }
}

function readKnown(source: unknown): Condition | null {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) return null
  const entries = Object.entries(source)
  const [first] = entries
  if (first === undefined || entries.length !== 1) return null
  const [operator, given] = first
  const operands: readonly unknown[] = Array.isArray(given) ? given : [given]
  if (operator === 'var' && typeof given === 'string') return { kind: 'recorded', fact: given }
  if (operator === 'and') return { kind: 'all', parts: operands.map(readCondition) }
  if (operator === '!' && operands.length === 1) return { kind: 'not', part: readCondition(operands[0]) }
  if (operator === 'if' && operands.length === 3 && operands[1] === true)
    return { kind: 'any', parts: alternatives(source) }
  if (operator === 'in') return readMembership(operands)
  if (timeOperators.includes(operator)) return readTime(operator, operands)
  return numberOperators.includes(operator) ? readComparison(operator, operands) : null
}

/** A chain of "or" is written nested. */
function alternatives(source: unknown): readonly Condition[] {
  const given = Object(source) as { if?: unknown }
  if (!Array.isArray(given.if) || given.if.length !== 3 || given.if[1] !== true)
    return [readCondition(source)]
  return [readCondition(given.if[0]), ...alternatives(given.if[2])]
}

const factOf = (operand: unknown): string | null => {
  const { var: name } = Object(operand) as { var?: unknown }
  return typeof name === 'string' ? name : null
}

function readMembership([item, list]: readonly unknown[]): Condition | null {
  const [named, held] = [factOf(item), factOf(list)]
  if (named !== null && Array.isArray(list) && list.every((code) => typeof code === 'string'))
    return { kind: 'one-of', fact: named, codes: list }
  return held !== null && typeof item === 'string' ? { kind: 'includes', fact: held, code: item } : null
}

function readComparison(operator: string, [left, right, ...more]: readonly unknown[]): Condition | null {
  const fact = factOf(left)
  if (fact === null || more.length > 0) return null
  if (operator === '===' && typeof right === 'boolean') return { kind: 'flag', fact, value: right }
  if (operator === '===' && typeof right === 'string') return { kind: 'one-of', fact, codes: [right] }
  return typeof right === 'number' ? { kind: 'number', fact, operator, value: right } : null
}

function readTime(operator: string, [left, right, ...more]: readonly unknown[]): Condition | null {
  const [first, other] = [momentOf(left), momentOf(right)]
  if (first === null || other === null || more.length > 0 || first.amount !== 0) return null
  return { kind: 'time', fact: first.fact, operator, other }
}

function momentOf(operand: unknown): Moment | null {
  const { plusTime } = Object(operand) as { plusTime?: unknown }
  if (!Array.isArray(plusTime)) return null
  const [named, amount, unit] = plusTime as readonly unknown[]
  const fact = factOf(named)
  if (fact === null || typeof amount !== 'number' || typeof unit !== 'string') return null
  return { fact, amount, unit }
}

export function writeCondition(condition: Condition): unknown {
  switch (condition.kind) {
    case 'all':
      return writeAll(condition.parts.map(writeCondition))
    case 'any':
      return writeAny(condition.parts.map(writeCondition))
    case 'not':
      return { '!': [writeCondition(condition.part)] }
    case 'flag':
      return { '===': [{ var: condition.fact }, condition.value] }
    case 'recorded':
      return { var: condition.fact }
    case 'one-of':
      return { in: [{ var: condition.fact }, condition.codes] }
    case 'includes':
      return { in: [condition.code, { var: condition.fact }] }
    case 'number':
      return { [condition.operator]: [{ var: condition.fact }, condition.value] }
    case 'time': {
      const { fact, operator, other } = condition
      return { [operator]: [plus({ fact, amount: 0, unit: other.unit }), plus(other)] }
    }
    case 'source':
      return condition.source
  }
}

const plus = ({ fact, amount, unit }: Moment) => ({ plusTime: [{ var: fact }, amount, unit] })

/** CertLogic joins two or more. */
function writeAll(parts: readonly unknown[]): unknown {
  const [only = true] = parts
  return parts.length < 2 ? only : { and: parts }
}

function writeAny(parts: readonly unknown[]): unknown {
  const [first = false, ...rest] = parts
  return rest.length === 0 ? first : { if: [first, true, writeAny(rest)] }
}

interface Fact {
  readonly code: string
  readonly type: string
  readonly values: readonly { readonly code: string }[] | null
}

/** The first thing one would ask of a fact. */
export function askOf({ code: fact, type, values }: Fact): Condition {
  const [first] = values ?? []
  if (type === 'boolean') return { kind: 'flag', fact, value: true }
  if (type === 'code') return { kind: 'one-of', fact, codes: first ? [first.code] : [] }
  if (type === 'set') return first ? { kind: 'includes', fact, code: first.code } : { kind: 'recorded', fact }
  if (type === 'integer') return { kind: 'number', fact, operator: '>=', value: Number(first?.code ?? 1) }
  const other = { fact: type === 'date' ? 'today' : 'now', amount: 0, unit: 'day' }
  return { kind: 'time', fact, operator: 'not-before', other }
}

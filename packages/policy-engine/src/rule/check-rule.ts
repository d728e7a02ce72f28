// The type check of a rule: from the CertLogic tree to a condition over facts, or everything that is wrong.
// What passes here can be run, translated to SQL and said in words; what does not pass never runs.
import { dayNumber, instantMs } from '../calendar.ts'
import { parseCertLogic } from '../certlogic/parse.ts'
import { AS_INTEGER_COMPARISON, type Expression, type ExpressionOf } from '../certlogic/syntax.ts'
import { isRefusedFact } from '../facts.ts'
import type { PackManifest } from '../pack.ts'
import type { Condition, Term } from './condition.ts'
import type { PackFaultCode, RuleFault } from './fault.ts'
import { type Variable, variablesOf } from './variable.ts'

/** The condition, or all faults with JSON pointers into the expression. */
export type CheckedRule =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly faults: readonly RuleFault[] }

interface Checker {
  readonly lookUp: (name: string) => Variable | undefined
  readonly report: (code: PackFaultCode, path: string, message: string) => undefined
}

/** Checks the expression of a rule against the facts of a pack. Never throws. */
export function checkRule(when: unknown, manifest: PackManifest): CheckedRule {
  const parsed = parseCertLogic(when)
  if (!parsed.ok) {
    const unread = parsed.faults.map(({ code, path, message }) => ({ code, path, message }))
    return { ok: false, faults: [...unread, ...faultsBeside(when, unread, manifest)] }
  }
  const faults: RuleFault[] = []
  const report: Checker['report'] = (code, path, message) => {
    faults.push({ code, path, message })
    return undefined
  }
  const condition = conditionOf(parsed.expression, { lookUp: variablesOf(manifest), report })
  return condition && faults.length === 0 ? { ok: true, condition } : { ok: false, faults }
}

/**
 * What is wrong beside the parts that cannot be read: those are taken out, and the rest is checked as if they were
 * right. Who writes a rule mends it once.
 */
function faultsBeside(
  when: unknown,
  unread: readonly RuleFault[],
  manifest: PackManifest,
): readonly RuleFault[] {
  const paths = unread.map(({ path }) => path)
  if (paths.includes('')) return []
  const mended = paths.reduce((tree, path) => without(tree, path.split('/').slice(1)), when)
  const checked = parseCertLogic(mended).ok ? checkRule(mended, manifest) : { ok: true as const }
  if (checked.ok) return []
  const concerns = (fault: string) => paths.some((path) => path === fault || path.startsWith(`${fault}/`))
  return checked.faults.filter(({ path }) => path === '' || !concerns(path))
}

/** A copy with `true` at the place of a pointer. */
function without(tree: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return true
  const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
  if (Array.isArray(tree)) return tree.map((part, i) => (String(i) === key ? without(part, rest) : part))
  if (typeof tree !== 'object' || tree === null) return tree
  return Object.fromEntries(
    Object.entries(tree).map(([name, part]) => [name, name === key ? without(part, rest) : part]),
  )
}

function conditionOf(node: Expression, checker: Checker): Condition | undefined {
  switch (node.kind) {
    case 'literal':
      if (typeof node.value === 'boolean') return { kind: 'constant', value: node.value }
      return checker.report('type-mismatch', node.path, 'a condition is true or false, not a text or number')
    case 'var':
      return presence(node, checker)
    case 'not': {
      const operand = conditionOf(node.operand, checker)
      return operand && { kind: 'not', operand }
    }
    case 'and': {
      const operands = node.operands.map((operand) => conditionOf(operand, checker))
      const whole = operands.filter((operand) => operand !== undefined)
      return whole.length === operands.length ? { kind: 'and', operands: whole } : undefined
    }
    case 'if': {
      const [guard, yes, no] = [node.guard, node.yes, node.no].map((part) => conditionOf(part, checker))
      return guard && yes && no && { kind: 'choose', guard, yes, no }
    }
    case 'equal':
      return equality(node, checker)
    case 'in':
      return membership(node, checker)
    case 'compare':
    case 'compare-time':
      return comparison(node, checker)
    default:
      return checker.report('outside-subset', node.path, `packs may not use "${node.kind}" as a condition`)
  }
}

function variable(node: ExpressionOf<'var'>, checker: Checker): Variable | undefined {
  const found = checker.lookUp(node.name)
  if (found) return found
  if (isRefusedFact(node.name)) {
    const message = `"${node.name}" says who people are, not where they were or how they are; no rule may ask it`
    return checker.report('refused-fact', node.path, message)
  }
  if (node.name === 'temperature') {
    return checker.report(
      'type-mismatch',
      node.path,
      'use temperatureTenths: rules compare integers (37.3 °C is 373)',
    )
  }
  return checker.report('unknown-fact', node.path, `"${node.name}" is no fact of this pack`)
}

function presence(node: ExpressionOf<'var'>, checker: Checker): Condition | undefined {
  const found = variable(node, checker)
  if (!found) return undefined
  if (found.type === 'integer' || (found.type === 'code' && found.values !== undefined)) {
    const message = `compare "${node.name}" with a value: being recorded is not the same as being so`
    return checker.report('type-mismatch', node.path, message)
  }
  return { kind: 'present', variable: found }
}

function equality(node: ExpressionOf<'equal'>, checker: Checker): Condition | undefined {
  const [named, other] = node.left.kind === 'var' ? [node.left, node.right] : [node.right, node.left]
  if (named.kind === 'var' && other.kind === 'literal' && typeof other.value !== 'number') {
    const found = variable(named, checker)
    return found && equalsLiteral(found, other, checker)
  }
  const left = integerTerm(node.left, checker)
  const right = integerTerm(node.right, checker)
  return left && right && { kind: 'compare', operator: '===', left, right }
}

function equalsLiteral(
  found: Variable,
  literal: ExpressionOf<'literal'>,
  checker: Checker,
): Condition | undefined {
  const { value, path } = literal
  if (typeof value === 'boolean' && found.type === 'boolean') return { kind: 'is', variable: found, value }
  if (typeof value !== 'string' || found.type !== 'code') {
    return checker.report(
      'type-mismatch',
      path,
      `"${found.name}" is of type ${found.type}, not ${typeof value}`,
    )
  }
  return knownValue(found, value, path, checker) && { kind: 'one-of', variable: found, values: [value] }
}

function knownValue(found: Variable, value: string, path: string, checker: Checker): true | undefined {
  if (found.values === undefined || found.values.includes(value)) return true
  return checker.report('unknown-value', path, `"${value}" is none of ${found.values.join(', ')}`)
}

function membership(node: ExpressionOf<'in'>, checker: Checker): Condition | undefined {
  const { item, list } = node
  if (item.kind === 'literal' && list.kind === 'var') return containing(item, list, checker)
  if (item.kind !== 'var' || list.kind !== 'array') {
    const message = '"in" takes a fact and a list of texts, or a code and a set'
    return checker.report('outside-subset', node.path, message)
  }
  const found = variable(item, checker)
  if (!found) return undefined
  if (found.type !== 'code') return checker.report('type-mismatch', item.path, `"${found.name}" is no code`)
  const values = list.items.flatMap((entry) => {
    if (entry.kind === 'literal' && typeof entry.value === 'string') {
      return knownValue(found, entry.value, entry.path, checker) ? [entry.value] : []
    }
    checker.report('type-mismatch', entry.path, 'the list may hold texts only')
    return []
  })
  return { kind: 'one-of', variable: found, values }
}

function containing(
  item: ExpressionOf<'literal'>,
  list: ExpressionOf<'var'>,
  checker: Checker,
): Condition | undefined {
  const found = variable(list, checker)
  if (!found) return undefined
  if (found.type !== 'set' || typeof item.value !== 'string') {
    return checker.report('type-mismatch', list.path, `"${found.name}" is no set of codes`)
  }
  const bit = found.values?.indexOf(item.value) ?? -1
  if (bit >= 0) return { kind: 'contains', variable: found, bit, code: item.value }
  return checker.report('unknown-value', item.path, `"${item.value}" is no code of "${found.name}"`)
}

function comparison(
  node: ExpressionOf<'compare'> | ExpressionOf<'compare-time'>,
  checker: Checker,
): Condition | undefined {
  const read = node.kind === 'compare' ? integerTerm : timeTerm
  const terms = node.operands.map((operand) => read(operand, checker))
  const operator = node.kind === 'compare' ? node.operator : AS_INTEGER_COMPARISON[node.operator]
  const [first, second, third] = terms
  if (!first || !second || (terms.length === 3 && !third)) return undefined
  if (terms.some((term) => term?.type !== first.type)) {
    const message = 'a day and an instant cannot be compared: use today with days, now with instants'
    return checker.report('type-mismatch', node.path, message)
  }
  const head: Condition = { kind: 'compare', operator, left: first, right: second }
  if (!third) return head
  return { kind: 'and', operands: [head, { kind: 'compare', operator, left: second, right: third }] }
}

function integerTerm(node: Expression, checker: Checker): Term | undefined {
  if (node.kind === 'literal' && typeof node.value === 'number') {
    return { kind: 'constant', type: 'integer', value: node.value }
  }
  if (node.kind === 'plus') return sum(node, checker)
  if (node.kind !== 'var') return checker.report('type-mismatch', node.path, 'an integer is needed here')
  const found = variable(node, checker)
  if (!found) return undefined
  if (found.type === 'integer')
    return { kind: 'variable', type: 'integer', variable: found, amount: 0, unit: 'none' }
  return checker.report('type-mismatch', node.path, `"${found.name}" is of type ${found.type}, not integer`)
}

/** A fact plus a constant, or two constants. */
function sum(node: ExpressionOf<'plus'>, checker: Checker): Term | undefined {
  const left = integerTerm(node.left, checker)
  const right = integerTerm(node.right, checker)
  if (!left || !right) return undefined
  if (left.kind === 'constant' && right.kind === 'constant')
    return { ...left, value: left.value + right.value }
  const [named, constant] = left.kind === 'variable' ? [left, right] : [right, left]
  if (named.kind !== 'variable' || constant.kind !== 'constant') {
    return checker.report('outside-subset', node.path, 'packs may add a constant to a fact, not two facts')
  }
  return { ...named, amount: named.amount + constant.value }
}

function timeTerm(node: Expression, checker: Checker): Term | undefined {
  if (node.kind !== 'plus-time') {
    return checker.report(
      'type-mismatch',
      node.path,
      'a date is made with "plusTime" (add 0 days to take it as it is)',
    )
  }
  const { operand, amount, unit } = node
  if (operand.kind === 'literal') return constantTime(node, operand, checker)
  if (operand.kind !== 'var')
    return checker.report('outside-subset', operand.path, 'a fact or a text is needed here')
  const found = variable(operand, checker)
  if (!found) return undefined
  if (found.type !== 'date' && found.type !== 'instant') {
    return checker.report(
      'type-mismatch',
      operand.path,
      `"${found.name}" is of type ${found.type}, not a date`,
    )
  }
  if (found.type === 'date' && unit === 'hour' && amount !== 0) {
    return checker.report('type-mismatch', node.path, 'hours cannot be added to a day')
  }
  const plainUnit = found.type === 'date' && unit === 'hour' ? 'day' : unit
  return { kind: 'variable', type: found.type, variable: found, amount, unit: plainUnit }
}

function constantTime(
  node: ExpressionOf<'plus-time'>,
  literal: ExpressionOf<'literal'>,
  checker: Checker,
): Term | undefined {
  const text = String(literal.value)
  if (node.amount !== 0)
    return checker.report('outside-subset', node.path, 'write the fixed date itself and add 0')
  const day = dayNumber(text)
  if (day !== undefined) return { kind: 'constant', type: 'date', value: day }
  const instant = instantMs(text)
  if (instant !== undefined) return { kind: 'constant', type: 'instant', value: instant }
  return checker.report(
    'not-a-date',
    literal.path,
    `"${text}" is neither a day nor an instant with its offset`,
  )
}

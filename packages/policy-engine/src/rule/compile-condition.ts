// Conditions to closures over a frame: three-valued, monomorphic, without allocation. *None* in a comparison
// is false, *unknown* is unknown; where both meet, the answer is false whatever the unknown value is.
import { plusDays, plusTimeMs } from '../certlogic/date-time.ts'
import type { Condition, ConditionOf, Term } from './condition.ts'
import type { Frame, FrameValue } from './frame.ts'
import { choose, FALSE, type Kleene, kleene, negate, TRUE, UNKNOWN } from './kleene.ts'

/** The answer of a condition for one holder at one instant. */
export type Test = (frame: Frame) => Kleene

/** Compiles a checked condition. */
export function compileCondition(condition: Condition): Test {
  switch (condition.kind) {
    case 'constant': {
      const value = kleene(condition.value)
      return () => value
    }
    case 'present': {
      const { index } = condition.variable
      return ({ values }) => presence(values[index])
    }
    case 'is': {
      const { value, variable } = condition
      return known(variable.index, (recorded) => recorded === value)
    }
    case 'one-of':
      return oneOf(condition)
    case 'contains': {
      const mask = 1 << condition.bit
      return known(condition.variable.index, (bits) => typeof bits === 'number' && (bits & mask) !== 0)
    }
    case 'compare':
      return compare(condition)
    case 'and':
      return and(condition.operands.map(compileCondition))
    case 'not': {
      const operand = compileCondition(condition.operand)
      return (frame) => negate(operand(frame))
    }
    case 'choose': {
      const [guard, yes, no] = [condition.guard, condition.yes, condition.no].map(compileCondition)
      if (!guard || !yes || !no) throw new RangeError('a choice has three parts')
      return (frame) => choose(guard(frame), yes(frame), no(frame))
    }
  }
}

/** Recorded and not false, not empty. */
function presence(value: FrameValue): Kleene {
  if (value === undefined) return UNKNOWN
  return value === null || value === false || value === 0 ? FALSE : TRUE
}

const known =
  (index: number, test: (value: FrameValue) => boolean): Test =>
  ({ values }) => {
    const value = values[index]
    return value === undefined ? UNKNOWN : kleene(test(value))
  }

function oneOf({ variable, values }: ConditionOf<'one-of'>): Test {
  const [only] = values
  if (values.length === 1) return known(variable.index, (value) => value === only)
  return known(variable.index, (value) => typeof value === 'string' && values.includes(value))
}

function and(operands: readonly Test[]): Test {
  return (frame) => {
    let answer: Kleene = TRUE
    for (const operand of operands) {
      const value = operand(frame)
      if (value === FALSE) return FALSE
      if (value === UNKNOWN) answer = UNKNOWN
    }
    return answer
  }
}

const COMPARE = {
  '<': (l: number, r: number) => l < r,
  '>': (l: number, r: number) => l > r,
  '<=': (l: number, r: number) => l <= r,
  '>=': (l: number, r: number) => l >= r,
  '===': (l: number, r: number) => l === r,
} as const

function compare({ operator, left, right }: ConditionOf<'compare'>): Test {
  const holds = COMPARE[operator]
  const [l, r] = [termValue(left), termValue(right)]
  return (frame) => {
    const [a, b] = [l(frame), r(frame)]
    if (a === null || b === null) return FALSE
    return a === undefined || b === undefined ? UNKNOWN : kleene(holds(a, b))
  }
}

/** The number of a term: days for days, milliseconds for instants. */
export function termValue(term: Term): (frame: Frame) => number | null | undefined {
  if (term.kind === 'constant') return () => term.value
  const { index } = term.variable
  const read = ({ values }: Frame) => values[index] as number | null | undefined
  if (term.amount === 0) return read
  const add = adder(term)
  return (frame) => {
    const value = read(frame)
    return typeof value === 'number' ? add(value) : value
  }
}

function adder({ amount, unit, type }: Extract<Term, { kind: 'variable' }>): (value: number) => number {
  if (unit === 'none') return (value) => value + amount
  if (type === 'instant') return (value) => plusTimeMs(value, amount, unit)
  if (unit === 'hour') throw new RangeError('hours cannot be added to a day')
  return (value) => plusDays(value, amount, unit)
}

// When will the clock alone change an answer? Each comparison with the clock has one turning point; parts that
// cannot matter for this holder are left out. An instant too early is harmless, one too late never happens.

import type { Zone } from '../zone.ts'
import { compileCondition, termValue } from './compile-condition.ts'
import { type Condition, type ConditionOf, readsClock, type Term } from './condition.ts'
import type { Frame } from './frame.ts'
import { FALSE, TRUE, UNKNOWN } from './kleene.ts'

/** The first instant after the frame's at which the answer may differ; `Infinity` when never. */
export type NextChange = (frame: Frame) => number

const never: NextChange = () => Number.POSITIVE_INFINITY

/** Compiles the analysis of a condition. */
export function nextChange(condition: Condition, zone: Zone): NextChange {
  if (!readsClock(condition)) return never
  switch (condition.kind) {
    case 'compare':
      return turningPoint(condition, zone)
    case 'not':
      return nextChange(condition.operand, zone)
    case 'and':
      return ofAnd(condition, zone)
    case 'choose':
      return ofChoose(condition, zone)
    default:
      return never
  }
}

/** Nothing can happen while a part that the clock does not move is false. */
function ofAnd({ operands }: ConditionOf<'and'>, zone: Zone): NextChange {
  const still = operands.filter((operand) => !readsClock(operand)).map(compileCondition)
  const moving = operands.filter(readsClock).map((operand) => nextChange(operand, zone))
  return (frame) => {
    if (still.some((test) => test(frame) === FALSE)) return Number.POSITIVE_INFINITY
    return earliest(moving, frame)
  }
}

function ofChoose({ guard, yes, no }: ConditionOf<'choose'>, zone: Zone): NextChange {
  const [onGuard, onYes, onNo] = [nextChange(guard, zone), nextChange(yes, zone), nextChange(no, zone)]
  const test = compileCondition(guard)
  return (frame) => {
    const answer = test(frame)
    const branches = answer === UNKNOWN ? [onYes, onNo] : [answer === TRUE ? onYes : onNo]
    return earliest([onGuard, ...branches], frame)
  }
}

const earliest = (changes: readonly NextChange[], frame: Frame): number =>
  changes.reduce((first, change) => Math.min(first, change(frame)), Number.POSITIVE_INFINITY)

const isClock = (term: Term) => term.kind === 'variable' && term.variable.fact === undefined

function turningPoint({ operator, left, right }: ConditionOf<'compare'>, zone: Zone): NextChange {
  const clockFirst = isClock(left)
  const [clock, other] = clockFirst ? [left, right] : [right, left]
  if (clock.kind !== 'variable') return never
  if (isClock(other) || clock.unit === 'month' || clock.unit === 'year')
    return (frame) => nextDay(frame, zone)
  const offset =
    clock.type === 'instant' ? clock.amount * (clock.unit === 'hour' ? 3_600_000 : 86_400_000) : clock.amount
  const value = termValue(other)
  const turns = turnsAfter(operator, clockFirst)
  return (frame) => {
    const fixed = value(frame)
    if (typeof fixed !== 'number') return Number.POSITIVE_INFINITY
    const point = fixed - offset
    for (const extra of turns) {
      const at = clock.type === 'date' ? zone.startOf(point + extra) : point + extra
      if (at > frame.now) return at
    }
    return Number.POSITIVE_INFINITY
  }
}

/** Clock < x and clock >= x turn when the clock reaches x; clock <= x and clock > x one step later; === at both. */
function turnsAfter(operator: ConditionOf<'compare'>['operator'], clockFirst: boolean): readonly number[] {
  if (operator === '===') return [0, 1]
  const reached = clockFirst ? ['<', '>='] : ['>', '<=']
  return reached.includes(operator) ? [0] : [1]
}

/** Months have no single turning point worth solving: ask again tomorrow. */
const nextDay = (frame: Frame, zone: Zone): number => zone.startOf(zone.dayOf(frame.now) + 1)

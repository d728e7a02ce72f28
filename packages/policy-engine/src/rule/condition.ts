// The typed subset of CertLogic that packs may use, after checking: conditions over facts, in few kinds.
// JavaScript, SQL, sentences and the analyses are all made from this tree.
import type { IntegerComparison, TimeUnit } from '../certlogic/syntax.ts'
import type { Variable } from './variable.ts'

/** An integer, a day or an instant: a variable or a constant, with time added. */
export type Term =
  | { readonly kind: 'constant'; readonly type: 'integer' | 'date' | 'instant'; readonly value: number }
  | {
      readonly kind: 'variable'
      readonly type: 'integer' | 'date' | 'instant'
      readonly variable: Variable
      readonly amount: number
      /** The unit of `amount`; `none` adds to an integer. */
      readonly unit: TimeUnit | 'none'
    }

/** A condition; its value is true, false or unknown. */
export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** A boolean that is true, a set with a member, or any other fact that is recorded. */
  | { readonly kind: 'present'; readonly variable: Variable }
  | { readonly kind: 'one-of'; readonly variable: Variable; readonly values: readonly string[] }
  | { readonly kind: 'is'; readonly variable: Variable; readonly value: boolean }
  | { readonly kind: 'contains'; readonly variable: Variable; readonly bit: number; readonly code: string }
  | {
      readonly kind: 'compare'
      readonly operator: IntegerComparison | '==='
      readonly left: Term
      readonly right: Term
    }
  | { readonly kind: 'and'; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'choose'; readonly guard: Condition; readonly yes: Condition; readonly no: Condition }

export type ConditionOf<K extends Condition['kind']> = Extract<Condition, { kind: K }>

/** The conditions directly inside a condition. */
export function partsOf(condition: Condition): readonly Condition[] {
  if (condition.kind === 'and') return condition.operands
  if (condition.kind === 'not') return [condition.operand]
  if (condition.kind === 'choose') return [condition.guard, condition.yes, condition.no]
  return []
}

/** The variables that a condition itself reads, without those of its parts. */
export function ownVariables(condition: Condition): readonly Variable[] {
  if ('variable' in condition) return [condition.variable]
  if (condition.kind !== 'compare') return []
  return [condition.left, condition.right].flatMap((term) =>
    term.kind === 'variable' ? [term.variable] : [],
  )
}

/** Every variable that a condition reads, each name once. */
export function variablesIn(condition: Condition): readonly Variable[] {
  const all = [...ownVariables(condition), ...partsOf(condition).flatMap(variablesIn)]
  return [...new Map(all.map((variable) => [variable.name, variable])).values()]
}

/** Whether the clock alone can change the answer. */
export const readsClock = (condition: Condition): boolean =>
  variablesIn(condition).some((variable) => variable.fact === undefined)

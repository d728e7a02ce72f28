// The one checked syntax tree of a CertLogic 1.3.3 expression. Whatever runs, prints, analyses or
// translates a rule starts here, so that all of them read the same rule.

/** A unit of `plusTime`. */
export const TIME_UNITS = ['year', 'month', 'day', 'hour'] as const
export type TimeUnit = (typeof TIME_UNITS)[number]

export const INTEGER_COMPARISONS = ['<', '>', '<=', '>='] as const
export type IntegerComparison = (typeof INTEGER_COMPARISONS)[number]

export const TIME_COMPARISONS = ['after', 'before', 'not-after', 'not-before'] as const
export type TimeComparison = (typeof TIME_COMPARISONS)[number]

/** The integer comparison that a comparison of date-times stands for. */
export const AS_INTEGER_COMPARISON: Readonly<Record<TimeComparison, IntegerComparison>> = {
  after: '>',
  before: '<',
  'not-after': '<=',
  'not-before': '>=',
}

/** Where a node stands in the JSON it came from, as a JSON pointer (RFC 6901). */
interface At {
  readonly path: string
}

/** A node of the tree. */
export type Expression =
  | (At & { readonly kind: 'literal'; readonly value: string | number | boolean })
  | (At & { readonly kind: 'array'; readonly items: readonly Expression[] })
  | (At & { readonly kind: 'var'; readonly name: string })
  | (At & {
      readonly kind: 'if'
      readonly guard: Expression
      readonly yes: Expression
      readonly no: Expression
    })
  | (At & { readonly kind: 'and'; readonly operands: readonly Expression[] })
  | (At & { readonly kind: 'not'; readonly operand: Expression })
  | (At & { readonly kind: 'equal'; readonly left: Expression; readonly right: Expression })
  | (At & { readonly kind: 'in'; readonly item: Expression; readonly list: Expression })
  | (At & { readonly kind: 'plus'; readonly left: Expression; readonly right: Expression })
  | (At & {
      readonly kind: 'compare'
      readonly operator: IntegerComparison
      readonly operands: readonly Expression[]
    })
  | (At & {
      readonly kind: 'compare-time'
      readonly operator: TimeComparison
      readonly operands: readonly Expression[]
    })
  | (At & {
      readonly kind: 'plus-time'
      readonly operand: Expression
      readonly amount: number
      readonly unit: TimeUnit
    })
  | (At & {
      readonly kind: 'reduce'
      readonly operand: Expression
      readonly lambda: Expression
      readonly initial: Expression
    })
  | (At & { readonly kind: 'uvci'; readonly operand: Expression; readonly index: number })
  | (At & { readonly kind: 'date-of-birth'; readonly operand: Expression })

/** A node of one kind. */
export type ExpressionOf<K extends Expression['kind']> = Extract<Expression, { kind: K }>

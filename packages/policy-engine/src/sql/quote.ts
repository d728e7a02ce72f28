// Text in SQL. Everything here comes from a checked pack, never from a holder; it is quoted all the same.

/** A text literal. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** An instant literal of milliseconds. */
export const instantLiteral = (instant: number): string => `timestamptz '${new Date(instant).toISOString()}'`

/** A date literal of a day number. */
export const dateLiteral = (day: number): string =>
  `date '${new Date(day * 86_400_000).toISOString().slice(0, 10)}'`

/** Parts joined by an operator, in parentheses; the neutral value when there is none. */
export const joined = (parts: readonly string[], operator: 'AND' | 'OR'): string => {
  if (parts.length === 0) return operator === 'AND' ? 'TRUE' : 'FALSE'
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(` ${operator} `)})`
}

// What may be wrong with a CSV list, in stable codes and in words, by row and column.

/** Stable codes of what may be wrong with a CSV list. */
export type CsvProblemCode =
  | 'too-large'
  | 'empty'
  | 'unreadable'
  | 'column-missing'
  | 'impossible-date'
  | 'sex'
  | 'person-type'
  | 'name-missing'
  | 'date-of-birth-missing'
  | 'person-twice'
  | 'more-problems'

/** `row` counts as a spreadsheet does, the header being 1; null where a problem is not about one row or column. */
export interface CsvProblem {
  readonly code: CsvProblemCode
  readonly row: number | null
  readonly column: string | null
  readonly message: string
}

export const csvProblem = (
  code: CsvProblemCode,
  row: number | null,
  column: string | null,
  message: string,
): CsvProblem => ({ code, row, column, message })

// Reads comma-separated text (RFC 4180) into a header and records by column name.
import { parse } from 'csv-parse/sync'

export interface CsvTable {
  readonly columns: readonly string[]
  readonly records: readonly Readonly<Record<string, string>>[]
}

/** Empty text has no columns; a short row leaves its last columns out, a long one is cut. */
export function readCsv(text: string): CsvTable {
  const rows: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true })
  const [columns = [], ...body] = rows
  const records = body.map((row) =>
    Object.fromEntries(columns.slice(0, row.length).map((column, i) => [column, row[i] ?? ''])),
  )
  return { columns, records }
}

/** The same for text from outside: nothing when it is not comma-separated text. */
export function findCsv(text: string): CsvTable | undefined {
  try {
    return readCsv(text)
  } catch {
    return undefined
  }
}

// Rows as a file (RFC 4180), under column names that stay the same in every language, so that a program can read them. A
// cell that a spreadsheet would run as a formula is kept from it.
export type CsvRow = Readonly<Record<string, string | number | boolean | null>>

const cell = (value: CsvRow[string] | undefined): string => {
  const text = String(value ?? '')
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvOf(rows: readonly CsvRow[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','))
  return [columns.join(','), ...lines].join('\r\n')
}

// CSV text to rows of cells: separator guessed, byte-order mark dropped, quotes as RFC 4180 has them.
import { CsvError, parse } from 'csv-parse/sync'

export type CsvRows =
  | { readonly rows: readonly (readonly string[])[] }
  | { readonly fault: string; readonly line: number | null }

/** The separator that parts the first line most often; a comma if none does. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r\n|\r|\n/, 1)
  const count = (separator: string) => first.split(separator).length
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

const faults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'a closing quotation mark is followed by text',
  INVALID_OPENING_QUOTE: 'a quotation mark stands inside a cell that does not begin with one',
  CSV_MAX_RECORD_SIZE: 'a row has more than 20,000 characters',
}

/** The rows of a text, cells trimmed; empty rows are kept so that row numbers are those of a spreadsheet. */
export function csvRows(text: string): CsvRows {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      max_record_size: 20_000,
      trim: true,
    })
    return { rows }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line: unknown = error.lines
    return {
      fault: faults[error.code] ?? 'quotation marks and separators do not fit together',
      line: typeof line === 'number' ? line : null,
    }
  }
}

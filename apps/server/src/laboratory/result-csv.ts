// Results as CSV: specimen, result, and where known the time of the sample, of the report, its number and whether it
// corrects an earlier one. Several specimens tested together stand in one cell, parted by "+".
import { parse } from 'csv-parse/sync'
import { outcomeOfText } from './outcome-text.ts'
import type { Said } from './result.ts'

export const resultTemplate =
  'specimen,result,sampledAt,reportedAt,reportId,status\nPVG20031712345678X,negative,2020-03-17T10:30:00+08:00,2020-03-17T16:00:00+08:00,R-1,final\n'

export interface CsvFault {
  readonly row: number
  readonly column: string
  readonly detail: string
}

const mostRows = 20_000

export function readCsvResults(text: string): {
  readonly said: readonly Said[]
  readonly faults: readonly CsvFault[]
} {
  const rows = rowsOf(text)
  if (typeof rows === 'string') return { said: [], faults: [{ row: 1, column: '', detail: rows }] }
  const read = rows.map((row, index) => readRow(row, index + 2))
  return {
    said: read.flatMap((one) => ('said' in one ? [one.said] : [])),
    faults: read.flatMap((one) => ('faults' in one ? one.faults : [])),
  }
}

type Row = Readonly<Record<string, string | undefined>>

function rowsOf(text: string): readonly Row[] | string {
  try {
    const rows: Row[] = parse(text, {
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      skip_empty_lines: true,
      delimiter: [',', ';', '\t'],
      to: mostRows + 1,
    })
    if (rows.length === 0) return 'There are no results below the header.'
    if (rows.length > mostRows) return `There are more than ${mostRows} rows. Send them in parts.`
    const lacking = ['specimen', 'result'].filter((name) => !Object.hasOwn(rows[0] ?? {}, name))
    return lacking.length === 0 ? rows : `The header lacks ${lacking.join(' and ')}.`
  } catch (error) {
    return `The text is no CSV: ${error instanceof Error ? error.message : String(error)}`
  }
}

function readRow(
  row: Row,
  number: number,
): { readonly said: Said } | { readonly faults: readonly CsvFault[] } {
  const specimens = (row.specimen ?? '')
    .split('+')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const outcome = outcomeOfText(row.result ?? '')
  const status = row.status || 'final'
  const [sampledAt, reportedAt] = [instant(row.sampledat), instant(row.reportedat)]
  const faults: readonly (CsvFault | false)[] = [
    specimens.length === 0 && {
      row: number,
      column: 'specimen',
      detail: 'No number of a specimen is given.',
    },
    outcome === null && {
      row: number,
      column: 'result',
      detail: `"${row.result ?? ''}" is no result. Write negative, positive, inconclusive, pending or invalid.`,
    },
    !['final', 'corrected', 'cancelled'].includes(status) && {
      row: number,
      column: 'status',
      detail: `"${status}" is no status. Write final, corrected or cancelled.`,
    },
    sampledAt === undefined && {
      row: number,
      column: 'sampledAt',
      detail: 'This is no time with its offset.',
    },
    reportedAt === undefined && {
      row: number,
      column: 'reportedAt',
      detail: 'This is no time with its offset.',
    },
  ]
  const wrong = faults.filter((fault) => fault !== false)
  if (wrong.length > 0 || outcome === null || sampledAt === undefined || reportedAt === undefined)
    return { faults: wrong }
  return {
    said: {
      specimens,
      outcome,
      status: status as Said['status'],
      reportId: row.reportid || null,
      sampledAt,
      reportedAt,
    },
  }
}

/** Null where nothing is said, undefined where it is no instant. */
function instant(text: string | undefined): string | null | undefined {
  if (text === undefined || text === '') return null
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || Number.isNaN(Date.parse(text))) return undefined
  return new Date(text).toISOString()
}

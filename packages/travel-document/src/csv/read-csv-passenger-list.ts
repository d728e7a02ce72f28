// Reads a passenger list sent as CSV, by the template or by a mapping of its columns. A verdict, never a throw.
import type { ListedPerson } from '../paxlst/person.ts'
import { repeatedPeople } from '../paxlst/repeated-people.ts'
import type { PlainDate } from '../plain-date.ts'
import { type CsvColumns, columnsOf, essentialProblems } from './csv-columns.ts'
import { type CsvMapping, templateMapping } from './csv-mapping.ts'
import { type Row, readRow } from './csv-person.ts'
import { type CsvProblem, csvProblem } from './csv-problem.ts'
import { csvRows } from './csv-rows.ts'

/** The people of a CSV list, in its order. The voyage is not in it: who uploads it names the voyage. */
export interface CsvPassengerList {
  readonly passengers: readonly ListedPerson[]
  readonly crew: readonly ListedPerson[]
  readonly problems: readonly CsvProblem[]
}

export interface CsvReading {
  /** The day next to which two-digit years are taken: the departure. 1 January 2020 if left out. */
  readonly on?: PlainDate
}

const longestText = 5 * 1024 * 1024
const mostRows = 50_000
const mostProblems = 500

const refused = (problems: readonly CsvProblem[]): CsvPassengerList => ({
  passengers: [],
  crew: [],
  problems,
})

function bounded(problems: readonly CsvProblem[]): readonly CsvProblem[] {
  if (problems.length <= mostProblems) return problems
  const more = `${problems.length - mostProblems} more problems are not shown. Mend these first and read the list again.`
  return [...problems.slice(0, mostProblems), csvProblem('more-problems', null, null, more)]
}

function rowsOf(
  rows: readonly (readonly string[])[],
  columns: CsvColumns,
  mapping: CsvMapping,
  on: PlainDate,
): Row[] {
  const first = mapping.withoutHeader ? 0 : 1
  return rows.slice(first).flatMap((cells, index): Row[] => {
    if (cells.every((cell) => cell === '')) return []
    return [
      {
        number: index + first + 1,
        cell: (field) => (cells[columns.places.get(field) ?? -1] ?? '').replace(/\s+/g, ' ').trim(),
        columnOf: columns.nameOf,
        dateOrder: mapping.dateOrder ?? 'YMD',
        reference: on,
      },
    ]
  })
}

function read(rows: readonly Row[], columnProblems: readonly CsvProblem[]): CsvPassengerList {
  const results = rows.map(readRow)
  const people = results.map(({ person }) => person)
  const isCrew = ({ type }: ListedPerson) => type === 'crew' || type === 'transit-crew'
  const rowAt = (index: number) => rows[index]?.number ?? 0
  const repeats = repeatedPeople(people).map(({ at, first }) =>
    csvProblem(
      'person-twice',
      rowAt(at),
      null,
      `Row ${rowAt(at)} is row ${rowAt(first)} again: same name, birth date and document.`,
    ),
  )
  return {
    passengers: people.filter((person) => !isCrew(person)),
    crew: people.filter(isCrew),
    problems: bounded([...columnProblems, ...results.flatMap(({ problems }) => problems), ...repeats]),
  }
}

/**
 * Reads a CSV passenger list of up to 5 MB and 50,000 rows. Never throws. Commas, semicolons, tabs and bars part
 * columns. A list without a column for names or birth dates is not read at all; a column that is mapped but missing is
 * a problem and its field null.
 *
 *     readCsvPassengerList(text, { columns: { name: 'Pax', dateOfBirth: 3 }, dateOrder: 'DMY' })
 */
export function readCsvPassengerList(
  text: string,
  mapping: CsvMapping = templateMapping,
  reading: CsvReading = {},
): CsvPassengerList {
  if (text.length > longestText)
    return refused([
      csvProblem('too-large', null, null, 'The text has more than 5 MB. Send one list at a time.'),
    ])
  const parsed = csvRows(text)
  if ('fault' in parsed)
    return refused([
      csvProblem(
        'unreadable',
        parsed.line,
        null,
        `Line ${parsed.line ?? 'unknown'}: ${parsed.fault}. Save the list as CSV again.`,
      ),
    ])
  const { rows } = parsed
  if (rows.length > mostRows)
    return refused([
      csvProblem(
        'too-large',
        null,
        null,
        `The list has more than ${mostRows} rows. Send one list at a time.`,
      ),
    ])
  const [header] = rows
  if (!header || rows.length === (mapping.withoutHeader ? 0 : 1))
    return refused([
      csvProblem(
        'empty',
        null,
        null,
        'The list has no rows of people. Below the header stands one row a person.',
      ),
    ])
  const columns = columnsOf(header, mapping)
  const lacking = essentialProblems(columns, mapping)
  if (lacking.length > 0) return refused([...columns.problems, ...lacking])
  return read(rowsOf(rows, columns, mapping, reading.on ?? '2020-01-01'), columns.problems)
}

/** The first row of a CSV text, for a page that lets a person map columns; empty if it cannot be read. */
export function readCsvHeader(text: string): readonly string[] {
  const parsed = csvRows(text.slice(0, 20_000).split(/\r\n|\r|\n/, 1)[0] ?? '')
  return 'rows' in parsed ? (parsed.rows[0] ?? []) : []
}

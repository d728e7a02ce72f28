// Finding the mapped columns in a list's header.
import { type CsvField, type CsvMapping, csvFields, headerKey } from './csv-mapping.ts'
import { type CsvProblem, csvProblem } from './csv-problem.ts'

export interface CsvColumns {
  /** Where each field stands, from 0. */
  readonly places: ReadonlyMap<CsvField, number>
  /** The column of a field as the list calls it, or the field where it has none. */
  readonly nameOf: (field: CsvField) => string
  readonly problems: readonly CsvProblem[]
}

function missing(field: CsvField, column: string | number, header: readonly string[]): CsvProblem {
  const there =
    typeof column === 'string'
      ? ` There are: ${header.slice(0, 40).join(', ')}.`
      : ` There are ${header.length} columns.`
  const message = `There is no column ${JSON.stringify(column)} for ${field}.${there} Map another column or add it.`
  return csvProblem('column-missing', null, String(column), message)
}

/** The mapped columns by the header, or by number where the list has none. */
export function columnsOf(header: readonly string[], { columns, withoutHeader }: CsvMapping): CsvColumns {
  const keys = withoutHeader ? [] : header.map(headerKey)
  const places = new Map<CsvField, number>()
  const problems: CsvProblem[] = []
  for (const field of csvFields) {
    const column = columns[field]
    if (column === undefined) continue
    const place = typeof column === 'number' ? column - 1 : keys.indexOf(headerKey(column))
    if (Number.isInteger(place) && place >= 0 && place < header.length) places.set(field, place)
    else problems.push(missing(field, column, header))
  }
  const nameOf = (field: CsvField) => {
    const place = places.get(field)
    if (place === undefined) return field
    return withoutHeader ? String(place + 1) : (header[place] ?? field)
  }
  return { places, nameOf, problems }
}

/** Without names and birth dates nobody on the list can be matched to anyone. */
export function essentialProblems({ places }: CsvColumns, { columns }: CsvMapping): readonly CsvProblem[] {
  const named = places.has('primaryIdentifier') || places.has('name')
  const unmapped: string[] = []
  if (!named && columns.primaryIdentifier === undefined && columns.name === undefined)
    unmapped.push('primaryIdentifier or name')
  if (!places.has('dateOfBirth') && columns.dateOfBirth === undefined) unmapped.push('dateOfBirth')
  const refusal = unmapped.map((field) =>
    csvProblem('column-missing', null, null, `No column is mapped to ${field}. Map one.`),
  )
  if (refusal.length > 0 || (named && places.has('dateOfBirth'))) return refusal
  return [
    csvProblem(
      'column-missing',
      null,
      null,
      'Without names and birth dates nobody can be matched, so no row was read.',
    ),
  ]
}

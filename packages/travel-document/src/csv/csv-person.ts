// One row of a CSV list as a person, in the same words as one of a PAXLST list.
import { type ListedDocument, type ListedPerson, type ListedType, seatOf } from '../paxlst/person.ts'
import type { PlainDate } from '../plain-date.ts'
import { csvDate } from './csv-date.ts'
import type { CsvField, CsvMapping } from './csv-mapping.ts'
import { type CsvProblem, type CsvProblemCode, csvProblem } from './csv-problem.ts'

export interface Row {
  readonly number: number
  /** A cell's text, empty where there is none. */
  readonly cell: (field: CsvField) => string
  readonly columnOf: (field: CsvField) => string
  readonly dateOrder: NonNullable<CsvMapping['dateOrder']>
  readonly reference: PlainDate
}

const types: Readonly<Record<string, ListedType>> = {
  '': 'passenger',
  PASSENGER: 'passenger',
  FL: 'passenger',
  PAX: 'passenger',
  CREW: 'crew',
  FM: 'crew',
  TRANSIT: 'transit',
  DDU: 'transit',
  'TRANSIT-CREW': 'transit-crew',
  DDT: 'transit-crew',
}

const sexes: Readonly<Record<string, ListedPerson['sex']>> = {
  '': null,
  M: 'M',
  MALE: 'M',
  F: 'F',
  FEMALE: 'F',
  X: 'X',
  U: 'X',
  UNSPECIFIED: 'X',
}

const orNull = (text: string) => text.toUpperCase() || null

type Say = (code: CsvProblemCode, field: CsvField, what: string) => void

function nameOf({ cell }: Row): Pick<ListedPerson, 'primaryIdentifier' | 'secondaryIdentifier'> {
  const [surname = '', ...given] = cell('name').split('/')
  return {
    primaryIdentifier: orNull(cell('primaryIdentifier') || surname.trim()),
    secondaryIdentifier: orNull(cell('secondaryIdentifier') || given.join(' ').trim()),
  }
}

function dateIn(
  { cell, dateOrder, reference }: Row,
  field: 'dateOfBirth' | 'documentExpiresOn',
  say: Say,
): PlainDate | null {
  const text = cell(field)
  if (text === '') return null
  const date = csvDate(text, field === 'dateOfBirth' ? 'birth' : 'expiry', dateOrder, reference)
  if (date === null)
    say('impossible-date', field, `is no date in the order ${dateOrder}. Write it YYYY-MM-DD`)
  return date
}

function documentsOf(row: Row, say: Say): readonly ListedDocument[] {
  const { cell } = row
  const document = {
    type: orNull(cell('documentType')),
    number: orNull(cell('documentNumber')),
    issuer: orNull(cell('documentIssuer')),
    expiresOn: dateIn(row, 'documentExpiresOn', say),
  }
  return document.number === null && document.expiresOn === null ? [] : [document]
}

function oneOf<T>(
  row: Row,
  field: 'type' | 'sex',
  known: Readonly<Record<string, T>>,
  say: () => void,
): T | undefined {
  const key = row.cell(field).toUpperCase()
  if (!Object.hasOwn(known, key)) say()
  return Object.hasOwn(known, key) ? known[key] : undefined
}

export interface RowRead {
  readonly person: ListedPerson
  readonly problems: readonly CsvProblem[]
}

/** The person of a row; what cannot be read is null and a problem. */
export function readRow(row: Row): RowRead {
  const problems: CsvProblem[] = []
  const say: Say = (code, field, what) => {
    const column = row.columnOf(field)
    problems.push(
      csvProblem(code, row.number, column, `Row ${row.number}, column ${JSON.stringify(column)}: ${what}.`),
    )
  }
  const { cell } = row
  const person: ListedPerson = {
    type:
      oneOf(row, 'type', types, () =>
        say(
          'person-type',
          'type',
          'is none of passenger, transit, crew and transit-crew; counted as a passenger',
        ),
      ) ?? 'passenger',
    ...nameOf(row),
    sex: oneOf(row, 'sex', sexes, () => say('sex', 'sex', 'is none of M, F, X and U')) ?? null,
    dateOfBirth: dateIn(row, 'dateOfBirth', say),
    nationality: orNull(cell('nationality')),
    documents: documentsOf(row, say),
    seat: seatOf(cell('seat').toUpperCase()),
    recordLocator: orNull(cell('recordLocator')),
    embarked: orNull(cell('embarked')),
    disembarked: orNull(cell('disembarked')),
  }
  if (person.primaryIdentifier === null) say('name-missing', 'primaryIdentifier', 'no name is given')
  if (cell('dateOfBirth') === '') say('date-of-birth-missing', 'dateOfBirth', 'no date of birth is given')
  return { person, problems }
}

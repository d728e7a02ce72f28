// A passenger list as text becomes people and problems; each problem is fatal (people may be missing or mixed up:
// nothing is taken), doubtful (taken only when the sender says that the list is right) or a note.
import {
  type ListedPerson,
  type ListProblemCode,
  readPassengerList,
  type Voyage,
} from '@pratique/travel-document'
import { type CsvMapping, type CsvProblemCode, readCsvPassengerList } from '@pratique/travel-document/csv'

export type Weight = 'fatal' | 'doubtful' | 'note'

export interface ListFault {
  readonly code: string
  readonly weight: Weight
  /** `UNT`, `NAD`; null in CSV. */
  readonly segment: string | null
  /** As a spreadsheet counts; null in PAXLST. */
  readonly row: number | null
  readonly column: string | null
  readonly message: string
}

export interface ListText {
  readonly format: 'paxlst' | 'csv'
  readonly text: string
  readonly mapping?: CsvMapping | undefined
}

export interface ReadList {
  /** Null in CSV, where who sends it names the voyage. */
  readonly voyage: Voyage | null
  readonly people: readonly ListedPerson[]
  readonly faults: readonly ListFault[]
}

export const mostPeople = 6000

type Code = ListProblemCode | CsvProblemCode
const weights: Partial<Record<Code, Weight>> = {
  'not-edifact': 'fatal',
  'too-large': 'fatal',
  'not-a-passenger-list': 'fatal',
  truncated: 'fatal',
  'parts-missing': 'doubtful',
  'several-voyages': 'fatal',
  'flight-missing': 'fatal',
  'name-missing': 'fatal',
  'person-type': 'doubtful',
  'passenger-count': 'doubtful',
  'crew-count': 'doubtful',
  'unreadable-segment': 'doubtful',
  'segment-misplaced': 'doubtful',
  'message-count': 'doubtful',
  'person-twice': 'doubtful',
  'impossible-date': 'doubtful',
  'several-flights': 'doubtful',
  empty: 'fatal',
  unreadable: 'fatal',
}

export function readList({ format, text, mapping }: ListText, on: string | undefined): ReadList {
  const read = format === 'paxlst' ? readPaxlst(text) : readCsv(text, mapping, on)
  if (read.people.length > mostPeople) return tooMany(read)
  // Without people whatever is wrong is why.
  if (read.people.length === 0)
    return { ...read, faults: [...read.faults.map((one) => ({ ...one, weight: 'fatal' as const })), nobody] }
  return read
}

function readPaxlst(text: string): ReadList {
  const { voyage, passengers, crew, problems } = readPassengerList(text)
  return {
    voyage,
    people: [...passengers, ...crew],
    faults: problems.map(({ code, segment, message }) => ({
      code,
      weight: weights[code] ?? 'note',
      segment,
      row: null,
      column: null,
      message,
    })),
  }
}

function readCsv(text: string, mapping: CsvMapping | undefined, on: string | undefined): ReadList {
  const { passengers, crew, problems } = readCsvPassengerList(text, mapping, on === undefined ? {} : { on })
  return {
    voyage: null,
    people: [...passengers, ...crew],
    faults: problems.map(({ code, row, column, message }) => ({
      code,
      weight: weights[code] ?? 'note',
      segment: null,
      row,
      column,
      message,
    })),
  }
}

const fault = (code: string, message: string): ListFault => ({
  code,
  weight: 'fatal',
  segment: null,
  row: null,
  column: null,
  message,
})
const nobody = fault('empty', 'The list names nobody. Send the list of those aboard, crew included.')
const tooMany = (read: ReadList): ReadList => ({
  ...read,
  people: [],
  faults: [
    ...read.faults,
    fault('too-large', `The list names more than ${mostPeople} people. Send it in parts by deck or class.`),
  ],
})

/** Why the list cannot be taken; empty when it can. */
export const hindrances = (faults: readonly ListFault[], takeDoubtful: boolean): readonly ListFault[] =>
  faults.filter(({ weight }) => weight === 'fatal' || (weight === 'doubtful' && !takeDoubtful))

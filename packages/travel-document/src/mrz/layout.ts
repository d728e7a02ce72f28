// Where each field stands in each size of machine-readable zone.
// ICAO Doc 9303, Part 4 (TD3), Part 5 (TD1), Part 6 (TD2), Part 7 (MRV-A, MRV-B).

/** The five sizes of machine-readable travel documents. */
export type ZoneFormat = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B'

/** Positions `from` (included) to `to` (excluded) of a line, all counted from 0. */
export interface Span {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** All spans, in the order in which a person reads a document. */
export const spanNames = [
  'documentType',
  'issuingState',
  'name',
  'documentNumber',
  'nationality',
  'dateOfBirth',
  'sex',
  'dateOfExpiry',
  'optionalData',
  'optionalData2',
] as const

export type SpanName = (typeof spanNames)[number]

/** What a check digit guards. */
type CheckedField = 'documentNumber' | 'dateOfBirth' | 'dateOfExpiry' | 'optionalData' | 'composite'

export interface Check {
  readonly field: CheckedField
  readonly digit: Span
  readonly over: readonly Span[]
}

export interface Layout {
  readonly format: ZoneFormat
  readonly lines: number
  readonly width: number
  readonly spans: Readonly<Partial<Record<SpanName, Span>>>
  readonly checks: readonly Check[]
}

/** A span by positions as the standard counts them: from 1, both ends included. */
const at = (line: number, first: number, last: number): Span => ({
  line: line - 1,
  from: first - 1,
  to: last,
})

const secondLine = {
  documentNumber: at(2, 1, 9),
  nationality: at(2, 11, 13),
  dateOfBirth: at(2, 14, 19),
  sex: at(2, 21, 21),
  dateOfExpiry: at(2, 22, 27),
}

const secondLineChecks: readonly Check[] = [
  { field: 'documentNumber', digit: at(2, 10, 10), over: [secondLine.documentNumber] },
  { field: 'dateOfBirth', digit: at(2, 20, 20), over: [secondLine.dateOfBirth] },
  { field: 'dateOfExpiry', digit: at(2, 28, 28), over: [secondLine.dateOfExpiry] },
]

/** The composite digit skips nationality and sex. */
const compositeOfTwoLines = (last: number): Check => ({
  field: 'composite',
  digit: at(2, last + 1, last + 1),
  over: [at(2, 1, 10), at(2, 14, 20), at(2, 22, last)],
})

function twoLines(format: ZoneFormat, width: number, optionalData: Span, more: readonly Check[]): Layout {
  return {
    format,
    lines: 2,
    width,
    spans: {
      documentType: at(1, 1, 2),
      issuingState: at(1, 3, 5),
      name: at(1, 6, width),
      ...secondLine,
      optionalData,
    },
    checks: [...secondLineChecks, ...more],
  }
}

const td1: Layout = {
  format: 'TD1',
  lines: 3,
  width: 30,
  spans: {
    documentType: at(1, 1, 2),
    issuingState: at(1, 3, 5),
    documentNumber: at(1, 6, 14),
    optionalData: at(1, 16, 30),
    dateOfBirth: at(2, 1, 6),
    sex: at(2, 8, 8),
    dateOfExpiry: at(2, 9, 14),
    nationality: at(2, 16, 18),
    optionalData2: at(2, 19, 29),
    name: at(3, 1, 30),
  },
  checks: [
    { field: 'documentNumber', digit: at(1, 15, 15), over: [at(1, 6, 14)] },
    { field: 'dateOfBirth', digit: at(2, 7, 7), over: [at(2, 1, 6)] },
    { field: 'dateOfExpiry', digit: at(2, 15, 15), over: [at(2, 9, 14)] },
    {
      field: 'composite',
      digit: at(2, 30, 30),
      over: [at(1, 6, 30), at(2, 1, 7), at(2, 9, 15), at(2, 19, 29)],
    },
  ],
}

const td3Optional: Check = { field: 'optionalData', digit: at(2, 43, 43), over: [at(2, 29, 42)] }

/** The layout of each format. Visas have neither an optional-data nor a composite digit (Part 7, 4.2). */
export const layouts: Readonly<Record<ZoneFormat, Layout>> = {
  TD1: td1,
  TD2: twoLines('TD2', 36, at(2, 29, 35), [compositeOfTwoLines(35)]),
  TD3: twoLines('TD3', 44, at(2, 29, 42), [td3Optional, compositeOfTwoLines(43)]),
  'MRV-A': twoLines('MRV-A', 44, at(2, 29, 44), []),
  'MRV-B': twoLines('MRV-B', 36, at(2, 29, 36), []),
}

// Which column holds what. Airlines without PAXLST send what their system exports, so a person maps columns once
// and the mapping is kept; the template needs no mapping.

/** What a column may hold. `name` is a whole name as `SURNAME/GIVEN NAMES`. */
export const csvFields = [
  'type',
  'primaryIdentifier',
  'secondaryIdentifier',
  'name',
  'sex',
  'dateOfBirth',
  'nationality',
  'documentType',
  'documentNumber',
  'documentIssuer',
  'documentExpiresOn',
  'seat',
  'recordLocator',
  'embarked',
  'disembarked',
] as const

/** One of `csvFields`. */
export type CsvField = (typeof csvFields)[number]

/** How to read the columns of a CSV list. */
export interface CsvMapping {
  /** For each field its column: the header's text (case and blanks do not count) or its number from 1. */
  readonly columns: Readonly<Partial<Record<CsvField, string | number>>>
  /** The order of day, month and year in dates; `YMD` if left out. `29FEB1984` and `1984-02-29` are read in any. */
  readonly dateOrder?: 'YMD' | 'DMY' | 'MDY'
  /** The first row holds people already. */
  readonly withoutHeader?: boolean
}

const templateFields = csvFields.filter((field) => field !== 'name')

/** The mapping of the template: every column is named by its field. */
export const templateMapping: CsvMapping = {
  columns: Object.fromEntries(templateFields.map((field) => [field, field])),
}

/** The template to hand out: a header and an invented passenger; dates are `YYYY-MM-DD`, states ISO 3166-1 alpha-3. */
export const passengerListTemplate = `${templateFields.join(',')}
passenger,SPECIMEN,ANNA MARIA,F,1974-08-12,UTO,P,L898902C3,UTO,2032-04-15,12A,ABC123,MXP,PVG
`

/** A header's text as it is compared. */
export const headerKey = (text: string): string => text.toLowerCase().replace(/[\s_.-]+/g, '')

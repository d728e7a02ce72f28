// Passenger lists sent as CSV: by a template, or by a mapping of columns that a person makes once.
export {
  type CsvField,
  type CsvMapping,
  csvFields,
  passengerListTemplate,
  templateMapping,
} from './csv-mapping.ts'
export type { CsvProblem, CsvProblemCode } from './csv-problem.ts'
export {
  type CsvPassengerList,
  type CsvReading,
  readCsvHeader,
  readCsvPassengerList,
} from './read-csv-passenger-list.ts'

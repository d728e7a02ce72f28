// People of a list as rows of a file.
import type { HolderRow } from '@pratique/api-contract'
import type { CsvRow } from '../frame/csv.ts'

export const holderCsv = (row: HolderRow): CsvRow => ({
  holderId: row.holderId,
  colour: row.colour,
  label: row.label,
  arrivalAt: row.arrivalAt,
  flight: row.flight,
  seat: row.seat,
  port: row.port,
  jurisdiction: row.jurisdiction,
  stage: row.stage,
})

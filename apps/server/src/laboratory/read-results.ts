// What somebody sent as results, whatever the format: all of it is understood, or all of it is refused with its faults.
import type { ResultsRequest } from '@pratique/api-contract'
import type { ProblemError } from '../platform/problem.ts'
import { readFhirResults } from './result.fhir.ts'
import type { Said } from './result.ts'
import { readCsvResults } from './result-csv.ts'

export interface ReadResults {
  readonly said: readonly Said[]
  readonly errors: readonly ProblemError[]
}

export function readResults(asked: ResultsRequest): ReadResults {
  if (asked.format === 'entry') {
    const { specimens, outcome, status, reportId, reportedAt } = asked
    return { said: [{ specimens, outcome, status, reportId, reportedAt, sampledAt: null }], errors: [] }
  }
  if (asked.format === 'csv') {
    const { said, faults } = readCsvResults(asked.text)
    return {
      said,
      errors: faults.map(({ row, column, detail }) => ({
        pointer: column === '' ? `row ${row}` : `row ${row}, ${column}`,
        code: 'invalid',
        detail,
      })),
    }
  }
  return readFhir(asked.resource)
}

export function readFhir(resource: unknown): ReadResults {
  const { said, faults } = readFhirResults(resource)
  return { said, errors: faults.map(({ pointer, detail }) => ({ pointer, code: 'invalid', detail })) }
}

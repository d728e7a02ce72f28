// Whether the codes of a correction mean something: what the rules do not know they would pass over.
import type { StatementChange } from '@pratique/api-contract'
import type { ProblemError } from '../platform/problem.ts'

export interface KnownCodes {
  readonly isPlace: (code: string) => boolean
  readonly isAirport: (code: string) => boolean
  readonly symptoms: ReadonlySet<string>
}

export function faultsOfCorrection(change: StatementChange, known: KnownCodes): readonly ProblemError[] {
  return [...faultsOfStops(change, known), ...faultsOfPort(change, known), ...faultsOfSymptoms(change, known)]
}

const unknown = (pointer: string, detail: string): ProblemError => ({ pointer, code: 'unknown', detail })

function faultsOfStops({ stops = [] }: StatementChange, { isPlace }: KnownCodes): readonly ProblemError[] {
  return stops.flatMap(({ place }, at) =>
    isPlace(place)
      ? []
      : [unknown(`/statement/stops/${at}/place`, `"${place}" is no country or region we know.`)],
  )
}

const faultsOfPort = ({ port }: StatementChange, { isAirport }: KnownCodes): readonly ProblemError[] =>
  port === undefined || isAirport(port)
    ? []
    : [unknown('/statement/port', `"${port}" is no airport we know.`)]

function faultsOfSymptoms({ symptoms = [] }: StatementChange, known: KnownCodes): readonly ProblemError[] {
  return symptoms
    .filter((code) => !known.symptoms.has(code))
    .map((code) => unknown('/statement/symptoms', `"${code}" is no symptom of the pack.`))
}

// Travel documents and passenger lists, as values: no HTTP, no database, no machine.
export { checkDigit } from './mrz/check-digit.ts'
export type { ZoneFormat } from './mrz/layout.ts'
export {
  type MachineReadableZone,
  readMachineReadableZone,
  type Sex,
  type ZoneReading,
} from './mrz/read-zone.ts'
export { isoStateCode, isStateCode } from './mrz/state-code.ts'
export type { ZoneProblem, ZoneProblemCode, ZoneProblemField } from './mrz/zone-problem.ts'
export type { PlainDate } from './plain-date.ts'

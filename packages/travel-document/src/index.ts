// Travel documents and passenger lists, as values: no HTTP, no database, no machine.
// CSV lists stand apart in `./csv`, because their parser is a dependency that a browser need not load.
export { documentKey } from './document-key.ts'
export { checkDigit } from './mrz/check-digit.ts'
export type { ZoneFormat } from './mrz/layout.ts'
export {
  type MachineReadableZone,
  readMachineReadableZone,
  type Sex,
  type ZoneReading,
} from './mrz/read-zone.ts'
export { isoStateCode, isStateCode } from './mrz/state-code.ts'
export { writeMachineReadableZone, type ZoneContent, ZoneContentError } from './mrz/write-zone.ts'
export type { ZoneProblem, ZoneProblemCode, ZoneProblemField } from './mrz/zone-problem.ts'
export { compareNames, type NameComparison, nameVariants, type PersonName } from './name/name-variants.ts'
export { transliterate, transliterations } from './name/transliterate.ts'
export type { ListProblem, ListProblemCode } from './paxlst/list-problem.ts'
export type { ListedDocument, ListedPerson, ListedType } from './paxlst/person.ts'
export { type ListReading, type PassengerList, readPassengerList } from './paxlst/read-passenger-list.ts'
export type { Leg, Voyage } from './paxlst/voyage.ts'
export { type ListContent, type ListEnvelope, writePassengerList } from './paxlst/write-passenger-list.ts'
export type { PlainDate } from './plain-date.ts'

// The machine-readable zone of a passport fills in the fields of the document; what a traveller typed herself stands.
import {
  type MachineReadableZone,
  readMachineReadableZone,
  type ZoneProblem,
} from '@pratique/travel-document'
import type { PlainDate } from '../place/plain-date.ts'
import { type Answers, entriesOf, findText, isAnswered, type Json } from './answers.ts'

/** What is wrong with a zone by itself, or with what was typed beside it. */
export type ZoneTrouble =
  | ZoneProblem
  | { readonly code: 'differs'; readonly field: ComparedField; readonly message: string }

/** Names differ by transliteration and are cut short; of these two sources say one thing or one of them is wrong. */
const comparedFields = ['documentNumber', 'dateOfBirth', 'dateOfExpiry'] as const
type ComparedField = (typeof comparedFields)[number]

export interface ZoneRead {
  /** The answers with the fields that the zone gave; unchanged where there is no zone or it is wrong. */
  readonly answers: Answers
  readonly problems: readonly ZoneTrouble[]
}

export function withZone(answers: Answers, on: PlainDate): ZoneRead {
  const typed = findText(answers, 'identity.mrz')
  if (typed === null) return { answers, problems: [] }
  const zone = readMachineReadableZone(typed, { on })
  // Issuers print names and codes of states that no list has; what is wrong with digits is wrong.
  const problems = zone.problems.filter(({ code }) => code !== 'unknown-state')
  if (problems.length > 0) return { answers, problems }
  const [identity = {}] = entriesOf(answers, 'identity')
  const given = Object.fromEntries(Object.entries(identity).filter(([, answer]) => isAnswered(answer)))
  const fields = fieldsOf(zone)
  const differing = comparedFields.filter((field) => differs(fields[field], given[field]))
  return {
    answers: { ...answers, identity: { ...fields, ...given } },
    problems: differing.map((field) => ({
      code: 'differs',
      field,
      message: `the zone gives another ${field} than was typed`,
    })),
  }
}

const differs = (read: Json | undefined, typed: Json | undefined): boolean =>
  typeof read === 'string' && typeof typed === 'string' && bare(read) !== bare(typed)

/** Spaces, hyphens and case are how a number is printed, not what it is. */
const bare = (text: string): string => text.replaceAll(/[^A-Z0-9]/gi, '').toUpperCase()

function fieldsOf(zone: MachineReadableZone): Record<string, Json> {
  const read = {
    documentType: typeOf(zone.documentType),
    issuingState: zone.issuingState,
    documentNumber: zone.documentNumber,
    primaryIdentifier: zone.primaryIdentifier,
    secondaryIdentifier: zone.secondaryIdentifier,
    nationality: zone.nationality,
    dateOfBirth: zone.dateOfBirth,
    sex: zone.sex,
    dateOfExpiry: zone.dateOfExpiry,
  }
  return Object.fromEntries(
    Object.entries(read).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}

function typeOf(documentType: string | null): string | null {
  if (documentType === null) return null
  return documentType.startsWith('P') ? 'passport' : /^[ACI]/.test(documentType) ? 'identity-card' : 'other'
}

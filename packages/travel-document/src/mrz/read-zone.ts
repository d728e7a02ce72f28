// Reads a machine-readable zone as it was typed or scanned: what it says, and all that is wrong with it.
// A verdict, never a throw: a gate must get the readable part of a damaged document.
import type { PlainDate } from '../plain-date.ts'
import type { ZoneFormat } from './layout.ts'
import { recognise } from './recognise.ts'
import { isStateCode } from './state-code.ts'
import { characterProblems } from './verify-characters.ts'
import { digitProblems } from './verify-digits.ts'
import { readZoneDate } from './zone-date.ts'
import { readZoneName, type ZoneName } from './zone-name.ts'
import { problem, whereIs, wordsFor, type ZoneProblem } from './zone-problem.ts'
import { field, longNumber, type ZoneText } from './zone-text.ts'

/** `X`: unspecified, a filler in the zone. */
export type Sex = 'M' | 'F' | 'X'

/**
 * What a zone says. A field is null where the document leaves it empty or the text does not hold it whole.
 * Fillers are taken off the end and are spaces inside; states stay as coded (`D` for Germany, see `isoStateCode`).
 */
export interface MachineReadableZone {
  /** Null if the text is no zone at all. */
  readonly format: ZoneFormat | null
  /** One or two letters: `P`, `PO`, `ID`, `V`, `AC`, … */
  readonly documentType: string | null
  readonly issuingState: string | null
  /** Whole, also where a number of more than nine characters runs on into the optional data. */
  readonly documentNumber: string | null
  readonly primaryIdentifier: string | null
  readonly secondaryIdentifier: string | null
  /** The name fills its field to the last position, so it may have been cut. */
  readonly nameMayBeTruncated: boolean
  readonly nationality: string | null
  /** `YYYY-MM-DD`; `YYYY-MM` or `YYYY` where the document leaves the rest unknown. */
  readonly dateOfBirth: string | null
  readonly sex: Sex | null
  /** `YYYY-MM-DD`. */
  readonly dateOfExpiry: string | null
  readonly optionalData: string | null
  /** TD1 only: the optional data of its second line. */
  readonly optionalData2: string | null
  readonly problems: readonly ZoneProblem[]
}

export interface ZoneReading {
  /**
   * The day on which the zone is read. A birth is not after it; an expiry is within fifty years of it.
   * Without it the expiry counts as 1970 to 2069 and stands for the day of reading.
   */
  readonly on?: PlainDate
}

const unreadable = {
  format: null,
  documentType: null,
  issuingState: null,
  documentNumber: null,
  primaryIdentifier: null,
  secondaryIdentifier: null,
  nameMayBeTruncated: false,
  nationality: null,
  dateOfBirth: null,
  sex: null,
  dateOfExpiry: null,
  optionalData: null,
  optionalData2: null,
} as const

/** Fillers off the end, spaces inside; empty is null. */
const unfilled = (text: string | null): string | null => text?.replace(/<+/g, ' ').trim() || null

function optionalData(zone: ZoneText): string | null {
  const text = field(zone, 'optionalData')
  const long = longNumber(zone)
  return unfilled(long && text ? text.slice(long.rest.length + 1) : text)
}

function readSex(zone: ZoneText): { sex: Sex | null; problems: ZoneProblem[] } {
  const span = zone.layout.spans.sex
  const text = field(zone, 'sex')
  if (!span || text === null) return { sex: null, problems: [] }
  if (text === 'M' || text === 'F') return { sex: text, problems: [] }
  if (text === '<') return { sex: 'X', problems: [] }
  const mend = text === 'X' ? 'X belongs to the visual zone, < stands for it here.' : 'It is M, F or <.'
  const message = `The sex (${whereIs(span)}) is ${JSON.stringify(text)}. ${mend} Compare it with the document.`
  return { sex: text === 'X' ? 'X' : null, problems: [problem('sex', 'sex', message)] }
}

/** Codes made of letters that are no state's; other characters are reported as such already. */
function stateProblems(zone: ZoneText): ZoneProblem[] {
  return (['issuingState', 'nationality'] as const).flatMap((name) => {
    const code = field(zone, name)
    const span = zone.layout.spans[name]
    if (code === null || !span || !/^[A-Z<]{3}$/.test(code) || isStateCode(code.replace(/<+$/, ''))) return []
    const where = whereIs(span)
    if (code === '<<<')
      return [problem('missing-field', name, `No ${wordsFor(name)} at ${where}. Every zone has one.`)]
    return [
      problem(
        'unknown-state',
        name,
        `The ${wordsFor(name)} (${where}) is ${code}, which is no state's code.`,
      ),
    ]
  })
}

const firstLetters: Readonly<Record<ZoneFormat, RegExp>> = {
  TD1: /^[ACI]/,
  TD2: /^[ACIP]/,
  TD3: /^P/,
  'MRV-A': /^V/,
  'MRV-B': /^V/,
}

function documentProblems(zone: ZoneText, format: ZoneFormat): ZoneProblem[] {
  const found: ZoneProblem[] = []
  const type = field(zone, 'documentType')
  if (type !== null && /^[A-Z0-9<]{2}$/.test(type) && !firstLetters[format].test(type)) {
    const expected = firstLetters[format].source
      .replace(/[\^[\]]/g, '')
      .split('')
      .join(', ')
    const message = `A ${format} zone begins with ${expected}; line 1 begins with ${type}. Compare it with the document.`
    found.push(problem('document-type', 'documentType', message))
  }
  if (/^<+$/.test(field(zone, 'documentNumber') ?? ''))
    found.push(
      problem('missing-field', 'documentNumber', 'The document number is empty. Every zone has one.'),
    )
  return found
}

/** Without a day of reading: the expiry as 1970 to 2069, on whose last possible day the holder was born. */
const pivot: PlainDate = '2020-01-01'

function readFields(zone: ZoneText, name: ZoneName, on: PlainDate | undefined): MachineReadableZone {
  const { format } = zone.layout
  const expiry = readZoneDate(zone, 'dateOfExpiry', on ?? pivot)
  const birth = readZoneDate(zone, 'dateOfBirth', on ?? expiry.date ?? pivot)
  const { sex, problems: sexProblems } = readSex(zone)
  return {
    format,
    documentType: unfilled(field(zone, 'documentType')),
    issuingState: unfilled(field(zone, 'issuingState')),
    documentNumber: unfilled((field(zone, 'documentNumber') ?? '') + (longNumber(zone)?.rest ?? '')),
    primaryIdentifier: name.primaryIdentifier,
    secondaryIdentifier: name.secondaryIdentifier,
    nameMayBeTruncated: name.nameMayBeTruncated,
    nationality: unfilled(field(zone, 'nationality')),
    dateOfBirth: birth.date,
    sex,
    dateOfExpiry: expiry.date,
    optionalData: optionalData(zone),
    optionalData2: unfilled(field(zone, 'optionalData2')),
    problems: [
      ...documentProblems(zone, format),
      ...stateProblems(zone),
      ...name.problems,
      ...birth.problems,
      ...sexProblems,
      ...expiry.problems,
    ],
  }
}

/**
 * Reads a machine-readable zone of any of the five formats of ICAO Doc 9303. Never throws.
 *
 * Spaces, lower case, any line ends, blank lines and zones typed as one line are taken as they come. Nothing is
 * corrected: a letter read for a digit is a hint in a message. Each wrong check digit is one problem with the code
 * `check-digit`; a check digit on a line that was cut is named in that line's `line-length` problem.
 *
 *     const zone = readMachineReadableZone('P<UTO…\nL898902C36UTO…', { on: '2020-03-16' })
 *     zone.problems.length === 0 // the zone agrees with itself; it proves nothing about the document
 */
export function readMachineReadableZone(text: string, reading: ZoneReading = {}): MachineReadableZone {
  const { layout, lines, problems } = recognise(text)
  if (layout === null) return { ...unreadable, problems }
  const zone: ZoneText = { layout, lines }
  const fields = readFields(zone, readZoneName(zone), reading.on)
  return {
    ...fields,
    problems: [...problems, ...characterProblems(zone), ...fields.problems, ...digitProblems(zone)],
  }
}

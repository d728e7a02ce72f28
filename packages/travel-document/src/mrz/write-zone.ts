// Writes machine-readable zones for invented people: tests, exercises, specimens.

import { transliterate } from '../name/transliterate.ts'
import { asPlainDate, type PlainDate } from '../plain-date.ts'
import { checkDigit } from './check-digit.ts'
import { type Layout, layouts, type Span, type SpanName, spanNames, type ZoneFormat } from './layout.ts'
import type { Sex } from './read-zone.ts'

/** What to write into a zone. Names may hold national characters; dates are `YYYY-MM-DD`. */
export interface ZoneContent {
  readonly format: ZoneFormat
  /** One or two letters; `P`, `I` or `V` by the format if left out. */
  readonly documentType?: string
  /** As the zone codes it: `D`, `UTO`, ISO 3166-1 alpha-3. */
  readonly issuingState: string
  readonly documentNumber: string
  readonly primaryIdentifier: string
  readonly secondaryIdentifier?: string | null
  readonly nationality: string
  readonly dateOfBirth: PlainDate | null
  readonly sex: Sex | null
  readonly dateOfExpiry: PlainDate | null
  readonly optionalData?: string | null
  /** TD1 only. */
  readonly optionalData2?: string | null
}

/** Content that no zone can hold: `code` is stable, `message` says which field and why. */
export class ZoneContentError extends Error {
  readonly code = 'zone-content'
}

const refuse = (field: string, why: string): never => {
  throw new ZoneContentError(`${field}: ${why}`)
}

function filled(field: SpanName, text: string | null | undefined, width: number): string {
  const written = (text ?? '').toUpperCase().replace(/[ -]/g, '<')
  if (!/^[A-Z0-9<]*$/.test(written)) return refuse(field, 'takes A to Z, 0 to 9 and spaces only')
  if (written.length > width) return refuse(field, `takes ${width} characters, not ${written.length}`)
  return written.padEnd(width, '<')
}

function zoneDate(field: SpanName, date: PlainDate | null): string {
  if (date === null) return '<<<<<<'
  return (asPlainDate(date) ?? refuse(field, 'is no date YYYY-MM-DD')).replaceAll('-', '').slice(2)
}

/** Cut so that one letter of the secondary identifier stays and the last position is a letter (Part 4, 4.2.3). */
function zoneName(content: ZoneContent, width: number): string {
  const primary = transliterate(content.primaryIdentifier).replaceAll(' ', '<')
  const secondary = transliterate(content.secondaryIdentifier ?? '').replaceAll(' ', '<')
  if (primary === '')
    return refuse('primaryIdentifier', 'is empty or in a script that is not Latin or Cyrillic')
  if (secondary === '') return primary.slice(0, width).padEnd(width, '<')
  const name = `${primary.slice(0, width - 3).replace(/<+$/, '')}<<${secondary}`
  return name.slice(0, width).padEnd(width, '<')
}

interface NumberParts {
  readonly number: string
  readonly digit: string | null
  readonly rest: string
}

/** Up to nine characters, or in TD1 and TD2 the rest with its digit at the start of the optional data. */
function numberParts({ format, documentNumber }: ZoneContent): NumberParts {
  const number = documentNumber.toUpperCase().replace(/[ -]/g, '<')
  const mayRunOn = format === 'TD1' || format === 'TD2'
  if (number.length <= 9 || !mayRunOn)
    return { number: filled('documentNumber', number, 9), digit: null, rest: '' }
  return {
    number: filled('documentNumber', number.slice(0, 9), 9),
    digit: '<',
    rest: `${number.slice(9)}${checkDigit(number) ?? ''}<`,
  }
}

function put(lines: string[], { line, from, to }: Span, text: string): void {
  const old = lines[line] ?? ''
  lines[line] = old.slice(0, from) + text + old.slice(to)
}

function optional(content: ZoneContent, span: Span, rest: string): string {
  const text = `${rest}${content.optionalData ?? ''}`
  return filled(
    'optionalData',
    text.length > span.to - span.from ? text.replace(/<$/, '') : text,
    span.to - span.from,
  )
}

function typeOf(format: ZoneFormat): string {
  if (format.startsWith('MRV')) return 'V'
  return format === 'TD3' ? 'P' : 'I'
}

function fieldTexts(
  content: ZoneContent,
  layout: Layout,
  parts: NumberParts,
): Partial<Record<SpanName, string>> {
  const { name, optionalData } = layout.spans
  return {
    documentType: filled('documentType', content.documentType ?? typeOf(content.format), 2),
    issuingState: filled('issuingState', content.issuingState, 3),
    name: zoneName(content, name ? name.to - name.from : 0),
    documentNumber: parts.number,
    nationality: filled('nationality', content.nationality, 3),
    dateOfBirth: zoneDate('dateOfBirth', content.dateOfBirth),
    sex: content.sex === null || content.sex === 'X' ? '<' : content.sex,
    dateOfExpiry: zoneDate('dateOfExpiry', content.dateOfExpiry),
    ...(optionalData ? { optionalData: optional(content, optionalData, parts.rest) } : {}),
    optionalData2: filled('optionalData2', content.optionalData2, 11),
  }
}

function putDigits(lines: string[], layout: Layout, numberDigit: string | null): void {
  for (const { field, digit, over } of layout.checks) {
    const text = over.map(({ line, from, to }) => (lines[line] ?? '').slice(from, to)).join('')
    const own = field === 'documentNumber' ? numberDigit : null
    put(lines, digit, own ?? checkDigit(text) ?? '<')
  }
}

/**
 * A zone with all its check digits, lines joined by a line feed. Names are transliterated and cut as the standard says.
 * Throws `ZoneContentError` for content that the format cannot hold.
 *
 *     writeMachineReadableZone({ format: 'TD3', issuingState: 'UTO', documentNumber: 'L898902C3', … })
 */
export function writeMachineReadableZone(content: ZoneContent): string {
  const layout = layouts[content.format]
  const parts = numberParts(content)
  const texts = fieldTexts(content, layout, parts)
  const lines = Array.from({ length: layout.lines }, () => '<'.repeat(layout.width))
  for (const name of spanNames) {
    const span = layout.spans[name]
    if (span) put(lines, span, texts[name] ?? '')
  }
  putDigits(lines, layout, parts.digit)
  return lines.join('\n')
}

// Looking up spans in the lines of a zone, some of which may be cut short.
import { type Layout, layouts, type Span, type SpanName } from './layout.ts'

export interface ZoneText {
  readonly layout: Layout
  readonly lines: readonly string[]
}

/** The characters of a span, or null where the line ends before it does. */
export function wholeSpan(zone: ZoneText, span: Span): string | null {
  const line = zone.lines[span.line] ?? ''
  return line.length >= span.to ? line.slice(span.from, span.to) : null
}

/** The characters of a span as far as the line goes; the last line of the zone's name may be cut. */
export const availableSpan = (zone: ZoneText, span: Span): string =>
  (zone.lines[span.line] ?? '').slice(span.from, span.to)

export function field(zone: ZoneText, name: SpanName): string | null {
  const span = zone.layout.spans[name]
  return span ? wholeSpan(zone, span) : null
}

/** A document number longer than nine characters, in the formats that let it run on. */
export interface LongNumber {
  readonly rest: string
  readonly digit: string
  readonly digitSpan: Span
}

const runsOn = new Set([layouts.TD1, layouts.TD2])

/**
 * Doc 9303 Part 5, 4.2.2 and Part 6, 4.2.2: a filler in place of the check digit says that the number goes on
 * at the start of the optional data, followed by its check digit and a filler.
 */
export function longNumber(zone: ZoneText): LongNumber | null {
  const check = zone.layout.checks.find((candidate) => candidate.field === 'documentNumber')
  const span = zone.layout.spans.optionalData
  if (!runsOn.has(zone.layout) || !check || !span) return null
  if (wholeSpan(zone, check.digit) !== '<' || field(zone, 'documentNumber')?.endsWith('<')) return null
  const [run] = /^[^<]{2,}/.exec(availableSpan(zone, span)) ?? []
  if (run === undefined) return null
  const from = span.from + run.length - 1
  return { rest: run.slice(0, -1), digit: run.slice(-1), digitSpan: { line: span.line, from, to: from + 1 } }
}

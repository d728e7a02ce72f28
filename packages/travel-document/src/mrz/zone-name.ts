// The name field: primary identifier, two fillers, secondary identifier, fillers to the end
// (Doc 9303 Part 3, 4.6).
import { problem, whereIs, type ZoneProblem } from './zone-problem.ts'
import { availableSpan, type ZoneText } from './zone-text.ts'

export interface ZoneName {
  readonly primaryIdentifier: string | null
  readonly secondaryIdentifier: string | null
  readonly nameMayBeTruncated: boolean
  readonly problems: readonly ZoneProblem[]
}

const spaced = (text: string): string | null => text.replace(/<+/g, ' ').trim() || null

export function readZoneName(zone: ZoneText): ZoneName {
  const span = zone.layout.spans.name
  const text = span ? availableSpan(zone, span) : ''
  if (!span || text === '')
    return { primaryIdentifier: null, secondaryIdentifier: null, nameMayBeTruncated: false, problems: [] }
  const parting = text.indexOf('<<')
  const primaryIdentifier = spaced(parting < 0 ? text : text.slice(0, parting))
  const secondaryIdentifier = parting < 0 ? null : spaced(text.slice(parting))
  const problems: ZoneProblem[] = []
  if (primaryIdentifier === null)
    problems.push(
      problem(
        'missing-field',
        'primaryIdentifier',
        `No primary identifier at ${whereIs(span)}. Every zone has one.`,
      ),
    )
  if (parting > 0 && /[^<]<{2,}[^<]/.test(text.slice(parting)))
    problems.push(
      problem(
        'misplaced-filler',
        'secondaryIdentifier',
        `The name (${whereIs(span)}) is parted by fillers more than once: << parts primary and secondary identifier, ` +
          '< the words of each. A K or a C read as < looks so; compare it with the document.',
      ),
    )
  return {
    primaryIdentifier,
    secondaryIdentifier,
    nameMayBeTruncated: text.length === span.to - span.from && !text.endsWith('<'),
    problems,
  }
}

// From text to the lines of one format. Keyboards, scanners and mail add spaces, lower case, CR LF or join
// the lines; that is undone without a word. What is lost or added is said, never mended.
import { type Layout, layouts, type ZoneFormat } from './layout.ts'
import { lineField, problem, wordsFor, type ZoneProblem } from './zone-problem.ts'

/** No zone is longer than 90 characters; this leaves room for spaces and stray lines. */
const longestText = 10_000

export interface Recognised {
  readonly layout: Layout | null
  readonly lines: readonly string[]
  readonly problems: readonly ZoneProblem[]
}

const nothing = (found: ZoneProblem): Recognised => ({ layout: null, lines: [], problems: [found] })

const asciiUpperCase = (text: string) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase())

function linesOf(text: string): string[] {
  const lines = text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map((line) => asciiUpperCase(line.replace(/[\s\uFEFF\u200B]/g, '')))
  return lines.filter((line) => line !== '')
}

/** Scanners that type often leave out the line end: one line of 72, 88 or 90, or near it. */
function splitJoinedLines(line: string): string[] {
  const widths = /^[PV]/.test(line) ? [44, 36, 30] : [30, 36, 44]
  const totalOf = (width: number) => (width === 30 ? 90 : width * 2)
  const distance = (width: number) => Math.abs(line.length - totalOf(width))
  const width = widths.reduce((best, next) => (distance(next) < distance(best) ? next : best))
  const pieces = width === 30 ? 3 : 2
  return Array.from({ length: pieces }, (_, piece) =>
    line.slice(piece * width, piece === pieces - 1 ? undefined : (piece + 1) * width),
  )
}

function widthOf(lines: readonly string[]): 30 | 36 | 44 {
  const exact = (width: number) => lines.filter((line) => line.length === width).length
  for (const width of [44, 36] as const) if (exact(width) >= 2) return width
  if (lines.length >= 3 || exact(30) >= 2) return 30
  for (const width of [44, 36, 30] as const) if (exact(width) > 0) return width
  // Lines are cut more often than they grow, and a P is a passport's.
  const longest = Math.max(...lines.map((line) => line.length))
  if (longest > 36 || lines[0]?.startsWith('P')) return 44
  return longest > 30 ? 36 : 30
}

function formatOf(width: 30 | 36 | 44, visa: boolean): ZoneFormat {
  if (width === 30) return 'TD1'
  if (width === 36) return visa ? 'MRV-B' : 'TD2'
  return visa ? 'MRV-A' : 'TD3'
}

/** With lines to spare, those of the right width are the zone: what stands around it was read by accident. */
function zoneLines(lines: readonly string[], layout: Layout): readonly string[] {
  if (lines.length <= layout.lines) return lines
  const fitting = lines.filter((line) => line.length === layout.width)
  return (fitting.length >= layout.lines ? fitting : lines).slice(0, layout.lines)
}

function lineCountProblem(count: number, { format, lines, width }: Layout): ZoneProblem[] {
  if (count === lines) return []
  const found = count === 1 ? 'one line was found' : `${count} lines were found`
  const mend = count < lines ? 'Read the missing line too.' : 'Give the lines of the zone only.'
  return [
    problem(
      'line-count',
      'zone',
      `A ${format} zone has ${lines} lines of ${width} characters; ${found}. ${mend}`,
    ),
  ]
}

/** The check digits that a line, cut after `length` characters, no longer lets anyone verify. */
function unverifiable(layout: Layout, line: number, length: number): string {
  const cut = layout.checks.filter(({ digit, over }) =>
    [digit, ...over].some((span) => span.line === line && span.to > length),
  )
  if (cut.length === 0) return ''
  const names = cut.map(({ field }) => wordsFor(field)).join(', ')
  return ` The check digit of ${names} cannot be verified.`
}

function lineLengthProblem(text: string, line: number, layout: Layout): ZoneProblem[] {
  const missing = layout.width - text.length
  if (missing === 0) return []
  const what = missing > 0 ? `${missing} missing` : `${-missing} too many`
  const message =
    `Line ${line + 1} has ${text.length} characters; a ${layout.format} line has ${layout.width} (${what}).` +
    `${missing > 0 ? unverifiable(layout, line, text.length) : ''} Read the line again from end to end.`
  return [problem('line-length', lineField(line), message)]
}

/** Something of a zone: a line of the right length, or a filler. */
const looksLikeZone = (lines: readonly string[]) =>
  lines.some((line) => [30, 36, 44].includes(line.length) || line.includes('<'))

/** The format of a text by its line lengths and first letter, its clean lines, and what is wrong with them. */
export function recognise(text: string): Recognised {
  if (text.length > longestText)
    return nothing(
      problem('too-large', 'zone', `The text has ${text.length} characters; a zone has at most 90.`),
    )
  const typed = linesOf(text)
  const [first] = typed
  if (first === undefined)
    return nothing(
      problem('empty', 'zone', 'The text is empty. Give the two or three lines at the foot of the document.'),
    )
  const lines = typed.length === 1 && first.length > 60 ? splitJoinedLines(first) : typed
  if (!looksLikeZone(lines))
    return nothing(
      problem(
        'not-a-zone',
        'zone',
        'No line is as long as one of a zone and none has fillers (<). Give the lines at the foot of the document.',
      ),
    )
  const layout = layouts[formatOf(widthOf(lines), first.startsWith('V'))]
  const zone = zoneLines(lines, layout)
  return {
    layout,
    lines: zone,
    problems: [
      ...lineCountProblem(lines.length, layout),
      ...zone.flatMap((line, index) => lineLengthProblem(line, index, layout)),
    ],
  }
}

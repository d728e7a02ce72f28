// An interchange cut into segments, elements and components (ISO 9735 syntax).
import type { Separators } from './separators.ts'

export interface Segment {
  readonly tag: string
  /** Its number in its message, UNH being 1; 0 outside a message. */
  readonly at: number
  /** Elements from the one after the tag on, each a list of components; released characters are plain again. */
  readonly elements: readonly (readonly string[])[]
}

export interface Segments {
  readonly segments: readonly Segment[]
  /** What follows the last terminator. */
  readonly rest: string
}

/** Splits at `separator` where it is not released; keeps the release characters for the next level. */
function split(text: string, separator: string, release: string | null): string[] {
  if (release === null || !text.includes(release)) return text.split(separator)
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === release) at += 1
    else if (text[at] === separator) {
      pieces.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...pieces, text.slice(from)]
}

function unreleased(text: string, release: string | null): string {
  if (release === null || !text.includes(release)) return text.trim()
  let plain = ''
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === release) at += 1
    plain += text[at] ?? ''
  }
  return plain.trim()
}

/** Free text of the longest kind has 5 × 512 characters; beyond, a terminator was lost. */
const longestSegment = 5000

export function segmentOf(text: string, { component, element, release }: Separators): Segment {
  if (text.length > longestSegment) return { tag: `${text.slice(0, 3)}… (too long)`, at: 0, elements: [] }
  const [first = [], ...elements] = split(text, element, release).map((piece) =>
    split(piece, component, release).map((value) => unreleased(value, release)),
  )
  return { tag: first[0] ?? '', at: 0, elements }
}

/** All segments up to and with UNZ. What stands behind it is the mail's and not ours. */
export function segmentsOf(body: string, separators: Separators): Segments {
  const pieces = split(body, separators.terminator, separators.release)
  const last = pieces.findIndex((piece) => /^\s*UNZ[^A-Z0-9]/.test(piece))
  const closed = last >= 0 && last < pieces.length - 1
  const whole = closed ? pieces.slice(0, last + 1) : pieces.slice(0, -1)
  const texts = whole.map((piece) => piece.trim()).filter((piece) => piece !== '')
  return {
    segments: texts.map((piece) => segmentOf(piece, separators)),
    rest: closed ? '' : (pieces.at(-1) ?? '').trim(),
  }
}

/** A component of a segment, by element and component from 0; empty where there is none. */
export const valueAt = ({ elements }: Segment, element: number, component = 0): string =>
  elements[element]?.[component] ?? ''

/** Segments of a tag whose first component is `qualifier`. */
export const withQualifier = (
  segments: readonly Segment[],
  tag: string,
  qualifier: string,
): readonly Segment[] =>
  segments.filter((segment) => segment.tag === tag && valueAt(segment, 0) === qualifier)

// What can be wrong with a feed. A finding is told to the control room; it never stops a reading.
import type { PlainDate } from '../place/plain-date.ts'

export type FindingCode =
  | 'unreadable-file'
  | 'unreadable-count'
  | 'negative-count'
  | 'new-column'
  | 'missing-column'
  | 'missing-day'
  | 'unknown-place'
  | 'renamed-place'
  | 'doubled-place'
  | 'vanished-place'
  | 'mostly-vanished'
  | 'falling-count'
  | 'stalled'

export interface Finding {
  readonly code: FindingCode
  readonly feed: string
  readonly place?: string
  readonly on?: PlainDate
  readonly column?: string
  readonly was?: string | number
  readonly is?: string | number
}

const sentences: Record<FindingCode, (finding: Finding) => string> = {
  'unreadable-file': () => 'The file is not comma-separated text; nothing was read.',
  'unreadable-count': (f) => `${f.place} on ${f.on}: "${f.is}" is not a number; the day is left open.`,
  'negative-count': (f) => `${f.place} on ${f.on}: ${f.is} cannot be a count; the day is left open.`,
  'new-column': (f) => `Column "${f.column}" is new and was not read; describe it in feeds.json.`,
  'missing-column': (f) => `Column "${f.column}" is missing; nothing can be read without it.`,
  'missing-day': (f) => `There is no count for ${f.on}, though there are later days.`,
  'unknown-place': (f) => `"${f.is}" is no place we know; its row was not read. Name it in feeds.json.`,
  'renamed-place': (f) => `${f.place} was called "${f.was}" and is now called "${f.is}".`,
  'doubled-place': (f) => `${f.place} stands twice, as "${f.was}" and "${f.is}"; the higher count is taken.`,
  'vanished-place': (f) => `${f.place} ("${f.was}") is no longer in the feed.`,
  'mostly-vanished': (f) => `Of ${f.was} places only ${f.is} are left: this is not the whole feed.`,
  'falling-count': (f) =>
    `${f.place} fell from ${f.was} to ${f.is} on ${f.on}; a cumulative count cannot fall.`,
  stalled: (f) => `The feed published on ${f.on} still ends at ${f.is}: it has stalled.`,
}

/** One English sentence for the control room and the log. */
export const sentenceOf = (finding: Finding): string => `${finding.feed}: ${sentences[finding.code](finding)}`

// The six characters of a date in a zone: YYMMDD, fillers for what is unknown (Doc 9303 Part 3, 4.8).
import { birthYear, expiryYear, isCalendarDay, type PlainDate, plainDate } from '../plain-date.ts'
import { problem, whereIs, wordsFor, type ZoneProblem } from './zone-problem.ts'
import { wholeSpan, type ZoneText } from './zone-text.ts'

export interface ZoneDate {
  /** `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where the rest is unknown, or null. */
  readonly date: string | null
  readonly problems: readonly ZoneProblem[]
}

const unknown: ZoneDate = { date: null, problems: [] }

const known = /^(\d\d)(?:(\d\d)(\d\d|<<)|<<<<)$/

type YearOf = (twoDigits: number, restOfDate: string) => number

/** The date, or what is impossible about it in words. */
function parse(text: string, yearOf: YearOf): { date: string } | { fault: string } {
  const [, yy, mm, dd] = known.exec(text) ?? []
  if (yy === undefined) return { fault: 'fillers may stand for the day, or month and day, or all of it' }
  if (mm === undefined || dd === undefined) return { date: String(yearOf(Number(yy), '-01-01')) }
  const month = Number(mm)
  if (month < 1 || month > 12) return { fault: `there is no month ${mm}` }
  if (dd === '<<') return { date: plainDate(yearOf(Number(yy), `-${mm}-01`), month, 1).slice(0, 7) }
  const year = yearOf(Number(yy), `-${mm}-${dd}`)
  if (!isCalendarDay(year, month, Number(dd))) return { fault: `month ${mm} has no day ${dd} in ${year}` }
  return { date: plainDate(year, month, Number(dd)) }
}

/** A date field read with the century that `yearOf` gives. Letters in it are another problem's business. */
export function readZoneDate(
  zone: ZoneText,
  name: 'dateOfBirth' | 'dateOfExpiry',
  reference: PlainDate,
): ZoneDate {
  const span = zone.layout.spans[name]
  const text = span ? wholeSpan(zone, span) : null
  if (!span || text === null || text === '<<<<<<' || !/^[0-9<]*$/.test(text)) return unknown
  const yearOf: YearOf = (yy, rest) =>
    name === 'dateOfBirth' ? birthYear(yy, rest, reference) : expiryYear(yy, reference)
  const parsed = parse(text, yearOf)
  if ('date' in parsed) return { date: parsed.date, problems: [] }
  const message =
    `The ${wordsFor(name)} (${whereIs(span)}) is no date: ${parsed.fault}. ` +
    'It is written YYMMDD; compare it with the document.'
  return { date: null, problems: [problem('impossible-date', name, message)] }
}

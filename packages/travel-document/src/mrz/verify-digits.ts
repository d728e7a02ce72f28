// One problem for each check digit that does not agree with what it guards.
import { checkDigit, confusedWith, likelyMisreading } from './check-digit.ts'
import type { Check, Span } from './layout.ts'
import { problem, whereIs, wordsFor, type ZoneProblem } from './zone-problem.ts'
import { longNumber, wholeSpan, type ZoneText } from './zone-text.ts'

interface Guarded {
  readonly field: Check['field']
  readonly digit: string
  readonly digitSpan: Span
  readonly over: string
  readonly overSpans: readonly Span[]
}

/** What a check guards and the digit that stands there; null where the line is cut. */
function guarded(zone: ZoneText, check: Check): Guarded | null {
  const digit = wholeSpan(zone, check.digit)
  const parts = check.over.map((span) => wholeSpan(zone, span))
  if (digit === null || parts.includes(null)) return null
  const plain = {
    field: check.field,
    digit,
    digitSpan: check.digit,
    over: parts.join(''),
    overSpans: check.over,
  }
  const long = check.field === 'documentNumber' ? longNumber(zone) : null
  if (!long) return plain
  const restSpan: Span = {
    ...long.digitSpan,
    from: long.digitSpan.from - long.rest.length,
    to: long.digitSpan.from,
  }
  const overSpans = [...check.over, restSpan]
  return { ...plain, digit: long.digit, digitSpan: long.digitSpan, over: plain.over + long.rest, overSpans }
}

/** An empty optional field of a passport may carry a filler for its digit (Part 4, 4.2.2.2, note j). */
const mayBeFiller = (check: Guarded) => check.field === 'optionalData' && /^<*$/.test(check.over)

/** The place in the zone of the character at `position` of several spans laid end to end. */
function placeOf(spans: readonly Span[], position: number): string {
  let before = 0
  for (const { line, from, to } of spans) {
    const start = from + position - before
    if (start < to) return whereIs({ line, from: start, to: start + 1 })
    before += to - from
  }
  return 'an unknown place'
}

/** Part 5 does not say whether the filler in the digit's place of a long number counts; most issuers leave it out. */
function countsFiller({ field, over, overSpans, digit }: Guarded): boolean {
  const [first, rest] = overSpans
  if (field !== 'documentNumber' || !first || !rest) return false
  const before = first.to - first.from
  return checkDigit(`${over.slice(0, before)}<${over.slice(before)}`) === digit
}

function hint(check: Guarded, right: string | null): string {
  if (right !== null && confusedWith(check.digit) === right) return ` It may be a ${right} misread.`
  if (countsFiller(check))
    return ' It agrees if the filler inside the number is counted too, as some issuers do.'
  if (check.field === 'composite')
    return ' Compare the other problems first: this digit covers several fields.'
  const misread = likelyMisreading(check.over, check.digit, check.field.startsWith('date') ? /\d/ : /\w/)
  if (!misread) return ''
  const read = check.over.charAt(misread.position)
  return ` Perhaps the ${read} at ${placeOf(check.overSpans, misread.position)} is ${misread.instead}.`
}

function verdict(check: Guarded): ZoneProblem[] {
  const right = checkDigit(check.over)
  if (check.digit === right || (check.digit === '<' && mayBeFiller(check))) return []
  const where = whereIs(check.digitSpan)
  const calculated = right === null ? 'none can be calculated' : `${right} was calculated`
  const message =
    `The check digit of the ${wordsFor(check.field)} (${where}) is ${check.digit}; ${calculated}.` +
    `${hint(check, right)} Compare the characters with the document.`
  return [problem('check-digit', check.field, message)]
}

/** All check digits of the zone, in the order of the standard. Those on a cut line are left to `line-length`. */
export function digitProblems(zone: ZoneText): ZoneProblem[] {
  return zone.layout.checks.flatMap((check) => {
    const found = guarded(zone, check)
    return found ? verdict(found) : []
  })
}

// Characters that no zone may hold, and digits or letters where a field does not take them
// (Doc 9303 Part 3, 4.3: names and codes take letters, dates take digits).
import { confusedWith } from './check-digit.ts'
import { type SpanName, spanNames } from './layout.ts'
import { problem, whereIs, wordsFor, type ZoneProblem, type ZoneProblemField } from './zone-problem.ts'
import { availableSpan, type ZoneText } from './zone-text.ts'

const anything = /[A-Z0-9<]/
const letters = /[A-Z<]/
const digits = /[0-9<]/

const takes: Readonly<Record<SpanName, RegExp>> = {
  documentType: anything,
  issuingState: letters,
  name: letters,
  documentNumber: anything,
  nationality: letters,
  dateOfBirth: digits,
  sex: letters,
  dateOfExpiry: digits,
  optionalData: anything,
  optionalData2: anything,
}

const whatItTakes = (allowed: RegExp) => {
  if (allowed === letters) return 'letters and < only'
  return allowed === digits ? 'digits only' : 'A to Z, 0 to 9 and < only'
}

function problemField(name: SpanName, text: string, position: number): ZoneProblemField {
  if (name !== 'name') return name
  const parting = text.indexOf('<<')
  return parting >= 0 && position > parting ? 'secondaryIdentifier' : 'primaryIdentifier'
}

function misreadHint(character: string, allowed: RegExp): string {
  if ('«»‹›'.includes(character)) return ' Perhaps < was meant.'
  const instead = confusedWith(character)
  return instead !== null && allowed.test(instead) ? ` Perhaps ${instead} was meant.` : ''
}

/** At most one problem a field, at its first wrong character. */
function inField(zone: ZoneText, name: SpanName): ZoneProblem[] {
  const span = zone.layout.spans[name]
  if (!span) return []
  const text = availableSpan(zone, span)
  const allowed = takes[name]
  const position = text.split('').findIndex((character) => !allowed.test(character))
  if (position < 0) return []
  const from = span.from + position
  const where = whereIs({ line: span.line, from, to: from + 1 })
  const character = text.charAt(position)
  const about = problemField(name, text, position)
  const message =
    `The ${wordsFor(name)} takes ${whatItTakes(allowed)}; ${where} holds ${JSON.stringify(character)}.` +
    `${misreadHint(character, allowed)} Compare it with the document.`
  return [problem('illegal-character', about, message)]
}

/** Illegal characters, field by field. Check-digit positions are judged with their digits. */
export const characterProblems = (zone: ZoneText): ZoneProblem[] =>
  spanNames.flatMap((name) => inField(zone, name))

// What the routes of the port share: which port a deed is done at, and words of the pack's rules.
import type { DoorPerson, ScreeningAnswer } from '@pratique/api-contract'
import type { Text } from '@pratique/policy-engine'
import type { Language } from '../place/language.ts'
import type { DoorPerson as Described } from './expected-person.action.ts'
import type { Screened } from './screen.action.ts'

interface Rules {
  readonly lanes: readonly { readonly code: string; readonly because: Text }[]
}

/** The reason of a rule in a language; its code where the pack says nothing. */
export function reasonIn({ lanes }: Rules, code: string, language: Language): string {
  const words = lanes.find((rule) => rule.code === code)?.because
  return words?.[language] ?? words?.en ?? code
}

export function doorPerson(person: Described, rules: Rules, language: Language): DoorPerson {
  const { jurisdiction: _path, screenedAt, landedAt, colour, ...rest } = person
  return {
    ...rest,
    // The column's check allows no other.
    colour: colour as DoorPerson['colour'],
    reason: reasonIn(rules, person.because, language),
    reasonEnglish: reasonIn(rules, person.because, 'en'),
    screenedAt: screenedAt?.toISOString() ?? null,
    landedAt: landedAt?.toISOString() ?? null,
  }
}

export function screeningAnswer(
  { row, rule, colour, secondReadingAt, conflictIds, undoUntil }: Screened,
  rules: Rules,
  language: Language,
): ScreeningAnswer {
  return {
    screeningId: row.screening_id,
    holderId: row.holder_id,
    lane: row.lane,
    because: row.because,
    reason: reasonIn(rules, rule.code, language),
    colour: colour as ScreeningAnswer['colour'],
    secondReadingAt: secondReadingAt?.toISOString() ?? null,
    conflicts: [...conflictIds],
    undoUntil: undoUntil.toISOString(),
    cancelled: row.cancelled_at !== null,
  }
}

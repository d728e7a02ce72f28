// Age as rules may know it: a band, never a birth date.
import type { Statement } from '../holder/statement.ts'
import type { PlainDate } from '../place/plain-date.ts'

/** A birthday counts from its day on; 29 February is kept on 1 March in other years. Unknown age is an adult's. */
export function ageBandOn(birth: PlainDate | null, on: PlainDate): Statement['ageBand'] {
  if (birth === null) return 'adult'
  const age = ageOn(birth, on)
  if (age < 14) return 'child'
  if (age < 18) return 'minor'
  return age < 65 ? 'adult' : 'older'
}

/** Full years. Month and day compare as text, so a 29 February birthday passes on 1 March. */
export const ageOn = (birth: PlainDate, on: PlainDate): number =>
  Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0)

// Which unrecorded facts keep a rule unknown. Only those that would settle it: where one part is already
// false, what another part lacks is nobody's business.
import type { FactName } from '../facts.ts'
import { compileCondition } from './compile-condition.ts'
import { type Condition, ownVariables, partsOf } from './condition.ts'
import type { Frame } from './frame.ts'
import { UNKNOWN } from './kleene.ts'

/** Names the facts that a condition of unknown answer lacks. */
export type MissingFacts = (frame: Frame) => readonly FactName[]

/** Compiles the analysis of a condition. */
export function missingFacts(condition: Condition): MissingFacts {
  const test = compileCondition(condition)
  const parts = partsOf(condition).map(missingFacts)
  const own = ownVariables(condition)
  return (frame) => {
    if (test(frame) !== UNKNOWN) return []
    const lacking = own.flatMap(({ fact, index }) =>
      fact !== undefined && frame.values[index] === undefined ? [fact] : [],
    )
    return [...new Set([...lacking, ...parts.flatMap((part) => part(frame))])]
  }
}

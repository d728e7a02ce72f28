// Whether one decision asks less of a traveller than another: a milder state, or a measure that falls away or ends
// sooner. Not knowing counts as the strictest, so that leaving an answer out never helps.
import type { Decision, DueMeasure } from '@pratique/policy-engine'

/** `states` of the scheme, mildest first. */
export function relaxes(before: Decision | null, after: Decision | null, states: readonly string[]): boolean {
  if (before === null || after === null) return false
  const [was, is] = [rank(before, states), rank(after, states)]
  if (was !== is) return is < was
  return before.measures.some((measure) => !stands(measure, after.measures))
}

const rank = ({ state }: Decision, states: readonly string[]): number => {
  const at = states.indexOf(state)
  return at < 0 ? states.length : at
}

function stands({ code, until }: DueMeasure, measures: readonly DueMeasure[]): boolean {
  const same = measures.find((measure) => measure.code === code)
  if (same === undefined) return false
  if (until === null || same.until === null) return same.until === null || until !== null
  return Date.parse(same.until) >= Date.parse(until)
}

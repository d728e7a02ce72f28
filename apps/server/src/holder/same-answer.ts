// Whether a decision came out otherwise. A later version that says of a holder word for word what the earlier one
// said leaves her decision as it stands, under the version that made it: a province is not rewritten for a new number.
import { changedRules, type Decision } from '@pratique/policy-engine'
import canonicalize from 'canonicalize'
import type { PublishedPolicies } from '../policy/published-policy.ts'

export interface SameAnswer {
  readonly policies: PublishedPolicies
  readonly scheme: string
  readonly now: Date
}

/** Nothing happened: only what the rules say of her may have changed. */
export function cameOutOtherwise(before: Decision | null, after: Decision | null, by: SameAnswer): boolean {
  if (before === null || after === null) return before !== after
  if (canonicalize({ ...before, policyVersion: 0 }) !== canonicalize({ ...after, policyVersion: 0 }))
    return true
  return before.policyVersion !== after.policyVersion && !mayStand(before, after, by)
}

/** Her version was not taken back, and the rules that hold are the same in both. */
function mayStand(before: Decision, after: Decision, { policies, scheme, now }: SameAnswer): boolean {
  const standing = policies.standingAt(now).versions
  if (!standing.some((one) => one.scheme === scheme && one.number === before.policyVersion)) return false
  const [from, to] = [before, after].map(({ policyVersion }) => policies.findPolicy(scheme, policyVersion))
  if (!from || !to) return false
  const reworded = new Set(changedRules(from, to))
  return after.reasons.every(({ rule }) => !reworded.has(rule))
}

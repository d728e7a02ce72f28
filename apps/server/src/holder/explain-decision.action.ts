// What stands behind each reason of a holder's decision, for herself and for the officer who looks at it.
import type { Decision } from '@pratique/policy-engine'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { findFactRules } from './deciding.ts'
import { originsOf } from './fact-origin.ts'
import type { KnownHolder } from './known-holder.action.ts'
import { type ExplainedReason, explainReason } from './reason-explained.ts'
import { openRulebook } from './rulebook.action.ts'

/** In the order of the reasons. */
export async function explainDecision(
  deed: Deed,
  { head, acts, state }: Pick<KnownHolder, 'head' | 'acts' | 'state'>,
  { reasons, policyVersion }: Pick<Decision, 'reasons' | 'policyVersion'>,
  language: Language,
): Promise<readonly ExplainedReason[]> {
  const rulebook = await openRulebook(deed, head.pack)
  const rules = findFactRules(head.scheme, state, rulebook, deed.now)
  const origins = rules === null ? new Map() : originsOf(acts, rules)
  const { pack } = rulebook.policies
  const context = { pack, scheme: head.scheme, language, policyVersion, origins }
  return reasons.map((reason) => explainReason(reason, context))
}

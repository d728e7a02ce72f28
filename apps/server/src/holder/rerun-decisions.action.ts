// Makes every decision about a holder again, from the acts that were recorded by then under the version that the decision
// names: what somebody was told years ago can be shown to follow from what was known and published.
import type { Decision } from '@pratique/policy-engine'
import type { Deed } from '../platform/deed.ts'
import { type PublishedVersion, publishedPolicies } from '../policy/published-policy.ts'
import { decideHolder, type Rulebook } from './deciding.ts'
import { type DecidedThen, listDecisions } from './holder.store.ts'
import { getHolder } from './known-holder.action.ts'
import { decisionOf } from './projection.ts'
import { openRulebook } from './rulebook.action.ts'
import { stateOf } from './state.ts'

export interface Rerun {
  readonly number: number
  readonly decidedAt: Date
  readonly recorded: Decision
  /** Null where the version that it names was never published here. */
  readonly again: Decision | null
  readonly same: boolean
}

/** Every decision of her history that was one, the oldest first. Nothing is written. */
export async function rerunDecisions(deed: Deed, holderId: string): Promise<readonly Rerun[]> {
  const { head, acts } = await getHolder(deed, holderId)
  const rulebook = await openRulebook(deed, head.pack)
  const decisions = await listDecisions(deed.db, holderId)
  return decisions.flatMap((then): readonly Rerun[] => {
    const recorded = decisionOf(then)
    if (recorded === null || then.decided_at === null) return []
    const state = stateOf(acts.slice(0, then.act_count))
    const known = asOf(rulebook, head.scheme, then, then.decided_at)
    const again = known && decideHolder(head.scheme, state, known, then.decided_at).decision
    const same = again !== null && wordOf(again) === wordOf(recorded)
    return [{ number: then.number, decidedAt: then.decided_at, recorded, again, same }]
  })
}

/** The version that the decision names, with what had been done with it by then. */
function asOf(
  { policies, lists }: Rulebook,
  scheme: string,
  { policy_version: number }: DecidedThen,
  at: Date,
): Rulebook | null {
  const { pack, versions } = policies
  const named = versions.find((one) => one.version.scheme === scheme && one.version.number === number)
  if (!named) return null
  const then: PublishedVersion = {
    version: named.version,
    publications: named.publications.filter((publication) => publication.at <= at),
  }
  return { policies: publishedPolicies(pack, [then]), lists }
}

/** As it is compared: JSON reorders the keys of what the database keeps. */
const wordOf = (decision: Decision): string =>
  JSON.stringify(decision, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

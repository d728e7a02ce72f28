// Nobody is asked for anything before there are rules to decide by: what is not needed is not collected.
import { nothingPublished } from '../holder/holder.problems.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { policyInForce } from '../policy/policy-in-force.action.ts'
import type { Desk } from './desk.node.ts'

/** Refuses while no version of the scheme was published that has begun. */
export async function assertRules(deed: Deed, { manifest, scheme }: Desk): Promise<void> {
  const { now } = deed
  if ((await policyInForce(deed, { pack: manifest.id, scheme, now })) !== null) return
  throw new Problem(nothingPublished, {
    detail: 'No rules of this pack were published here. Two people publish them: pratique policy publish.',
  })
}

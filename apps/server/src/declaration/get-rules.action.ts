// Nobody is asked for anything before there are rules to decide by: what is not needed is not collected.
import type { Rulebook } from '../holder/deciding.ts'
import { nothingPublished } from '../holder/holder.problems.ts'
import { findRulebook } from '../holder/rulebook.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import type { Desk } from './desk.node.ts'

/** What the desk decides by. Refuses while no version of the scheme was published that has begun. */
export async function getRules(deed: Deed, { manifest, scheme }: Desk): Promise<Rulebook> {
  const rulebook = await findRulebook(deed, manifest.id)
  if (rulebook?.policies.bindingFor({ scheme, now: deed.now })) return rulebook
  throw new Problem(nothingPublished, {
    detail: 'No rules of this pack were published here. Two people publish them: pratique policy publish.',
  })
}

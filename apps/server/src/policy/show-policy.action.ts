// The published rules for anyone who asks, now or as they were.
import type { Language } from '@pratique/policy-engine'
import { packsInOrder } from '../place/packs-in-order.node.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { packNotFound } from './policy.problems.ts'
import { findPublishedPolicies } from './policy-in-force.action.ts'
import { type PolicyView, policyView } from './policy-view.ts'
import type { PublishedPolicies } from './published-policy.ts'

export interface PolicyAsked {
  /** The first pack of which anything was published, when left out. */
  readonly pack?: string | undefined
  readonly at?: Date | undefined
  readonly language: string
}

/** What has not come yet is not shown: an instant to come is answered as of now. Refuses what nobody published. */
export async function showPolicy(deed: Deed, asked: PolicyAsked): Promise<PolicyView> {
  const view = await findPolicyView(deed, asked)
  if (view !== null) return view
  throw new Problem(packNotFound, {
    detail: 'Nothing of such a pack was published here. Leave out "pack" for the one in use.',
  })
}

/** The same; null where nothing was published. */
export async function findPolicyView(
  deed: Deed,
  { pack, at = deed.now, language }: PolicyAsked,
): Promise<PolicyView | null> {
  const policies = await findAsked(deed, pack)
  if (policies === null) return null
  return policyView(policies, at < deed.now ? at : deed.now, languageOf(policies, language))
}

async function findAsked(deed: Deed, pack: string | undefined): Promise<PublishedPolicies | null> {
  for (const candidate of pack === undefined ? packsInOrder(deed.house.config.packs) : [pack]) {
    const policies = await findPublishedPolicies(deed, candidate)
    if (policies) return policies
  }
  return null
}

/** The language asked for where the pack speaks it, else English or its first. */
function languageOf({ pack }: PublishedPolicies, asked: string): Language {
  const spoken = pack.manifest.languages
  if (spoken.includes(asked)) return asked
  return spoken.includes('en') ? 'en' : (spoken[0] ?? 'en')
}

// What anyone may read of the rules: every published version in words, and every published list with what the pack
// says of its levels and clauses.
import { type PackManifest, say } from '@pratique/policy-engine'
import { findPackFolder } from '../place/pack-files.node.ts'
import { packsInOrder } from '../place/packs-in-order.node.ts'
import type { Deed } from '../platform/deed.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import type { PolicyView } from '../policy/policy-view.ts'
import { findPolicyView } from '../policy/show-policy.action.ts'
import type { PublishedAreaList } from './area-lists.ts'
import type { ListRule } from './clause.ts'
import { listPublishedLists } from './list-in-force.action.ts'
import { readListRules } from './risk-pack.node.ts'

export interface PublicRules {
  readonly policy: PolicyView
  readonly manifest: PackManifest
  /** Published by now, the latest first. */
  readonly lists: readonly PublishedAreaList[]
  readonly listRules: readonly ListRule[]
  /** Other packs of which anything was published. */
  readonly others: readonly { readonly pack: string; readonly title: string }[]
}

/** Null while nothing was published of any pack. */
export async function showRules(deed: Deed, language: string, pack?: string): Promise<PublicRules | null> {
  const policy = await findPolicyView(deed, { language, pack })
  const published = policy && (await findPublishedPolicies(deed, policy.pack))
  if (!published) return null
  const folder = findPackFolder(policy.pack)
  const lists = (await listPublishedLists(deed, policy.pack))
    .filter(({ publishedAt }) => Date.parse(publishedAt) <= deed.now.getTime())
    .toReversed()
  return {
    policy,
    manifest: published.pack.manifest,
    lists,
    listRules: folder === undefined ? [] : readListRules(folder),
    others: await listOthers(deed, policy),
  }
}

async function listOthers(deed: Deed, { pack: shown, language }: PolicyView): Promise<PublicRules['others']> {
  const others = []
  for (const pack of packsInOrder(deed.house.config.packs).filter((one) => one !== shown)) {
    const published = await findPublishedPolicies(deed, pack)
    if (published) others.push({ pack, title: say(published.pack.manifest.title, language) })
  }
  return others
}

// The packs whose codes may be met here, with the words of their rules.
import type { Pack } from '@pratique/policy-engine'
import { listPacks } from '../place/pack-files.node.ts'
import type { Connection } from '../platform/database.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'

/** Those of which something was published. */
export async function readKnownPacks({ db }: { readonly db: Connection }): Promise<readonly Pack[]> {
  const found = await Promise.all(listPacks().map((pack) => findPublishedPolicies({ db }, pack)))
  return found.flatMap((policies) => (policies ? [policies.pack] : []))
}

// The packs whose codes may be met here, with the words of their rules.
import type { Pack } from '@pratique/policy-engine'
import { findPackFolder, listPacks } from '../place/pack-files.node.ts'
import type { Connection } from '../platform/database.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { readPack } from '../policy/read-pack.node.ts'

/** Those of which something was published. */
export async function readKnownPacks({ db }: { readonly db: Connection }): Promise<readonly Pack[]> {
  const found = await Promise.all(listPacks().map((pack) => findPublishedPolicies({ db }, pack)))
  return found.flatMap((policies) => (policies ? [policies.pack] : []))
}

/** Those in `packs/`, published or not. */
export function readShippedPacks(): readonly Pack[] {
  return listPacks().flatMap((name) => {
    const folder = findPackFolder(name)
    return folder === undefined ? [] : [readPack(folder)]
  })
}

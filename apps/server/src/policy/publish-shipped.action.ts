// Publishes what ships in a pack's folder: for an exercise, which plays what two people did at the time.
import { findPackFolder } from '../place/pack-files.node.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { packNotFound } from './policy.problems.ts'
import { publishVersion, type Signatures } from './publish-version.action.ts'
import { readPack } from './read-pack.node.ts'

/** Under whose names shipped policy stands: it was decided outside of this house. */
export const shipped: Signatures = {
  proposedBy: 'shipped with the pack',
  agreedBy: 'shipped with the exercise',
  reason: { en: 'Shipped with the exercise: decided at the time by the authority that it models.' },
}

/** Every version of the pack as its files say; those of later dates bind nobody before. */
export async function publishShippedPolicies(deed: Deed, pack: string): Promise<void> {
  const folder = findPackFolder(pack)
  if (folder === undefined) throw new Problem(packNotFound, { detail: 'No folder of packs/ has this name.' })
  const read = readPack(folder)
  for (const version of read.versions) await publishVersion(deed, read, version, shipped)
}

// Publishes what ships in a pack's folder: for an exercise, which plays what two people did at the time.
import type { Pack } from '@pratique/policy-engine'
import { findPackFolder } from '../place/pack-files.node.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { packNotFound } from './policy.problems.ts'
import { listVersionHeads } from './policy.store.ts'
import { publishVersion, type Signatures } from './publish-version.action.ts'
import { readPack } from './read-pack.node.ts'

/** Under whose names shipped policy stands: it was decided outside of this house. */
export const shipped: Signatures = {
  proposedBy: 'shipped with the pack',
  agreedBy: 'shipped with the exercise',
  reason: { en: 'Shipped with the exercise: decided at the time by the authority that it models.' },
}

/**
 * The versions of the pack as its files say, in the order they were published; up to an instant where one is given.
 * A number that two people here have published under already is theirs.
 */
export async function publishShippedPolicies(deed: Deed, pack: string, until?: Date): Promise<void> {
  const read = readShipped(pack)
  const heads = until === undefined ? [] : await listVersionHeads(deed.db, pack)
  for (const version of read.versions) {
    if (until !== undefined && new Date(version.publishedAt) > until) continue
    const taken = heads.some(({ scheme, number }) => scheme === version.scheme && number === version.number)
    if (!taken) await publishVersion(deed, read, version, shipped)
  }
}

/** The pack as its files say. */
export function readShipped(pack: string): Pack {
  const folder = findPackFolder(pack)
  if (folder === undefined) throw new Problem(packNotFound, { detail: 'No folder of packs/ has this name.' })
  return readPack(folder)
}

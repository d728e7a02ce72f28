// The place tables of a pack, opened once a process.
import { findPackFolder } from './pack-files.node.ts'
import { openPlaces } from './places.node.ts'
import type { Places } from './places.ts'

const opened = new Map<string, Places>()

/** Throws for a pack that is not in `packs/`: whoever asks has decided by its rules. */
export function packPlaces(pack: string): Places {
  const known = opened.get(pack)
  if (known !== undefined) return known
  const folder = findPackFolder(pack)
  if (folder === undefined) throw new Error(`There is no pack "${pack}"`)
  const places = openPlaces(folder)
  opened.set(pack, places)
  return places
}

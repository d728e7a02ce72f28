// The place tables of a pack, opened once a process, under the names of the authority where it has its own.
import { type AuthorityNames, underNames } from './authority-names.ts'
import { findPackFolder } from './pack-files.node.ts'
import { openPlaces } from './places.node.ts'
import type { Places } from './places.ts'

const opened = new Map<string, Places>()
let authority: AuthorityNames | null = null

/** Before the rooms open: from now on every table is under these names. */
export function usePlaceNames(names: AuthorityNames | null): void {
  authority = names
  opened.clear()
}

/** Nothing for a pack that is not in `packs/`. */
export function findPackPlaces(pack: string): Places | undefined {
  const known = opened.get(pack)
  if (known !== undefined) return known
  const folder = findPackFolder(pack)
  if (folder === undefined) return undefined
  const tables = openPlaces(folder)
  const places = authority === null ? tables : underNames(tables, authority)
  opened.set(pack, places)
  return places
}

/** Throws for a pack that is not in `packs/`: whoever asks has decided by its rules. */
export function packPlaces(pack: string): Places {
  const places = findPackPlaces(pack)
  if (places === undefined) throw new Error(`There is no pack "${pack}"`)
  return places
}

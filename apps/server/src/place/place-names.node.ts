// Names of places in a pack's own tables, for reasons and lists that name one: read once a pack.
import { jurisdictionName, placeName } from './ground-name.ts'
import { findPackFolder } from './pack-files.node.ts'
import { openPlaces } from './places.node.ts'
import type { Places } from './places.ts'

const opened = new Map<string, Places>()

function placesOf(pack: string): Places | undefined {
  const folder = findPackFolder(pack)
  const places = opened.get(pack) ?? (folder === undefined ? undefined : openPlaces(folder))
  if (places) opened.set(pack, places)
  return places
}

/** The name of an ISO 3166 place or of a jurisdiction's path; its code where the pack does not name it. */
export function placeNames(pack: string, language: string): (code: string) => string {
  const places = placesOf(pack)
  return (code) => {
    if (!places) return code
    return code.includes('/') ? jurisdictionName(places, code, language) : placeName(places, code, language)
  }
}

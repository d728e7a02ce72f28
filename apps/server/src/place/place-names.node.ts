// Names of places in a pack's own tables, for reasons and lists that name one.
import { jurisdictionName, placeName } from './ground-name.ts'
import { findPackPlaces } from './pack-places.node.ts'

/** The name of an ISO 3166 place or of a jurisdiction's path; its code where the pack does not name it. */
export function placeNames(pack: string, language: string): (code: string) => string {
  const places = findPackPlaces(pack)
  return (code) => {
    if (!places) return code
    return code.includes('/') ? jurisdictionName(places, code, language) : placeName(places, code, language)
  }
}

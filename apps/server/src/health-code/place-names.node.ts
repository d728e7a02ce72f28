// Names of places in a pack's own tables, for reasons that name one: read once a pack.
import { countryName, findCountry } from '../place/country.ts'
import type { Language } from '../place/language.ts'
import { findPackFolder } from '../place/pack-files.node.ts'
import { openPlaces } from '../place/places.node.ts'
import { findRegion, regionName } from '../place/region.ts'

type PlaceTables = ReturnType<typeof openPlaces>

const opened = new Map<string, PlaceTables>()

function placesOf(pack: string): PlaceTables | undefined {
  const folder = findPackFolder(pack)
  const places = opened.get(pack) ?? (folder === undefined ? undefined : openPlaces(folder))
  if (places) opened.set(pack, places)
  return places
}

/** The name of an ISO 3166 place; its code where the pack does not name it. */
export function placeNames(pack: string, language: Language): (code: string) => string {
  const places = placesOf(pack)
  return (code) => {
    if (!places) return code
    const country = findCountry(places.countries(), code)
    if (country) return countryName(country, language)
    const region = findRegion(places.regions(), code)
    return region ? regionName(region, language) : code
  }
}

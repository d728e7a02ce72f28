// A decision with the words of its pack, for the pages and the API of declarations.
import { type DecisionInWords, explain } from '@pratique/policy-engine'
import type { Decision, Pack } from '@pratique/policy-engine'
import { countryName, findCountry } from '../place/country.ts'
import type { Language } from '../place/language.ts'
import { findRegion, regionName } from '../place/region.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import type { Connection } from '../platform/database.ts'
import type { Desk } from './desk.node.ts'

export type Explain = (decision: Decision) => DecisionInWords

/** Says decisions in one language. */
export async function openExplaining({ db }: { readonly db: Connection }, desk: Desk, language: Language): Promise<Explain> {
  const policies = await findPublishedPolicies({ db }, desk.manifest.id)
  if (policies === null) throw new Error(`Nothing of the pack ${desk.manifest.id} was published`)
  const pack: Pack = policies.pack
  const placeName = (code: string) => nameOfPlace(desk, code, language)
  return (decision) => explain(decision, { pack, scheme: 'international', language, placeName })
}

function nameOfPlace({ places }: Desk, code: string, language: Language): string {
  const region = findRegion(places.regions(), code)
  if (region !== undefined) return regionName(region, language)
  const country = findCountry(places.countries(), code.slice(0, 2))
  return country === undefined ? code : countryName(country, language)
}

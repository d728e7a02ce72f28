// The words of the pack in force, for lists that show codes: states, places, ports, days in the authority's zone.
import { type PackManifest, say, type Zone, zoneOf } from '@pratique/policy-engine'
import { jurisdictionName, placeName, portName } from '../place/ground-name.ts'
import type { Language } from '../place/language.ts'
import { packPlaces } from '../place/pack-places.node.ts'
import { packsInOrder } from '../place/packs-in-order.node.ts'
import type { Places } from '../place/places.ts'
import { addDays, daysBetween, type PlainDate } from '../place/plain-date.ts'
import type { Deed, House } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { nothingPublished } from './holder.problems.ts'

export interface DeskNames {
  readonly pack: string
  readonly manifest: PackManifest
  readonly places: Places
  readonly jurisdiction: (path: string) => string
  readonly port: (iata: string) => string
  readonly place: (code: string) => string
  /** Of a state under a scheme; `unknown` for what the pack does not name. */
  readonly label: (scheme: string, state: string | null) => string
  readonly colour: (scheme: string, state: string) => string
  readonly dayOf: (at: Date) => PlainDate
  /** The instants between which a day lies. */
  readonly spanOf: (day: PlainDate) => { readonly from: Date; readonly until: Date }
}

/** Refuses where nothing was published yet. */
export async function getDeskNames(reader: Deed | House, language: Language): Promise<DeskNames> {
  const { packs } = 'house' in reader ? reader.house.config : reader.config
  for (const pack of packsInOrder(packs)) {
    const policies = await findPublishedPolicies(reader, pack)
    if (policies !== null) return namesOf(pack, policies.pack.manifest, language)
  }
  throw new Problem(nothingPublished, { detail: 'No rules were published here. Publish a version first.' })
}

function namesOf(pack: string, manifest: PackManifest, language: Language): DeskNames {
  const places = packPlaces(pack)
  const schemeOf = (code: string) => manifest.schemes.find((one) => one.code === code) ?? manifest.schemes[0]
  const stateOf = (scheme: string, code: string | null) => {
    const found = schemeOf(scheme)
    return found?.states.find((state) => state.code === code) ?? found?.unknown
  }
  return {
    pack,
    manifest,
    places,
    jurisdiction: (path) => jurisdictionName(places, path, language),
    port: (iata) => portName(places, iata, language),
    place: (code) => placeName(places, code, language),
    label: (scheme, state) => {
      const labels = stateOf(scheme, state)?.labels
      return labels ? say(labels, language) : ''
    },
    colour: (scheme, state) => colourOf(stateOf(scheme, state)),
    ...daysIn(zoneOf(manifest.authority.zone)),
  }
}

const colourOf = (state: object | undefined): string =>
  state !== undefined && 'colour' in state ? String(state.colour) : 'unknown'

const epoch = '1970-01-01'

function daysIn(zone: Zone): Pick<DeskNames, 'dayOf' | 'spanOf'> {
  const startOf = (number: number) => new Date(zone.startOf(number))
  return {
    dayOf: (at) => addDays(epoch, zone.dayOf(at.getTime())),
    spanOf: (day) => {
      const number = daysBetween(epoch, day)
      return { from: startOf(number), until: startOf(number + 1) }
    },
  }
}

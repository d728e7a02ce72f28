// The board of a port's day: every voyage with what it brings, how it is rated and why, and how it is received.
import { getDeskNames } from '../holder/desk-names.action.ts'
import { findAirport } from '../place/airport.ts'
import { packPlaces } from '../place/pack-places.node.ts'
import type { Deed } from '../platform/deed.ts'
import { findAreaList } from '../risk/area-lists.ts'
import { listPublishedLists } from '../risk/list-in-force.action.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import { getLockedVoyage, openDeclaredVoyages } from './open-voyage.action.ts'
import { levelOfOrigins, type Rating, rateVoyage } from './rate-voyage.ts'
import { listEvents } from './record-event.action.ts'
import { listLegs, listVoyageRows, type VoyageRow, voyageOf, type Window } from './voyage.store.ts'
import { illAboard, type Leg, type Pratique, pratiqueOf, type RecordedEvent, type Voyage } from './voyage.ts'
import { countVoyages, type VoyageCounts } from './voyage-people.store.ts'

export interface RatedVoyage {
  readonly voyage: Voyage
  readonly legs: readonly Leg[]
  readonly counts: VoyageCounts
  readonly rating: Rating
  readonly pratique: Pratique
  readonly events: readonly RecordedEvent[]
}

/** In the order of arrival; flights that were only declared are opened by it. */
export async function listVoyages(
  deed: Deed,
  port: string | null,
  window: Window,
): Promise<readonly RatedVoyage[]> {
  await openDeclaredVoyages(deed, port, window)
  return rateRows(deed, await listVoyageRows(deed.db, port, window))
}

async function rateRows(deed: Deed, rows: readonly VoyageRow[]): Promise<readonly RatedVoyage[]> {
  const ids = rows.map(({ voyage_id }) => voyage_id)
  const counts = await countVoyages(deed.db, ids)
  const legs = await listLegs(deed.db, ids)
  const events = await listEvents(deed, rows)
  const levelOf = await originLevels(deed)
  const { plan } = arrivalPack(deed.house)
  return rows.flatMap((row) => {
    const counted = counts.get(row.voyage_id)
    if (counted === undefined) return []
    const own = events.get(row.voyage_id) ?? []
    const ownLegs = legs.get(row.voyage_id) ?? []
    const origins = [...(row.origin === null ? [] : [row.origin]), ...ownLegs.map(({ origin }) => origin)]
    const measured = { ...counted, reportedIll: illAboard(own).length, originLevel: levelOf(origins) }
    return [
      {
        voyage: withLanding(voyageOf(row), counted.landedAt),
        legs: ownLegs,
        counts: counted,
        rating: rateVoyage(plan, measured),
        pratique: pratiqueOf(own),
        events: own,
      },
    ]
  })
}

/** Nobody need say that a flight landed whose passengers did. */
const withLanding = (voyage: Voyage, landedAt: Date | null): Voyage =>
  voyage.landedAt === null && voyage.cancelledAt === null && landedAt !== null
    ? { ...voyage, landedAt }
    : voyage

export async function rateOne(deed: Deed, voyageId: string): Promise<RatedVoyage> {
  const [rated] = await rateRows(deed, [await getLockedVoyage(deed, voyageId)])
  if (rated === undefined) throw new Error('A voyage was not counted')
  return rated
}

/** How the countries of ports stand on the list in force. */
async function originLevels(deed: Deed): Promise<(ports: readonly string[]) => number> {
  const { manifest } = await getDeskNames(deed, 'en')
  const scheme = manifest.schemes[0]
  const list = scheme && findAreaList(await listPublishedLists(deed, manifest.id), scheme, deed.now)
  const airports = packPlaces(deed.house.config.pack).airports()
  return (ports) => {
    const countries = ports.flatMap((port) => findAirport(airports, port)?.country ?? [])
    return levelOfOrigins(countries, list?.places ?? [])
  }
}

// How one invented party travels: from where it lives, straight or through a hub, on a flight that existed.
import type { Stop } from '../holder/statement.ts'
import { addDays, type PlainDate } from '../place/plain-date.ts'
import type { Chance } from './chance.ts'
import type { ExercisePlan } from './exercise-plan.ts'

export interface Itinerary {
  readonly origin: string
  /** IATA, where the last leg starts. */
  readonly from: string
  /** IATA, the port of entry. */
  readonly port: string
  readonly flight: string
  readonly departsAt: Date
  readonly arrivesAt: Date
  readonly stops: readonly Stop[]
}

const hour = 3_600_000
/** The exercise's ports are all at +08:00, which has no summer time. */
const portOffset = 8 * hour

/** A flight keeps its hour of arrival from day to day: it follows from its number. */
function hourOfArrival(flight: string): number {
  const digits = [...flight].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7) >>> 0
  return 5 + (digits % 17)
}

const quarterOf = (flight: string): number => (Number(flight.replace(/\D/g, '')) % 4) * 15

/** The first landing of that flight at or after an instant. */
function nextLanding(flight: string, after: Date): Date {
  const day = Math.floor((after.getTime() + portOffset) / (24 * hour)) * 24 * hour
  const at = day + hourOfArrival(flight) * hour + quarterOf(flight) * 60_000 - portOffset
  return new Date(at >= after.getTime() ? at : at + 24 * hour)
}

export const dayAtPort = (at: Date): PlainDate =>
  new Date(at.getTime() + portOffset).toISOString().slice(0, 10)

/** A route without a known flight number gets a steady invented one of a carrier that flew it. */
function flightOn(
  route: string,
  plan: ExercisePlan,
  carriers: ReadonlyMap<string, readonly string[]>,
  chance: Chance,
): string {
  const known = plan.flights[route]
  if (known) return chance.oneOf(known)
  const carrier = chance.oneOf(carriers.get(route) ?? ['CA'])
  const number = [...route].reduce((sum, character) => (sum * 17 + character.charCodeAt(0)) % 800, 11) + 100
  return `${carrier}${number}`
}

export interface Routes {
  /** Carriers by `FROM-TO`. */
  readonly carriers: ReadonlyMap<string, readonly string[]>
}

export function travel(plan: ExercisePlan, routes: Routes, declaredAt: Date, chance: Chance): Itinerary {
  const origin = chance.byWeight(plan.origins)
  const hub =
    origin.direct.length === 0 || chance.happens(plan.viaHubShare)
      ? hubFor(plan, origin.country, chance)
      : undefined
  const route = chance.oneOf(hub ? hub.direct : origin.direct)
  const [from = '', port = ''] = route.split('-')
  const flight = flightOn(route, plan, routes.carriers, chance)
  const arrivesAt = nextLanding(flight, new Date(declaredAt.getTime() + chance.between(9, 110) * hour))
  const departsAt = new Date(arrivesAt.getTime() - chance.between(hub ? 7 : 9, 11) * hour)
  const kind = hub ? (chance.weighted(plan.hubStay) as Stop['kind']) : undefined
  const home = origin.regions ? chance.weighted(origin.regions) : origin.country
  return {
    origin: origin.country,
    from,
    port,
    flight,
    departsAt,
    arrivesAt,
    stops: stopsOf(home, hub?.country, { kind, departsAt, livedDays: plan.livedDays }, chance),
  }
}

function hubFor(plan: ExercisePlan, home: string, chance: Chance) {
  const hubs = plan.hubs.filter((hub) => hub.country !== home)
  return chance.byWeight(hubs)
}

function stopsOf(
  home: string,
  hub: string | undefined,
  {
    kind,
    departsAt,
    livedDays,
  }: {
    readonly kind: Stop['kind'] | undefined
    readonly departsAt: Date
    readonly livedDays: ExercisePlan['livedDays']
  },
  chance: Chance,
): Stop[] {
  const departsOn = dayAtPort(departsAt)
  const livesSince = addDays(departsOn, -chance.between(...livedDays))
  if (!hub || !kind) return [{ place: home, fromOn: livesSince, untilOn: departsOn, kind: 'stay' }]
  const leavesOn = kind === 'stay' ? addDays(departsOn, -chance.between(2, 4)) : departsOn
  const through: Stop = {
    place: hub,
    fromOn: leavesOn,
    untilOn: departsOn,
    kind,
    ...(kind === 'airside' ? { airsideHours: chance.between(2, 9) } : {}),
  }
  return [{ place: home, fromOn: livesSince, untilOn: leavesOn, kind: 'stay' }, through]
}

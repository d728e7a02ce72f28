// From an itinerary to the area facts. Every stop counts, not the last country: hubs hid a quarter of the
// imported cases of March 2020. The look-back counts back from arrival and does not move afterwards.

import { addDays } from './calendar.ts'

/** One stop of an itinerary: both days inclusive, `YYYY-MM-DD`. */
export interface Stop {
  /** ISO 3166-1 alpha-2 (`IT`) or ISO 3166-2 (`IT-25`). */
  readonly place: string
  readonly fromOn: string
  readonly untilOn: string
  /** A transfer left the airside, so it counts as a stay; `airside` did not. */
  readonly kind: 'stay' | 'transfer' | 'airside'
  /** Hours airside; unknown hours count as above any limit. */
  readonly airsideHours?: number
}

/** One entry of the risk list in force. */
export interface ListedPlace {
  readonly place: string
  /** Rank of the level, 1 or more; higher is stricter. */
  readonly level: number
}

/** What `areaOf` is to apply: the pack's window and hours, and the list in force. */
export interface AreaRules {
  readonly windowDays: number
  readonly airsideHours: number
  readonly list: readonly ListedPlace[]
}

/** Why a stop counts. */
export interface AreaEvidence {
  /** The place as it was declared. */
  readonly place: string
  /** The entry of the list that matched: the place itself or its parent. */
  readonly listed: string
  readonly level: number
  readonly fromOn: string
  readonly untilOn: string
  /** The last day there that counts: never later than the arrival. */
  readonly lastOn: string
  readonly clause: 'stay' | 'transfer' | 'airside'
}

/** The area facts, ready to be recorded. */
export interface AreaFacts {
  /** Absent when a stop was given too coarsely to tell (`unclear`) and could be of a higher level. */
  readonly areaLevel?: number
  readonly areaLastOn?: string
  readonly airsideLevel: number
  /** Highest level first, then latest day, then shorter code. */
  readonly evidence: readonly AreaEvidence[]
  /** Places that are listed only in parts, declared as a whole: ask which part. */
  readonly unclear: readonly string[]
}

/**
 * The area facts of an itinerary.
 * @param stops every stop of the journey, in any order
 * @param arrivalOn the day of arrival in the authority's zone, day 0 of the look-back (`YYYY-MM-DD`)
 */
export function areaOf(stops: readonly Stop[], arrivalOn: string, rules: AreaRules): AreaFacts {
  const list = new Map(rules.list.map((entry) => [entry.place, entry.level]))
  const counted = stops.filter((stop) => counts(stop, arrivalOn, rules))
  const evidence = counted.flatMap((stop) => evidenceOf(stop, arrivalOn, list)).toSorted(byWeight)
  const airsideLevel = Math.max(0, ...evidence.filter((e) => e.clause === 'airside').map((e) => e.level))
  const strongest = evidence.find((e) => e.clause !== 'airside')
  const level = strongest?.level ?? 0
  const stays = counted.filter((stop) => stop.kind !== 'airside')
  const unclear = stays.map((stop) => stop.place).filter((place) => highestWithin(place, rules.list) > level)
  return {
    ...(unclear.length === 0 && { areaLevel: level }),
    ...(unclear.length === 0 && strongest && { areaLastOn: strongest.lastOn }),
    airsideLevel,
    evidence,
    unclear: [...new Set(unclear)],
  }
}

function counts(stop: Stop, arrivalOn: string, rules: AreaRules): boolean {
  if (stop.fromOn > arrivalOn) return false
  if (stop.untilOn < addDays(arrivalOn, -rules.windowDays)) return false
  if (stop.kind !== 'airside') return true
  return stop.airsideHours === undefined || stop.airsideHours > rules.airsideHours
}

function evidenceOf(stop: Stop, arrivalOn: string, list: ReadonlyMap<string, number>): AreaEvidence[] {
  const listed = list.has(stop.place) ? stop.place : parentOf(stop.place)
  const level = list.get(listed)
  if (level === undefined) return []
  const lastOn = stop.untilOn < arrivalOn ? stop.untilOn : arrivalOn
  const { place, fromOn, untilOn, kind } = stop
  return [{ place, listed, level, fromOn, untilOn, lastOn, clause: kind }]
}

const parentOf = (place: string): string => place.split('-')[0] ?? place

/** The highest level among the listed parts of a place that was declared as a whole. */
const highestWithin = (place: string, list: readonly ListedPlace[]): number =>
  list.reduce((highest, e) => (e.place.startsWith(`${place}-`) ? Math.max(highest, e.level) : highest), 0)

/** Airside comes after every stay: it never decides which place a reason names if a stay does. */
const byWeight = (a: AreaEvidence, b: AreaEvidence): number =>
  Number(a.clause === 'airside') - Number(b.clause === 'airside') ||
  b.level - a.level ||
  b.lastOn.localeCompare(a.lastOn) ||
  a.place.localeCompare(b.place)

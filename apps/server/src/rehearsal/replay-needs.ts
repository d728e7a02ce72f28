// Beds, tests and vehicles that decisions ask for, by day: what a province must have ready before it says so.
import type { Decision, Zone } from '@pratique/policy-engine'

export interface Needs {
  beds: number
  tests: number
  /** Seats; vehicles are counted from them. */
  seats: number
}

/** A bus of a port working group; the figure stands in the report's guide. */
export const seatsInVehicle = 20
const mostDays = 45
const dayMs = 86_400_000

/** Adds what one decision asks for from a day on; homes need no bed of the authority. */
export function addNeeds(
  days: Map<number, Needs>,
  { measures }: Decision,
  {
    zone,
    now,
    isAtHome,
  }: { readonly zone: Zone; readonly now: Date; readonly isAtHome: (code: string) => boolean },
): void {
  const today = zone.dayOf(now.getTime())
  const at = (day: number): Needs => {
    const known = days.get(day) ?? { beds: 0, tests: 0, seats: 0 }
    days.set(day, known)
    return known
  }
  const bedded = measures.filter(
    ({ code, kind }) => (kind === 'quarantine' || kind === 'isolation') && !isAtHome(code),
  )
  const spans = bedded.map(({ from, until }) => ({
    from: Math.max(today, from === null ? today : zone.dayOf(Date.parse(from))),
    until: until === null ? today + 14 : zone.dayOf(Date.parse(until) - 1),
  }))
  if (spans.length > 0) {
    const first = Math.min(...spans.map(({ from }) => from))
    const last = Math.min(Math.max(...spans.map(({ until }) => until)), today + mostDays)
    for (let day = first; day <= last; day += 1) at(day).beds += 1
    const begins = bedded.some(({ from }) => from !== null && Date.parse(from) >= now.getTime() - dayMs)
    if (begins) at(first).seats += 1
  }
  const test = measures.find(({ kind }) => kind === 'test')
  if (test) at(Math.max(today, test.from === null ? today : zone.dayOf(Date.parse(test.from)))).tests += 1
}

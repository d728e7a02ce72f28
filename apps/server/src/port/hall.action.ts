// The hall of a port now: who waits at which lane, how long people waited, and the desks the next voyages need.
import type { Deed } from '../platform/deed.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { listHoldersOfVoyage } from '../voyage/holders-of-voyage.action.ts'
import { listVoyages } from '../voyage/list-voyages.action.ts'
import { listPersonFacts } from '../voyage/person-facts.action.ts'
import { desksNeeded, figuresOf, type LaneFigures, laneNames, type PerLane } from './board.ts'
import { laneOf } from './lane-of.ts'
import { listAwaitingMedical, listPassed, listWaiting } from './port.store.ts'

const hour = 3_600_000
const waitedWithin = 2 * hour
const landedWithin = 8 * hour
const comingWithin = 4 * hour

export interface NextVoyage {
  readonly voyageId: string
  readonly designator: string
  readonly arrivesAt: Date
  readonly expected: PerLane
  readonly desks: PerLane
}

export interface Hall {
  readonly lanes: readonly LaneFigures[]
  /** Sent to the health lane, and not seen by the medical officer yet. */
  readonly awaitingMedical: number
  readonly next: readonly NextVoyage[]
}

export async function showHall(deed: Deed, port: string): Promise<Hall> {
  const { db, now } = deed
  const passed = await listPassed(db, port, new Date(now.getTime() - waitedWithin))
  const waiting = await listWaiting(db, port, new Date(now.getTime() - landedWithin), now)
  const queues = await perLane(
    deed,
    waiting.map(({ holderId }) => holderId),
  )
  const medical = await listAwaitingMedical(db, port, new Date(now.getTime() - landedWithin))
  return {
    lanes: laneNames.map((lane) => figuresOf(lane, passed, queues[lane], now)),
    awaitingMedical: medical.length,
    next: await nextVoyages(deed, port),
  }
}

async function perLane(deed: Deed, holderIds: readonly string[]): Promise<PerLane> {
  const { plan } = arrivalPack(deed.house)
  const found = [...(await listPersonFacts(deed, holderIds)).values()].map(
    ({ facts }) => laneOf(plan, facts).lane,
  )
  const count = (lane: string) => found.filter((one) => one === lane).length
  return { fast: count('fast'), escorted: count('escorted'), health: count('health') }
}

async function nextVoyages(deed: Deed, port: string): Promise<readonly NextVoyage[]> {
  const { plan } = arrivalPack(deed.house)
  const window = { from: deed.now, until: new Date(deed.now.getTime() + comingWithin) }
  const next: NextVoyage[] = []
  for (const { voyage, counts } of await listVoyages(deed, port, window)) {
    if (voyage.cancelledAt !== null || voyage.landedAt !== null) continue
    const known = await perLane(deed, await listHoldersOfVoyage(deed, voyage.voyageId))
    // Who has not declared goes with an escort.
    const expected = { ...known, escorted: known.escorted + counts.undeclared }
    const { voyageId, designator, arrivesAt } = voyage
    next.push({ voyageId, designator, arrivesAt, expected, desks: desksNeeded(expected, plan.times) })
  }
  return next
}

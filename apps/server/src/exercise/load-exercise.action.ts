// Loads an exercise as of the opening instant: everyone who has declared by then, and landed. Called once per
// database; cut short, it is begun again on an empty one, so each batch may be a transaction of its own. Sealing and
// deciding are work of the processor, so lanes on other threads may take batches too.
import type { House } from '../platform/deed.ts'
import { writeInvented } from './declare-invented.action.ts'
import { passParties } from './exercise.store.ts'
import { openPlay } from './plan.node.ts'
import type { InventedParty } from './population.ts'

const partiesInOneBatch = 1000

/** Lets the parties numbered from (included) to (excluded) declare. */
export type Lane = (from: number, to: number) => Promise<void>

export async function loadExercise(
  house: House,
  now: Date,
  progress: (done: number, total: number) => void,
  others: readonly Lane[] = [],
): Promise<void> {
  if (!house.exercise) return
  const own = laneOf(house, house.exercise.name, now)
  const batches = Array.from({ length: Math.ceil(own.total / partiesInOneBatch) }, (_, index) => index)
  let done = 0
  const run = async (lane: Lane) => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const from = batch * partiesInOneBatch
      const to = Math.min(from + partiesInOneBatch, own.total)
      await lane(from, to)
      done += to - from
      progress(done, own.total)
    }
  }
  progress(0, own.total)
  await Promise.all([own.declare, ...others].map(run))
  await passParties(house.db, 0, own.total)
}

/** A lane on this thread; every thread invents the same people, so that only their numbers go between them. */
export function laneOf(
  house: House,
  exercise: string,
  now: Date,
): { readonly total: number; readonly declare: Lane } {
  const { plan, parties } = openPlay(exercise)
  const declared = upTo(parties(), now)
  return {
    total: declared.length,
    declare: (from, to) => writeInvented(house, plan.seed, declared.slice(from, to), now),
  }
}

function upTo(parties: Iterable<InventedParty>, now: Date): readonly InventedParty[] {
  const declared: InventedParty[] = []
  for (const party of parties) {
    if (party.declaredAt > now) break
    declared.push(party)
  }
  return declared
}

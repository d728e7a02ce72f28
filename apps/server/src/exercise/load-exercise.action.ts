// Loads an exercise as of the opening instant: everyone who has declared by then, and landed. Called once per
// database; cut short, it is begun again on an empty one, so each batch may be a transaction of its own.
import type { House } from '../platform/deed.ts'
import { declareInvented } from './declare-invented.action.ts'
import { openPlay } from './plan.node.ts'
import type { InventedParty } from './population.ts'

const partiesInOneBatch = 2000

export async function loadExercise(
  house: House,
  progress: (done: number, total: number) => void,
): Promise<void> {
  if (!house.exercise) return
  const now = house.clock.now()
  const { plan, parties } = openPlay(house.exercise.name)
  const declared = upTo(parties(), now)
  for (let done = 0; done < declared.length; done += partiesInOneBatch) {
    progress(done, declared.length)
    await declareInvented(house, plan.seed, declared.slice(done, done + partiesInOneBatch), now)
  }
  progress(declared.length, declared.length)
}

function upTo(parties: Iterable<InventedParty>, now: Date): readonly InventedParty[] {
  const declared: InventedParty[] = []
  for (const party of parties) {
    if (party.declaredAt > now) break
    declared.push(party)
  }
  return declared
}

// Loads the exercise of a house that has none yet, and says so in the database only when it is whole: first what two
// people published at the time, then the people it binds.
import { availableParallelism } from 'node:os'
import { findExercise } from './exercise/find-exercise.node.ts'
import { loadExercise } from './exercise/load-exercise.action.ts'
import { openLane } from './load-lane.ts'
import { type House, perform, system } from './platform/deed.ts'
import { markLoaded } from './platform/domain-time.ts'
import type { Progress } from './platform/progress.ts'
import { publishShippedPolicies } from './policy/publish-shipped.action.ts'
import { keepShippedDrafts } from './rehearsal/shipped-drafts.action.ts'
import { publishShippedLists } from './risk/publish-list.action.ts'

export async function load(house: House, progress: Progress): Promise<void> {
  if (house.exercise) {
    progress.step(`Exercise ${house.exercise.name}`)
    await publish(house, house.exercise.name)
    await invent(house, progress)
  }
  await markLoaded(house.db, new Date())
}

async function invent(house: House, progress: Progress): Promise<void> {
  const now = house.clock.now()
  const other = availableParallelism() > 1 ? openLane(house, now) : null
  try {
    const others = other === null ? [] : [other.declare]
    await loadExercise(house, now, (done, total) => progress.part(done, total), others)
  } finally {
    await other?.close()
  }
}

async function publish(house: House, exercise: string): Promise<void> {
  const pack = findExercise(exercise)?.pack
  if (pack === undefined) throw new Error(`The exercise ${exercise} is no longer in packs/`)
  await perform(house, system, async (deed) => {
    await publishShippedPolicies(deed, pack, deed.now)
    await keepShippedDrafts(deed, pack)
    await publishShippedLists(deed, pack)
  })
}

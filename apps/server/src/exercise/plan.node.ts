// The plan of the exercise that a house plays, and its people from any point on.
import { findPackFolder, readPackJson } from '../place/pack-files.node.ts'
import { openPlaces } from '../place/places.node.ts'
import { ExercisePlan } from './exercise-plan.ts'
import { findExercise } from './find-exercise.node.ts'
import { type InventedParty, populate } from './population.ts'

export interface Play {
  readonly plan: ExercisePlan
  /** All parties of the exercise, in the order they declare; made as they are asked for. */
  readonly parties: () => Iterable<InventedParty>
}

export function openPlay(name: string): Play {
  const found = findExercise(name)
  const folder = found === null ? undefined : findPackFolder(found.pack)
  if (folder === undefined) throw new RangeError(`There is no exercise “${name}” in packs/.`)
  const plan = ExercisePlan.parse(readPackJson(folder, `exercises/${name}.json`))
  const carriers = new Map(
    openPlaces(folder)
      .routes()
      .map(({ from, to, airlines }) => [`${from}-${to}`, airlines]),
  )
  return { plan, parties: () => populate(plan, { carriers }) }
}

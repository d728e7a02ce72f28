// Finds an exercise by its name: `packs/<pack>/exercises/<name>.json`, whichever pack it belongs to.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { findPackFolder, listPacks, packsFolder, readPackJson } from '../place/pack-files.node.ts'
import { ExercisePlan } from './exercise-plan.ts'

export interface FoundExercise {
  readonly name: string
  /** The id of the pack it plays. */
  readonly pack: string
  readonly opensAt: Date
  readonly coversFrom: Date
  readonly coversUntil: Date
}

export function listExercises(folder: string = packsFolder): readonly string[] {
  return listPacks(folder).flatMap((pack) => exercisesOf(join(folder, pack)))
}

export function findExercise(name: string, folder: string = packsFolder): FoundExercise | null {
  const pack = listPacks(folder).find((id) => exercisesOf(join(folder, id)).includes(name))
  const packFolder = pack === undefined ? undefined : findPackFolder(pack, folder)
  if (pack === undefined || packFolder === undefined) return null
  const { opensAt, coversFrom, coversUntil } = ExercisePlan.parse(
    readPackJson(packFolder, `exercises/${name}.json`),
  )
  return {
    name,
    pack,
    opensAt: new Date(opensAt),
    coversFrom: new Date(coversFrom),
    coversUntil: new Date(coversUntil),
  }
}

/** Why no database may open with this exercise at this instant (null: its own opening), in words; null when one may. */
export function exerciseFault(name: string, at: Date | null): string | null {
  const exercise = findExercise(name)
  if (exercise === null)
    return `PRATIQUE_EXERCISE must be ${listExercises().join(', ')}, or none for a real instance; there is no exercise "${name}"`
  const { coversFrom, coversUntil, opensAt } = exercise
  const instant = at ?? opensAt
  if (instant >= coversFrom && instant < coversUntil) return null
  return `--at ${instant.toISOString()} is outside of the exercise ${name}, which covers ${coversFrom.toISOString()} to ${coversUntil.toISOString()}`
}

/** Why the exercise cannot be moved to this instant, in words; null where it can. */
export function pastEndFault(name: string, to: Date): string | null {
  const exercise = findExercise(name)
  if (exercise === null || to < exercise.coversUntil) return null
  const last = new Date(exercise.coversUntil.getTime() - 1_000).toISOString().replace('.000', '')
  return `${to.toISOString()} is past the end of the exercise ${name}, which covers ${exercise.coversFrom.toISOString()} to ${exercise.coversUntil.toISOString()}. The last instant to go to: pratique clock advance --to ${last}`
}

function exercisesOf(packFolder: string): readonly string[] {
  const exercises = join(packFolder, 'exercises')
  if (!existsSync(exercises)) return []
  return readdirSync(exercises)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

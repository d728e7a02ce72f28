// Loads the exercise of a house that has none yet, and says so in the database only when it is whole.
import type { House } from './platform/deed.ts'
import { markLoaded } from './platform/domain-time.ts'
import type { Progress } from './platform/progress.ts'

export async function load(house: House, progress: Progress): Promise<void> {
  if (house.exercise) {
    progress.step(`Exercise ${house.exercise.name}`)
    const { loadExercise } = await import('./exercise/load-exercise.action.ts')
    await loadExercise(house, (done, total) => progress.part(done, total))
  }
  await markLoaded(house.db, new Date())
}

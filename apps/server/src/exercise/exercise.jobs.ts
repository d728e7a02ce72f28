// The exercise follows its clock: every minute, and at once when the clock is moved.
import type { House } from '../platform/deed.ts'
import type { Jobs } from '../platform/jobs.ts'
import { follower } from './follow-clock.action.ts'

export async function scheduleExercise(jobs: Jobs, house: House): Promise<void> {
  if (!house.exercise) return
  const follow = follower(house)
  await jobs.every('* * * * *', 'exercise-follow-clock', () => follow())
}

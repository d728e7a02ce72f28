// What is left of the appeals of people who were erased is deleted without anybody asking.
import type { Jobs } from '../platform/jobs.ts'
import { forgetAppealsOfErased } from './forget-appeals.action.ts'

export async function scheduleAppeal(jobs: Jobs): Promise<void> {
  await jobs.every('53 * * * *', 'appeal-forget', forgetAppealsOfErased)
}

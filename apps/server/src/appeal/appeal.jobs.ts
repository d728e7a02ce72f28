// What nobody answered in time goes to the control room; what is left of the appeals of people who were erased is
// deleted. Both without anybody asking.
import type { Jobs } from '../platform/jobs.ts'
import { escalateLate } from './escalate-appeal.action.ts'
import { forgetAppealsOfErased } from './forget-appeals.action.ts'

export async function scheduleAppeal(jobs: Jobs): Promise<void> {
  await jobs.every('* * * * *', 'appeal-escalate-late', async (deed) => {
    await escalateLate(deed)
  })
  await jobs.every('53 * * * *', 'appeal-forget', forgetAppealsOfErased)
}

// Answers are followed and webhooks carried every minute.
import type { House } from '../platform/deed.ts'
import type { Jobs } from '../platform/jobs.ts'
import { deliverWebhooks } from './deliver-webhooks.action.ts'
import { followChanges } from './follow-changes.action.ts'

export async function scheduleBoarding(jobs: Jobs, house: House): Promise<void> {
  await jobs.every('* * * * *', 'boarding-follow-changes', async (deed) => {
    await followChanges(deed)
  })
  await jobs.every('* * * * *', 'boarding-deliver-webhooks', async () => {
    await deliverWebhooks(house)
  })
}

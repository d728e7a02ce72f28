// Voyages in which something changed are looked through without anybody asking; what is left of people who were erased
// is deleted.
import type { Jobs } from '../platform/jobs.ts'
import { forgetContradictionsOfErased } from './forget-contradictions.action.ts'
import { screenWhatChanged } from './screen-voyage.action.ts'

export async function scheduleDataScreening(jobs: Jobs): Promise<void> {
  await jobs.every('*/5 * * * *', 'data-screening-voyages', async (deed) => {
    await screenWhatChanged(deed)
  })
  await jobs.every('47 * * * *', 'data-screening-forget', forgetContradictionsOfErased)
}

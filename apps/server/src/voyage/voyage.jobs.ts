// Passenger lists are forgotten when their time is over.
import type { House } from '../platform/deed.ts'
import type { Jobs } from '../platform/jobs.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import { forgetVoyages } from './voyage.store.ts'

const day = 86_400_000

export async function scheduleVoyage(jobs: Jobs, house: House): Promise<void> {
  await jobs.every('41 * * * *', 'voyage-forget-lists', async ({ db, now }) => {
    const { listKeptDays } = arrivalPack(house).plan.times
    const voyages = await forgetVoyages(db, new Date(now.getTime() - listKeptDays * day))
    if (voyages > 0) house.log.info({ voyages }, 'passenger lists whose time was over are deleted')
  })
}

// Passenger lists are forgotten when their time is over.
import type { House } from '../platform/deed.ts'
import type { Jobs } from '../platform/jobs.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import { forgetListed } from './forget-listed.action.ts'
import { forgetVoyages } from './voyage.store.ts'

const day = 86_400_000

export async function scheduleVoyage(jobs: Jobs, house: House): Promise<void> {
  await jobs.every('41 * * * *', 'voyage-forget-lists', async (deed) => {
    const { listKeptDays } = arrivalPack(house).plan.times
    const before = new Date(deed.now.getTime() - listKeptDays * day)
    const voyages = await forgetVoyages(deed.db, before)
    const invited = await forgetListed(deed, before)
    if (voyages + invited > 0)
      house.log.info({ voyages, invited }, 'passenger lists whose time was over are deleted')
  })
}

// Drafts that were left are deleted, and what its time is over for is erased, without anybody asking.
import type { House } from '../platform/deed.ts'
import type { Jobs } from '../platform/jobs.ts'
import { dropExpiredDrafts } from './declaration.store.ts'
import { enforceRetention } from './enforce-retention.action.ts'
import { enforceUndeclared } from './enforce-undeclared.action.ts'

export async function scheduleDeclaration(jobs: Jobs, house: House): Promise<void> {
  await jobs.every('23 * * * *', 'declaration-drop-expired', async ({ db, now }) => {
    const drafts = await dropExpiredDrafts(db, now)
    if (drafts > 0) house.log.info({ drafts }, 'drafts that were left are deleted')
  })
  // Each batch is a deed of its own: a month's worth in one transaction would hold its rows for minutes.
  await jobs.every('47 * * * *', 'declaration-retention', async () => {
    const erased = (await enforceRetention(house)) + (await enforceUndeclared(house))
    if (erased > 0) house.log.info({ erased }, 'people whose time is over are erased')
  })
}

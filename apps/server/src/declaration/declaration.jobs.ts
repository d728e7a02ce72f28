// Drafts that were left are deleted without anybody asking.
import type { House } from '../platform/deed.ts'
import type { Jobs } from '../platform/jobs.ts'
import { dropExpiredDrafts } from './declaration.store.ts'

export async function scheduleDeclaration(jobs: Jobs, house: House): Promise<void> {
  await jobs.every('23 * * * *', 'declaration-drop-expired', async ({ db, now }) => {
    const drafts = await dropExpiredDrafts(db, now)
    if (drafts > 0) house.log.info({ drafts }, 'drafts that were left are deleted')
  })
}

// Asks the addresses of feeds when they are due. Each is a job of its own: one that does not answer holds up no other,
// and is tried again. An exercise plays with the files of its pack and asks nobody.
import type { House } from '../platform/deed.ts'
import type { Jobs } from '../platform/jobs.ts'
import { listFeedsDue, refreshFeed } from './refresh-feed.action.ts'

const one = 'risk-refresh-feed'

export async function scheduleRisk(jobs: Jobs, house: House): Promise<void> {
  if (house.exercise) return
  await jobs.on<{ pack: string; feed: string }>(one, async (deed, { pack, feed }) => {
    await refreshFeed(deed, pack, feed)
  })
  await jobs.every('*/15 * * * *', 'risk-refresh-feeds', async (deed) => {
    for (const pack of house.config.packs)
      for (const feed of await listFeedsDue(deed, pack)) await jobs.send(deed, one, { pack, feed })
  })
}

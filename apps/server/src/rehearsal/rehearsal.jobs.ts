// Rehearsals run beside the desk as soon as they are asked for, and whoever a publication concerns is told.
import { holdersDecided } from '../holder/write-outcomes.action.ts'
import type { House } from '../platform/deed.ts'
import type { Jobs } from '../platform/jobs.ts'
import { deleteNoticesOfErased } from './notice.store.ts'
import { rehearsalAsked } from './rehearse.action.ts'
import { runWaiting } from './run-waiting.action.ts'
import { tellAffected } from './tell-affected.action.ts'

export async function scheduleRehearsal(jobs: Jobs, house: House): Promise<void> {
  house.events.hear(rehearsalAsked, () => runWaiting(house))
  // Not run in the job itself: its transaction would stand open as long as everyone is looked at.
  await jobs.every('* * * * *', 'rehearsal-run', ({ db }) => house.events.publish(db, rehearsalAsked, {}))
  await jobs.every('* * * * *', 'rehearsal-tell', async () => {
    await tellAffected(house)
  })
  house.events.hear(holdersDecided, async ({ holderIds }) => {
    if (holderIds.length === 0) await tellAffected(house)
  })
  await jobs.every('41 * * * *', 'rehearsal-forget', (deed) => deleteNoticesOfErased(deed.db))
}

// Opens each room in the order of the journey: what it keeps in the house, and what it does in the background.
import type { House } from './platform/deed.ts'
import { forgetClaims } from './platform/idempotency.ts'
import type { Jobs } from './platform/jobs.ts'

/** For the server and for commands alike. */
export async function openRooms(_house: House): Promise<void> {}

/** For the server only. */
export async function scheduleRooms(jobs: Jobs, _house: House): Promise<void> {
  await jobs.every('17 * * * *', 'platform-forget-claims', async (deed) => {
    await forgetClaims(deed)
  })
}

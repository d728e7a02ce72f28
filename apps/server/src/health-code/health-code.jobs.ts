// Keys are opened anew each day: one that has served its time is followed by the next without a restart, and a key
// that another server made is known here too.
import type { Jobs } from '../platform/jobs.ts'
import { reopenSigners } from './open-health-code.action.ts'

export async function scheduleHealthCode(jobs: Jobs): Promise<void> {
  await jobs.every('23 2 * * *', 'health-code-open-keys', (deed) => reopenSigners(deed))
}

// Carries messages as soon as they are written, and every minute what was left or waits to be tried again.
import type { House } from '../platform/deed.ts'
import type { Jobs } from '../platform/jobs.ts'
import { deliverer } from './deliver.action.ts'
import { forgetPastMessages } from './forget-messages.action.ts'
import { messageDue } from './send.action.ts'

export async function scheduleMessage(jobs: Jobs, house: House): Promise<void> {
  const deliver = deliverer(house)
  house.events.hear(messageDue, deliver)
  // Not carried in the job itself: its transaction would stand open as long as the network takes.
  await jobs.every('* * * * *', 'message-deliver', ({ db }) => house.events.publish(db, messageDue, {}))
  await jobs.every('41 * * * *', 'message-forget', async (deed) => {
    await forgetPastMessages(deed)
  })
}

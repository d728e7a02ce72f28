// Keeps decisions true as time passes: by the minute, and at once when rules or lists are published.
import { type House, perform, system } from '../platform/deed.ts'
import type { Jobs } from '../platform/jobs.ts'
import { policyPublished } from '../policy/publish-version.action.ts'
import { listPublished } from '../risk/publish-list.action.ts'
import { followRules } from './follow-rules.action.ts'
import { makeCheckpoint } from './make-checkpoint.action.ts'
import { reDecideDue } from './re-decide.action.ts'

export async function scheduleHolder(jobs: Jobs, house: House): Promise<void> {
  const follow = async () => {
    const followed = await followRules(house)
    const due = await reDecideDue(house)
    house.log.info({ followed, due }, 'decided again')
  }
  await jobs.every('* * * * *', 'holder-decide-again', follow)
  await jobs.every('0 * * * *', 'holder-journal-checkpoint', async () => {
    const { number, size } = await perform(house, system, makeCheckpoint)
    house.log.info({ number, size }, 'journal checkpoint')
  })
  house.events.hear(policyPublished, () => followRules(house).then(() => {}))
  house.events.hear(listPublished, () => followRules(house).then(() => {}))
}

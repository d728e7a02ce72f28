// Opens each room in the order of the journey: what it keeps in the house, and what it does in the background.
import { scheduleAppeal } from './appeal/appeal.jobs.ts'
import { scheduleBoarding } from './boarding/boarding.jobs.ts'
import { scheduleCredential } from './credential/credential.jobs.ts'
import { scheduleDataScreening } from './data-screening/data-screening.jobs.ts'
import { scheduleDeclaration } from './declaration/declaration.jobs.ts'
import { openDeclaration } from './declaration/desk.node.ts'
import { scheduleExercise } from './exercise/exercise.jobs.ts'
import { scheduleHealthCode } from './health-code/health-code.jobs.ts'
import { openHealthCode } from './health-code/open-health-code.action.ts'
import { scheduleHolder } from './holder/holder.jobs.ts'
import { holdersDecided } from './holder/write-outcomes.action.ts'
import { scheduleLaboratory } from './laboratory/laboratory.jobs.ts'
import { scheduleMessage } from './message/message.jobs.ts'
import { openMessage } from './message/open-message.action.ts'
import { usePlaceNames } from './place/pack-places.node.ts'
import { openStaffAuth } from './platform/auth/open-auth.ts'
import type { House } from './platform/deed.ts'
import { forgetClaims } from './platform/idempotency.ts'
import type { Jobs } from './platform/jobs.ts'
import { openLive } from './platform/live.ts'
import { scheduleRehearsal } from './rehearsal/rehearsal.jobs.ts'
import { scheduleRisk } from './risk/risk.jobs.ts'
import { feedTakenIn } from './risk/take-in-feed.action.ts'
import { scheduleVoyage } from './voyage/voyage.jobs.ts'

/** For the server and for commands alike. */
export async function openRooms(house: House): Promise<void> {
  usePlaceNames(house.config.names)
  await openStaffAuth(house)
  openLive(house, [holdersDecided, feedTakenIn])
  openMessage(house)
  await openHealthCode(house)
  await openDeclaration(house)
}

/** For the server only. */
export async function scheduleRooms(jobs: Jobs, house: House): Promise<void> {
  await jobs.every('17 * * * *', 'platform-forget-claims', async (deed) => {
    await forgetClaims(deed)
  })
  await scheduleRisk(jobs, house)
  await scheduleMessage(jobs, house)
  await scheduleHolder(jobs, house)
  await scheduleVoyage(jobs, house)
  await scheduleCredential(jobs)
  await scheduleDeclaration(jobs, house)
  await scheduleBoarding(jobs, house)
  await scheduleLaboratory(jobs)
  await scheduleDataScreening(jobs)
  await scheduleHealthCode(jobs)
  await scheduleAppeal(jobs)
  await scheduleRehearsal(jobs, house)
  await scheduleExercise(jobs, house)
}

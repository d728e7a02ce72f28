// Reports are raised without anybody looking.
import type { Jobs } from '../platform/jobs.ts'
import { raiseReports } from './raise-reports.action.ts'

export async function scheduleLaboratory(jobs: Jobs): Promise<void> {
  await jobs.every('* * * * *', 'laboratory-raise-reports', async (deed) => {
    await raiseReports(deed)
  })
}

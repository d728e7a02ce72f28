// Lists of issuers that have an address are fetched again four times a day. One that fails is kept as it is; its age
// and what went wrong stand with it.
import type { Jobs } from '../platform/jobs.ts'
import { refreshIssuerLists } from './load-issuer-list.action.ts'

export async function scheduleCredential(jobs: Jobs): Promise<void> {
  await jobs.every('41 */6 * * *', 'credential-refresh-issuers', async (deed) => {
    await refreshIssuerLists(deed, new Date())
  })
}

// Writes into the journal of policy what people did, signed.
import { signers } from '../health-code/open-signers.action.ts'
import type { Deed } from '../platform/deed.ts'
import { chainPolicyDeed, type PolicyDeed } from './policy-journal.node.ts'
import { insertPolicyDeed, listPolicyDeeds, lockPolicyJournal } from './policy-journal.store.ts'

export async function recordPolicyDeed(deed: Deed, entry: Omit<PolicyDeed, 'at'>): Promise<void> {
  await lockPolicyJournal(deed.db)
  const last = (await listPolicyDeeds(deed.db)).at(-1)
  const { list } = deed.house.fixtures.get(signers)
  await insertPolicyDeed(deed.db, chainPolicyDeed(last, { ...entry, at: deed.now }, list))
}

// Runs the rehearsals that wait, one after the other; another server may be at others.
import type { House } from '../platform/deed.ts'
import { getDraft, openDraft } from './draft.action.ts'
import { claimRehearsal, type RehearsalRow } from './rehearsal.store.ts'
import { type RehearseAsked, runRehearsal } from './rehearse.action.ts'

export async function runWaiting(house: House): Promise<void> {
  for (let row = await claimRehearsal(house.db); row; row = await claimRehearsal(house.db)) {
    const claimed = row
    await runRehearsal(house, claimed, () => openRehearsal(house, claimed)).catch((err: unknown) =>
      house.log.error({ err, rehearsal: claimed.rehearsal_id }, 'a rehearsal failed'),
    )
  }
}

async function openRehearsal(house: House, row: RehearsalRow): Promise<RehearseAsked> {
  const draft = await getDraft(house, row.draft_id)
  const read = await openDraft({ db: house.db, house }, draft)
  if (!read.ok) throw new Error('A draft with faults was to be rehearsed')
  const { period_from: from, period_until: until, at } = row
  return {
    pack: draft.pack,
    draft: read.draft,
    digest: draft.digest,
    at,
    period: from && until ? { from, until } : null,
  }
}

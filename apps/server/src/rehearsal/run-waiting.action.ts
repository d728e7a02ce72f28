// Runs the rehearsals that wait, one after the other; another server may be at others.
import type { House } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { versionDocument } from '../policy/pack-document.node.ts'
import { openDraft, publishedPack } from './draft.action.ts'
import { findRevision } from './draft.store.ts'
import { type Draft, effectiveFrom } from './draft-policy.ts'
import { draftNotFound } from './rehearsal.problems.ts'
import { claimRehearsal, type RehearsalRow } from './rehearsal.store.ts'
import { type Other, type RehearseAsked, runRehearsal } from './rehearse.action.ts'

export async function runWaiting(house: House): Promise<void> {
  for (let row = await claimRehearsal(house.db); row; row = await claimRehearsal(house.db)) {
    const claimed = row
    await runRehearsal(house, claimed, () => openRehearsal(house, claimed)).catch((err: unknown) =>
      house.log.error({ err, rehearsal: claimed.rehearsal_id }, 'a rehearsal failed'),
    )
  }
}

async function openRehearsal(house: House, row: RehearsalRow): Promise<RehearseAsked> {
  const { pack, draft, digest } = await openRevision(house, row.draft_id, row.revision)
  const { period_from: from, period_until: until, at } = row
  const against = await openOther(house, pack, row, draft)
  return { pack, draft, digest, at, period: from && until ? { from, until } : null, against }
}

async function openRevision(house: House, draftId: string, revision: number) {
  const kept = await findRevision(house.db, draftId, revision)
  if (!kept) throw new Problem(draftNotFound, { detail: `There is no revision ${revision} of it.` })
  const read = await openDraft({ db: house.db, house }, kept)
  if (!read.ok) throw new Error('A draft with faults was to be rehearsed')
  return { pack: kept.pack, draft: read.draft, digest: kept.digest }
}

/** A published version is played as if it took effect when the draft does: else it would change nothing. */
async function openOther(house: House, pack: string, row: RehearsalRow, { version }: Draft): Promise<Other> {
  const { against_draft: draftId, against_revision: revision, against_number: number } = row
  if (draftId !== null && revision !== null) {
    const { draft, digest } = await openRevision(house, draftId, revision)
    return { draft, digest }
  }
  if (number === null) return null
  const { versions } = await publishedPack({ db: house.db, house }, pack)
  const found = versions.find((one) => one.scheme === version.scheme && one.number === number)
  if (!found) throw new Error(`Version ${number} is no longer published`)
  const span = [new Date(version.effectiveAt), new Date(version.expiresAt)] as const
  return {
    draft: effectiveFrom({ version: found, texts: {} }, ...span),
    digest: versionDocument(found).digest,
  }
}

// Two people publish a draft, three above the guard: each puts her name to a revision that was rehearsed as it stands.

import type { OfficerDeed } from '../platform/auth/staff-endpoint.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { getOpenDraft, openDraft } from './draft.action.ts'
import { insertApproval, type KeptDraft, listApprovals, lockDraft, settleDraft } from './draft.store.ts'
import { peopleNeeded, putInForce } from './put-in-force.action.ts'
import { draftEditedMeanwhile, draftFaulty, morePeopleNeeded, notRehearsed } from './rehearsal.problems.ts'
import { listRehearsals } from './rehearsal.store.ts'
import { thirdNeeded } from './rehearse.action.ts'
import { nameOfStaff } from './staff-name.action.ts'

export async function approveDraft(deed: OfficerDeed, draftId: string, revision: number): Promise<void> {
  await lockDraft(deed.db, draftId)
  const draft = await getOpenDraft(deed, draftId)
  if (draft.revision !== revision)
    throw new Problem(draftEditedMeanwhile, { detail: 'Read what changed before you put your name to it.' })
  await assertSound(deed, draft)
  await mustBeRehearsed(deed, draft)
  await insertApproval(deed.db, {
    draft_id: draftId,
    revision,
    staff_id: deed.officer.staffId,
    at: deed.now,
  })
}

export interface PublishedDraft {
  readonly scheme: string
  readonly number: number
  readonly effectiveAt: string
  readonly signedBy: readonly string[]
}

/** By one of those who agreed, once enough did. Takes effect when it says, and no earlier than now. */
export async function publishDraft(deed: OfficerDeed, draftId: string): Promise<PublishedDraft> {
  await lockDraft(deed.db, draftId)
  const draft = await getOpenDraft(deed, draftId)
  const third = await mustBeRehearsed(deed, draft)
  const approvals = await listApprovals(deed.db, draftId, draft.revision)
  const needed = peopleNeeded(third)
  if (approvals.length < needed || !approvals.some(({ staff_id }) => staff_id === deed.officer.staffId))
    throw new Problem(morePeopleNeeded, {
      detail: third
        ? `It turns more people stricter than the guard allows: three must agree, and ${approvals.length} did. One of them publishes.`
        : `Two must agree, and ${approvals.length} did. One of them publishes.`,
    })
  const read = await assertSound(deed, draft)
  const people = await Promise.all(approvals.map(({ staff_id }) => nameOfStaff(deed, staff_id)))
  const version = dated(read.draft.version, deed.now)
  const said = `revision ${draft.revision}`
  await putInForce(deed, { pack: read.pack, version, people, reason: version.reason, third, said })
  await settleDraft(deed.db, draftId, 'published', version.number)
  return {
    scheme: version.scheme,
    number: version.number,
    effectiveAt: version.effectiveAt,
    signedBy: people,
  }
}

/** Nobody is bound before a rule is published. */
function dated<V extends { readonly effectiveAt: string }>(
  version: V,
  now: Date,
): V & { publishedAt: string } {
  const publishedAt = now.toISOString()
  const effectiveAt = new Date(version.effectiveAt) < now ? publishedAt : version.effectiveAt
  return { ...version, publishedAt, effectiveAt }
}

async function assertSound(deed: Deed, draft: KeptDraft) {
  const read = await openDraft(deed, draft)
  if (read.ok) return read
  throw new Problem(draftFaulty, {
    detail: 'Mend what is named, then rehearse it.',
    errors: read.faults.map(({ code, path, message }) => ({ pointer: path, code, detail: message })),
  })
}

async function mustBeRehearsed(deed: Deed, draft: KeptDraft): Promise<boolean> {
  const third = thirdNeeded(
    await listRehearsals(deed.db, draft.draft_id),
    draft.revision,
    deed.house.config.guardShare,
  )
  if (third !== null) return third
  throw new Problem(notRehearsed, {
    detail: 'Rehearse this revision over everyone as of now: nobody agrees to what was not tried.',
  })
}

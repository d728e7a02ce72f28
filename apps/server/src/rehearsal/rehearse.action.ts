// A rehearsal: asked for at the desk, run by a job, kept as a report. It reads everyone and changes nobody.
import type { RehearsalAnswer, RehearsalAsked, RehearsalHead, ReplayReport } from '@pratique/api-contract'
import { type Language, type Pack, type PolicyVersion, say, type Text } from '@pratique/policy-engine'
import { v7 as newId } from 'uuid'
import { countHoldersOf } from '../holder/read-holders.action.ts'
import type { Deed, House } from '../platform/deed.ts'
import { type EventType, eventType } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { readDraft } from './check-draft.ts'
import { findDraft, findRevision, type KeptDraft } from './draft.store.ts'
import type { Draft } from './draft-policy.ts'
import { draftNotFound, rehearsalNotFound } from './rehearsal.problems.ts'
import { findRehearsal, insertRehearsal, type RehearsalRow, updateRehearsal } from './rehearsal.store.ts'
import { replay } from './replay.action.ts'
import { reportNames } from './report-names.node.ts'
import { nameOfStaff } from './staff-name.action.ts'

/** One waits. */
export const rehearsalAsked: EventType<Record<string, never>> = eventType('rehearsal.asked')
/** One is further, or done. */
export const rehearsalMoved = eventType<{ rehearsalId: string }>('rehearsal.moved')

export async function askRehearsal(
  deed: Deed,
  draft: KeptDraft,
  { at, from, until, against }: RehearsalAsked,
): Promise<string> {
  const rehearsalId = newId()
  const asOf = at === undefined ? deed.now : earlier(new Date(at), deed.now)
  const period =
    from === undefined
      ? null
      : { from: new Date(from), until: earlier(new Date(until ?? deed.now), deed.now) }
  const other = await findOther(deed, draft, against)
  await insertRehearsal(deed.db, {
    rehearsal_id: rehearsalId,
    draft_id: draft.draft_id,
    revision: draft.revision,
    at: asOf,
    period_from: period?.from ?? null,
    period_until: period?.until ?? null,
    asked_by: deed.actor.id,
    asked_at: deed.now,
    state: 'waiting',
    progress: 0,
    report: null,
    report_against: null,
    ...other,
  })
  await deed.house.events.publish(deed.db, rehearsalAsked, {})
  return rehearsalId
}

type AgainstColumns = Pick<RehearsalRow, 'against_draft' | 'against_revision' | 'against_number'>

/** Another draft of the scheme as it stands, or a published version of it. */
async function findOther(
  { db }: Deed,
  { draft_id, pack, scheme }: KeptDraft,
  against: RehearsalAsked['against'],
): Promise<AgainstColumns> {
  const none = { against_draft: null, against_revision: null, against_number: null }
  if (against === undefined) return none
  if ('number' in against) {
    const policies = await findPublishedPolicies({ db }, pack)
    if (policies?.findPolicy(scheme, against.number)) return { ...none, against_number: against.number }
    throw new Problem(draftNotFound, { detail: `There is no version ${against.number} of ${scheme} here.` })
  }
  const other = await findDraft(db, against.draftId)
  if (other === undefined || other.scheme !== scheme || other.pack !== pack || other.draft_id === draft_id)
    throw new Problem(draftNotFound, { detail: `Name another draft of ${scheme} to hold it against.` })
  return { ...none, against_draft: other.draft_id, against_revision: other.revision }
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other)

export interface RehearseAsked {
  readonly pack: string
  readonly draft: Draft
  readonly digest: Buffer
  readonly at: Date
  readonly period: { readonly from: Date; readonly until: Date } | null
  /** Replayed too, over the same people at the same instant. */
  readonly against?: Other
}
export type Other = Pick<RehearseAsked, 'draft' | 'digest'> | null

/** The report of a draft; hears how far it is, from 0 to 1. */
export async function rehearse(
  house: Pick<House, 'db' | 'keyring' | 'config'>,
  asked: RehearseAsked,
  progress: (share: number) => Promise<void> | void = () => {},
): Promise<ReplayReport> {
  const { pack, draft, digest, at, period } = asked
  const { scheme, number, effectiveAt } = draft.version
  const all = await countHoldersOf(house, pack, scheme)
  const counted = await replay(house, { pack, draft, at, period, limit: house.config.guardShare }, (seen) =>
    progress(all === 0 ? 1 : Math.min(1, seen / all)),
  )
  return {
    pack,
    scheme,
    number,
    digest: digest.toString('hex'),
    at: at.toISOString(),
    period: period && { from: period.from.toISOString(), until: period.until.toISOString() },
    effectiveAt: new Date(effectiveAt).toISOString(),
    ...counted,
  }
}

/** Runs one that was claimed; each step is told as it is taken. */
export async function runRehearsal(
  house: House,
  { rehearsal_id: rehearsalId }: RehearsalRow,
  open: () => Promise<RehearseAsked>,
): Promise<void> {
  const move = async (change: Parameters<typeof updateRehearsal>[2]) => {
    await updateRehearsal(house.db, rehearsalId, change)
    await house.events.publish(house.db, rehearsalMoved, { rehearsalId })
  }
  try {
    const asked = await open()
    const { against = null } = asked
    const parts = against === null ? 1 : 2
    const report = await rehearse(house, asked, (share) => move({ progress: share / parts }))
    const other =
      against &&
      (await rehearse(house, { ...asked, ...against }, (share) => move({ progress: (1 + share) / parts })))
    await move({
      state: 'done',
      progress: 1,
      report: JSON.stringify(report),
      report_against: other && JSON.stringify(other),
    })
  } catch (error) {
    await move({ state: 'failed' })
    throw error
  }
}

/**
 * Whether the last rehearsal of these very rules asks for a third person; null where there was none. By the guard as it
 * is set now: one that was lowered since holds for what was rehearsed before.
 */
export function thirdNeeded(
  rehearsals: readonly RehearsalRow[],
  revision: number,
  guardShare: number,
): boolean | null {
  const done = rehearsals.filter(
    (one) => one.revision === revision && one.report !== null && one.period_from === null,
  )
  const report = done[0]?.report
  return report ? report.share > guardShare : null
}

export async function headOf(deed: Deed, row: RehearsalRow, language: Language): Promise<RehearsalHead> {
  const {
    rehearsal_id: rehearsalId,
    revision,
    at,
    period_from: from,
    period_until: until,
    state,
    progress,
  } = row
  return {
    rehearsalId,
    revision,
    at: at.toISOString(),
    period: from && until ? { from: from.toISOString(), until: until.toISOString() } : null,
    state,
    progress,
    askedBy: await nameOfStaff(deed, row.asked_by),
    against: await titleOfOther(deed, row, language),
  }
}

async function titleOfOther(
  { db }: Deed,
  { draft_id, against_draft, against_number: number }: RehearsalRow,
  language: Language,
): Promise<string | null> {
  if (against_draft === null && number === null) return null
  const other = await findDraft(db, against_draft ?? draft_id)
  if (other === undefined) return null
  if (number === null) return titleOf(other, language)
  const policies = await findPublishedPolicies({ db }, other.pack)
  const policy = policies?.findPolicy(other.scheme, number)
  return policy ? say(policy.version.title, language) : null
}

/** What a draft calls itself; half-written, it may not yet. */
export function titleOf({ document, scheme, number }: KeptDraft, language: Language): string {
  const { title } = JSON.parse(document) as { title?: Text }
  return (title && say(title, language)) || `${scheme} ${number}`
}

export async function showRehearsal(
  deed: Deed,
  rehearsalId: string,
  language: Language,
): Promise<RehearsalAnswer> {
  const row = await findRehearsal(deed.db, rehearsalId)
  if (!row) throw new Problem(rehearsalNotFound, { detail: 'Ask for one from the page of the draft.' })
  const names = await namesIn(deed, row, language)
  return {
    ...(await headOf(deed, row, language)),
    report: row.report,
    reportAgainst: row.report_against,
    names,
  }
}

async function namesIn({ db }: Deed, row: RehearsalRow, language: Language): Promise<Record<string, string>> {
  const { draft_id, revision, against_draft, against_revision, report, report_against } = row
  const reports = [report, report_against].filter((one) => one !== null)
  const first = await findRevision(db, draft_id, revision)
  const policies = first ? await findPublishedPolicies({ db }, first.pack) : null
  if (policies === null) return {}
  const { pack } = policies
  const other = against_draft === null ? null : await findRevision(db, against_draft, against_revision ?? 1)
  const drafts = [first, other].flatMap((one) => {
    const read = one && readDraft(JSON.parse(one.document), JSON.parse(one.texts), pack)
    return read?.ok ? [read.draft] : []
  })
  return reportNames(reports, { pack, drafts, language })
}

/** Whether a version that is about to be published turns so many stricter that a third person must agree. */
export async function guardOf(
  { db, house, now }: Deed,
  pack: Pack,
  version: PolicyVersion,
): Promise<boolean> {
  const published = await findPublishedPolicies({ db }, pack.manifest.id)
  // Before the first rules nothing is decided about anybody.
  if (published === null) return false
  const draft: Draft = { version, texts: Object.fromEntries(pack.texts) }
  const asked = { pack: pack.manifest.id, draft, at: now, period: null, limit: house.config.guardShare }
  return (await replay({ db, keyring: house.keyring }, asked)).guard.third
}

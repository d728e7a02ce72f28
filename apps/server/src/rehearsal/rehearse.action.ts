// A rehearsal: asked for at the desk, run by a job, kept as a report. It reads everyone and changes nobody.
import type { RehearsalAnswer, RehearsalAsked, RehearsalHead, ReplayReport } from '@pratique/api-contract'
import type { Pack, PolicyVersion } from '@pratique/policy-engine'
import { v7 as newId } from 'uuid'
import { countHoldersOf } from '../holder/read-holders.action.ts'
import type { Deed, House } from '../platform/deed.ts'
import { type EventType, eventType } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import type { Draft } from './draft-policy.ts'
import { rehearsalNotFound } from './rehearsal.problems.ts'
import { findRehearsal, insertRehearsal, type RehearsalRow, updateRehearsal } from './rehearsal.store.ts'
import { replay } from './replay.action.ts'
import { nameOfStaff } from './staff-name.action.ts'

/** One waits. */
export const rehearsalAsked: EventType<Record<string, never>> = eventType('rehearsal.asked')
/** One is further, or done. */
export const rehearsalMoved = eventType<{ rehearsalId: string }>('rehearsal.moved')

/** Turning stricter more than this share of everyone under the scheme takes a third person. */
export const guardShare = 0.05

export async function askRehearsal(
  deed: Deed,
  draft: { readonly draft_id: string; readonly revision: number },
  { at, from, until }: RehearsalAsked,
): Promise<string> {
  const rehearsalId = newId()
  const asOf = at === undefined ? deed.now : earlier(new Date(at), deed.now)
  const period =
    from === undefined
      ? null
      : { from: new Date(from), until: earlier(new Date(until ?? deed.now), deed.now) }
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
  })
  await deed.house.events.publish(deed.db, rehearsalAsked, {})
  return rehearsalId
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other)

export interface RehearseAsked {
  readonly pack: string
  readonly draft: Draft
  readonly digest: Buffer
  readonly at: Date
  readonly period: { readonly from: Date; readonly until: Date } | null
}

/** The report of a draft; hears how far it is, from 0 to 1. */
export async function rehearse(
  house: Pick<House, 'db' | 'keyring'>,
  asked: RehearseAsked,
  progress: (share: number) => Promise<void> | void = () => {},
): Promise<ReplayReport> {
  const { pack, draft, digest, at, period } = asked
  const { scheme, number, effectiveAt } = draft.version
  const all = await countHoldersOf(house, pack, scheme)
  const counted = await replay(house, { pack, draft, at, period, limit: guardShare }, (seen) =>
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
    const report = await rehearse(house, await open(), (progress) => move({ progress }))
    await move({ state: 'done', progress: 1, report: JSON.stringify(report) })
  } catch (error) {
    await move({ state: 'failed' })
    throw error
  }
}

/** Whether the last rehearsal of these very rules asks for a third person; null where there was none. */
export function thirdNeeded(rehearsals: readonly RehearsalRow[], revision: number): boolean | null {
  const done = rehearsals.filter(
    (one) => one.revision === revision && one.report !== null && one.period_from === null,
  )
  return done[0]?.report?.guard.third ?? null
}

export async function headOf(deed: Deed, row: RehearsalRow): Promise<RehearsalHead> {
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
  }
}

export async function showRehearsal(deed: Deed, rehearsalId: string): Promise<RehearsalAnswer> {
  const row = await findRehearsal(deed.db, rehearsalId)
  if (!row) throw new Problem(rehearsalNotFound, { detail: 'Ask for one from the page of the draft.' })
  return { ...(await headOf(deed, row)), report: row.report }
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
  const asked = { pack: pack.manifest.id, draft, at: now, period: null, limit: guardShare }
  return (await replay({ db, keyring: house.keyring }, asked)).guard.third
}

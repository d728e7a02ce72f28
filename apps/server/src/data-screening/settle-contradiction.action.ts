// A contradiction is put to whom it is about, answered by her, and settled by an officer who says what shows it. None
// of it writes a fact: what is wrong is mended where facts are mended, and only then is it settled as mended.
import { getHolderAtHand, type HolderAtHand } from '../holder/known-holder.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { send } from '../message/send.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { m } from '../site/say.ts'
import type { Outcome } from './contradiction.ts'
import { contradictionNotFound, contradictionSettled, nothingMended } from './data-screening.problems.ts'
import { type ContradictionRow, changeContradiction, lockContradiction } from './data-screening.store.ts'
import { putToHer } from './screen-voyage.action.ts'
import { sealFor } from './sealed-evidence.node.ts'

/** Locked, and waiting still. */
export async function getOpen(deed: Deed, contradictionId: string): Promise<ContradictionRow> {
  const row = await lockContradiction(deed.db, contradictionId)
  if (row === undefined)
    throw new Problem(contradictionNotFound, { detail: 'There is none of this id, or she was erased.' })
  if (row.settled_at !== null)
    throw new Problem(contradictionSettled, {
      detail: 'Somebody settled it, or what was declared changed meanwhile. Look at the list again.',
    })
  return row
}

/** Whether there was a contact to write to. */
export async function askHer(deed: Deed, row: ContradictionRow): Promise<boolean> {
  if (row.asked_at !== null) return false
  await changeContradiction(deed.db, row.contradiction_id, { asked_at: deed.now })
  await recordAct(deed, row.holder_id, {
    kind: 'contradiction-asked',
    payload: { contradiction: row.contradiction_id },
  })
  return putToHer(deed, row.holder_id)
}

export interface HerAnswer {
  readonly answer: 'right' | 'mistake'
  readonly words: string
}

export async function takeHerAnswer(
  deed: Deed,
  row: ContradictionRow,
  { answer, words }: HerAnswer,
): Promise<void> {
  const holder = await getHolderAtHand(deed, row.holder_id)
  const { keyring } = deed.house
  await changeContradiction(deed.db, row.contradiction_id, {
    answer,
    answered_at: deed.now,
    answer_sealed: sealFor(keyring, holder.sealing.dataKey, 'reply', row.contradiction_id, { words }),
  })
  await recordAct(deed, holder, {
    kind: 'contradiction-answered',
    payload: { contradiction: row.contradiction_id, answer },
  })
}

export interface Settling {
  readonly outcome: Exclude<Outcome, 'gone'>
  readonly evidence: string
}

/** Whether she was told. */
export async function settleContradiction(
  deed: Deed,
  row: ContradictionRow,
  { outcome, evidence }: Settling,
): Promise<boolean> {
  const holder = await getHolderAtHand(deed, row.holder_id)
  if (outcome === 'mended' && !isMendedSince(holder, row.found_at))
    throw new Problem(nothingMended, {
      detail: 'Correct what is wrong on the page of the person first; then settle it as mended.',
    })
  await changeContradiction(deed.db, row.contradiction_id, {
    outcome,
    settled_at: deed.now,
    settled_by: deed.actor.id,
  })
  await recordAct(deed, holder, {
    kind: 'contradiction-settled',
    payload: { contradiction: row.contradiction_id, outcome, evidence },
  })
  // Who was never asked learns nothing of it, least of all of somebody else.
  if (row.asked_at === null) return false
  const id = await send(deed, {
    holderId: row.holder_id,
    kind: 'contradiction-settled',
    write: (t) => ({
      subject: t(m.screening_settled_subject),
      body: t(m.screening_settled_body, { evidence }),
    }),
  })
  return id !== null
}

const mending = new Set([
  'amended',
  'amendment-confirmed',
  'corrected',
  'identity-corrected',
  'certificate-confirmed',
  'certificate-withdrawn',
  'compared',
  'exposed',
])

const isMendedSince = ({ acts }: HolderAtHand, foundAt: Date): boolean =>
  acts.some(({ kind, at }) => mending.has(kind) && at >= foundAt)

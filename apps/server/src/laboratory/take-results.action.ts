// Results come in: each is matched with its specimen, weighed beside what came before, and becomes a fact, a note, or a
// question for a person. The time of the sample drives the rules; a positive is a case at once.
import { v7 as newId } from 'uuid'
import type { Act } from '../holder/act.ts'
import { getLockedHolder } from '../holder/known-holder.action.ts'
import { recordActs } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { readSpecimenNumber } from '../port/specimen-number.ts'
import { closeSpecimen, findSpecimen, type SpecimenRow } from '../port/take-specimen.action.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { dayIn } from '../voyage/list-voyage.ts'
import {
  insertResult,
  listResultsOf,
  type ResultRow,
  setStanding,
  withdrawReports,
} from './laboratory.store.ts'
import { raiseReports } from './raise-reports.action.ts'
import { type Said, type Verdict, verdictOn } from './result.ts'

export interface Sender {
  readonly source: ResultRow['source']
  readonly sentBy: string
}

/** In the order in which they were said; one row for each specimen. */
export async function takeResults(
  deed: Deed,
  results: readonly Said[],
  sender: Sender,
): Promise<readonly ResultRow[]> {
  const rows: ResultRow[] = []
  for (const said of results)
    for (const number of said.specimens) rows.push(await takeOne(deed, said, number, sender))
  await raiseReports(deed)
  return rows
}

async function takeOne(deed: Deed, said: Said, typed: string, sender: Sender): Promise<ResultRow> {
  const number = readSpecimenNumber(typed) ?? typed.trim().toUpperCase()
  const specimen = await findSpecimen(deed, number)
  const earlier = await listResultsOf(deed.db, number)
  const pooled = said.specimens.length > 1
  const verdict = verdictOn(
    said,
    earlier.map(({ result_id, outcome, report_id, standing }) => ({
      resultId: result_id,
      outcome,
      reportId: report_id,
      standing,
    })),
    { known: specimen !== null, pooled },
  )
  const row: ResultRow = {
    result_id: newId(),
    specimen_number: number,
    holder_id: specimen?.holder_id ?? null,
    port: specimen?.port ?? '',
    jurisdiction: specimen?.jurisdiction ?? arrivalPack(deed.house).authority,
    source: sender.source,
    sent_by: sender.sentBy,
    report_id: said.reportId,
    outcome: said.outcome,
    status: said.status,
    pooled,
    // Ours where we took it: a laboratory writes the day it opened the bag.
    sampled_at: specimen?.taken_at ?? dateOf(said.sampledAt),
    reported_at: dateOf(said.reportedAt),
    received_at: deed.now,
    standing: verdict.standing,
    ground: verdict.ground,
    settled_by: null,
    settled_at: null,
  }
  await insertResult(deed.db, row)
  if (specimen !== null) await follow(deed, row, specimen, verdict)
  return row
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

/** What a verdict means for the holder: acts, and the specimen is done. */
export async function follow(
  deed: Deed,
  row: ResultRow,
  specimen: SpecimenRow,
  { standing, replaces }: Pick<Verdict, 'standing' | 'replaces'>,
): Promise<void> {
  const acts = await actsOf(deed, row, specimen, { standing, replaces })
  const [first, ...others] = acts
  if (first !== undefined) await recordActs(deed, specimen.holder_id, [first, ...others])
  for (const resultId of replaces) await setStanding(deed.db, resultId, { standing: 'superseded' })
  if (acts.some(({ kind, payload }) => kind === 'case-recorded' && payload.status === 'none'))
    await withdrawReports(deed.db, specimen.holder_id, deed.now)
  if (standing === 'applied') await closeSpecimen(deed, specimen.specimen_id)
}

async function actsOf(
  deed: Deed,
  row: ResultRow,
  specimen: SpecimenRow,
  { standing, replaces }: Pick<Verdict, 'standing' | 'replaces'>,
): Promise<readonly Act[]> {
  const { state } = await getLockedHolder(deed, specimen.holder_id)
  const cancelled: readonly Act[] = replaces
    .filter((deedId) => state.results.some((result) => result.deed === deedId))
    .map((deedId) => ({
      kind: 'deed-cancelled',
      payload: { deed: deedId, reason: 'the laboratory corrected its report' },
    }))
  if (standing !== 'applied') return cancelled
  const { outcome } = row
  if (outcome === 'pending' || outcome === 'invalid') return cancelled
  const sampledAt = specimen.taken_at
  const resulted: Act = {
    kind: 'resulted',
    payload: {
      sampledAt: sampledAt.toISOString(),
      result: outcome,
      specimen: specimen.number,
      deed: row.result_id,
    },
  }
  const on = dayIn(sampledAt, arrivalPack(deed.house).zone)
  const status = state.caseRecord?.status
  if (outcome === 'positive' && status !== 'confirmed')
    return [...cancelled, resulted, { kind: 'case-recorded', payload: { status: 'confirmed', on } }]
  // What made her a case was wrong, and nothing else says she is one.
  const gone: readonly string[] = replaces
  const stillPositive = state.results.some(
    (result) => result.result === 'positive' && !gone.includes(result.deed ?? ''),
  )
  if (cancelled.length > 0 && status === 'confirmed' && !stillPositive)
    return [...cancelled, resulted, { kind: 'case-recorded', payload: { status: 'none', on } }]
  return [...cancelled, resulted]
}

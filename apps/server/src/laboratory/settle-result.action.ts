// A result that waits is settled by a person: it is of another specimen, it holds although it contradicts, or it is not
// to be used.
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { getSpecimen } from '../port/take-specimen.action.ts'
import { resultNotFound } from './laboratory.problems.ts'
import { findWaiting, listResultsOf, type ResultRow, setStanding } from './laboratory.store.ts'
import { raiseReports } from './raise-reports.action.ts'
import { follow } from './take-results.action.ts'

export type Settlement =
  | { readonly answer: 'apply'; readonly specimen: string }
  | { readonly answer: 'reject' }

export async function getWaiting(deed: Deed, resultId: string): Promise<ResultRow> {
  const row = await findWaiting(deed.db, resultId)
  if (row !== undefined) return row
  throw new Problem(resultNotFound, {
    detail: 'There is no such result, or somebody settled it meanwhile. Look at the list again.',
  })
}

export async function settleResult(deed: Deed, row: ResultRow, settlement: Settlement): Promise<void> {
  const settled = { settled_by: deed.actor.id, settled_at: deed.now }
  if (settlement.answer === 'reject')
    return setStanding(deed.db, row.result_id, { ...settled, standing: 'superseded' })
  const specimen = await getSpecimen(deed, settlement.specimen)
  const replaces = (await listResultsOf(deed.db, specimen.number))
    .filter(({ standing, outcome }) => standing === 'applied' && outcome !== row.outcome)
    .map(({ result_id }) => result_id)
  await setStanding(deed.db, row.result_id, {
    ...settled,
    standing: 'applied',
    holder_id: specimen.holder_id,
    specimen_number: specimen.number,
  })
  await follow(deed, row, specimen, { standing: 'applied', replaces })
  await raiseReports(deed)
}

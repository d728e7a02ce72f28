// A suspicion or a case is reported as the law asks: to whom and by when the pack says. Found by the holder's row, so
// that whoever recorded the case, and wherever, the report is raised.
import { v7 as newId } from 'uuid'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { reportNotFound } from './laboratory.problems.ts'
import {
  acknowledgeRow,
  findOpenReport,
  insertReport,
  listReportRows,
  listUnreported,
  type ReportRow,
} from './laboratory.store.ts'

const hour = 3_600_000

export async function raiseReports(deed: Deed): Promise<number> {
  let raised = 0
  for (const { code, on, withinHours } of arrivalPack(deed.house).plan.reports)
    for (const { holderId, port, jurisdiction } of await listUnreported(deed.db, code, on)) {
      await insertReport(deed.db, {
        report_id: newId(),
        holder_id: holderId,
        code,
        port,
        jurisdiction,
        raised_at: deed.now,
        due_at: new Date(deed.now.getTime() + withinHours * hour),
        acknowledged_at: null,
        acknowledged_by: null,
        receipt: null,
        withdrawn_at: null,
      })
      raised += 1
    }
  return raised
}

/** The first due first; those that nobody raised yet are raised by looking. */
export async function listReports(deed: Deed, open: boolean): Promise<readonly ReportRow[]> {
  await raiseReports(deed)
  return listReportRows(deed.db, open)
}

export async function getOpenReport(deed: Deed, reportId: string): Promise<ReportRow> {
  const row = await findOpenReport(deed.db, reportId)
  if (row !== undefined) return row
  throw new Problem(reportNotFound, {
    detail: 'There is no such report, or somebody acknowledged it meanwhile. Look at the list again.',
  })
}

export const acknowledgeReport = (deed: Deed, { report_id }: ReportRow, receipt: string): Promise<void> =>
  acknowledgeRow(deed.db, report_id, {
    acknowledged_at: deed.now,
    acknowledged_by: deed.actor.id,
    receipt,
  })

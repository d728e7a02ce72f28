// Results, orders and reports as the API tells them.
import type { OrdersAnswer, ReportsAnswer, ResultRow as ShownResult } from '@pratique/api-contract'
import type { Language } from '../place/language.ts'
import type { ArrivalPlan } from '../voyage/arrival-plan.ts'
import type { OrderRow, ReportRow, ResultRow } from './laboratory.store.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

export const resultView = (row: ResultRow): ShownResult => ({
  resultId: row.result_id,
  specimen: row.specimen_number,
  holderId: row.holder_id,
  outcome: row.outcome,
  status: row.status,
  pooled: row.pooled,
  reportId: row.report_id,
  sampledAt: iso(row.sampled_at),
  reportedAt: iso(row.reported_at),
  receivedAt: row.received_at.toISOString(),
  standing: row.standing,
  ground: row.ground,
})

export function orderView(
  { jurisdiction: _path, takenAt, ...order }: OrderRow,
  { resultHours }: ArrivalPlan['times'],
  now: Date,
): OrdersAnswer['orders'][number] {
  const dueAt = new Date(takenAt.getTime() + resultHours * 3_600_000)
  return { ...order, takenAt: takenAt.toISOString(), dueAt: dueAt.toISOString(), overdue: dueAt < now }
}

export function reportView(
  row: ReportRow,
  { reports }: Pick<ArrivalPlan, 'reports'>,
  language: Language,
  now: Date,
): ReportsAnswer['reports'][number] {
  const kind = reports.find(({ code }) => code === row.code)
  const words = (text: Partial<Record<Language, string>> | undefined) => text?.[language] ?? text?.en ?? ''
  return {
    reportId: row.report_id,
    holderId: row.holder_id,
    code: row.code,
    recipient: words(kind?.recipient),
    law: words(kind?.law),
    port: row.port,
    raisedAt: row.raised_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    overdue: row.acknowledged_at === null && row.due_at < now,
    acknowledgedAt: iso(row.acknowledged_at),
    receipt: row.receipt,
  }
}

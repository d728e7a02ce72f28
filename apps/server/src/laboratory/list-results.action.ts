// Results and open orders of a port, and how long results took lately.
import type { Deed } from '../platform/deed.ts'
import {
  listOrderRows,
  listResultRows,
  medianTurnaround,
  type OrderRow,
  type ResultRow,
} from './laboratory.store.ts'
import type { Standing } from './result.ts'

export const listResults = (
  { db }: Pick<Deed, 'db'>,
  port: string | null,
  standing: Standing | undefined,
): Promise<readonly ResultRow[]> => listResultRows(db, { port, standing })

const day = 86_400_000

export async function listOrders(
  { db, now }: Pick<Deed, 'db' | 'now'>,
  port: string | null,
): Promise<{ readonly rows: readonly OrderRow[]; readonly turnaroundMedianMinutes: number | null }> {
  const since = new Date(now.getTime() - day)
  return {
    rows: await listOrderRows(db, port),
    turnaroundMedianMinutes: await medianTurnaround(db, port, since),
  }
}

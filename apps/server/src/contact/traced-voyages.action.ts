// For the public: on which voyages somebody was traced, of the last four weeks, and which rows.
import type { Deed } from '../platform/deed.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { dayIn } from '../voyage/list-voyage.ts'
import { readSeat } from './cabin.ts'
import { listTracedVoyages } from './contact.store.ts'

export interface PublicVoyage {
  readonly designator: string
  readonly on: string
  readonly port: string
  /** `28-34, 40`; null: everyone aboard. */
  readonly rows: string | null
}

const shownDays = 28

export async function showTracedVoyages(deed: Deed): Promise<readonly PublicVoyage[]> {
  const { zone } = arrivalPack(deed.house)
  const since = new Date(deed.now.getTime() - shownDays * 86_400_000)
  const traced = await listTracedVoyages(deed.db, since)
  const byVoyage = Map.groupBy(
    traced,
    ({ designator, arrivedAt }) => `${designator} ${dayIn(arrivedAt, zone)}`,
  )
  return [...byVoyage.values()].flatMap((tracings) => {
    const [first] = tracings
    if (first === undefined) return []
    return [
      {
        designator: first.designator,
        on: dayIn(first.arrivedAt, zone),
        port: first.port,
        rows: rowsOf(tracings),
      },
    ]
  })
}

type Traced = Awaited<ReturnType<typeof listTracedVoyages>>[number]

/** The rows of all zones together, those that touch as one. */
function rowsOf(tracings: readonly Traced[]): string | null {
  const spans = tracings.map(({ seat, rows, wholeCabin }) => {
    const read = readSeat(seat)
    return wholeCabin || read === null ? null : ([Math.max(1, read.row - rows), read.row + rows] as const)
  })
  const all = spans.filter((span) => span !== null).toSorted((a, b) => a[0] - b[0])
  if (all.length < spans.length) return null
  const joined: [number, number][] = []
  for (const [from, to] of all) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}

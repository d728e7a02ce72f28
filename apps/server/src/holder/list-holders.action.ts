// Lists of holders for staff: one's own jurisdiction or port, without a name.
import type { Deed } from '../platform/deed.ts'
import {
  countArrivals,
  countStates,
  type ListedHolder,
  type ListQuery,
  listHolderRows,
  listHoldersById,
} from './holder-list.store.ts'
import { type ListPlace, type ListScope, writePlace } from './list-scope.ts'

export type { ListedHolder } from './holder-list.store.ts'

type Reader = Pick<Deed, 'db'>

export interface HolderPage {
  readonly holders: readonly ListedHolder[]
  /** Where the next page begins; null on the last. */
  readonly next: string | null
}

/** One page, the latest arrival first. */
export async function listHolders({ db }: Reader, query: ListQuery): Promise<HolderPage> {
  const found = await listHolderRows(db, { ...query, limit: query.limit + 1 })
  const holders = found.slice(0, query.limit)
  const last: ListPlace | undefined = holders.at(-1)
  return { holders, next: found.length > holders.length && last ? writePlace(last) : null }
}

export const countHolders = ({ db }: Reader, query: Parameters<typeof countStates>[1]) =>
  countStates(db, query)

export interface ExpectedOnFlight {
  readonly flight: string | null
  readonly port: string | null
  readonly arrivalAt: Date
  readonly landed: number
  readonly byColour: Readonly<Record<string, number>>
}

/** Flights that bring somebody from one instant to another, in the order of arrival. */
export async function listExpected(
  { db }: Reader,
  scope: ListScope,
  window: { readonly from: Date; readonly until: Date },
): Promise<readonly ExpectedOnFlight[]> {
  const counted = await countArrivals(db, scope, window)
  const flights = Map.groupBy(counted, ({ flight, port }) => `${flight} ${port}`)
  return [...flights.values()].flatMap((rows) => {
    const [first] = rows
    if (first === undefined) return []
    const { flight, port, earliestAt: arrivalAt } = first
    const landed = rows.reduce((sum, row) => sum + row.landed, 0)
    const byColour = Object.fromEntries(rows.map(({ colour, count }) => [colour, count]))
    return [{ flight, port, arrivalAt, landed, byColour }]
  })
}

export const listKnownHolders = ({ db }: Reader, holderIds: readonly string[]) =>
  listHoldersById(db, holderIds)

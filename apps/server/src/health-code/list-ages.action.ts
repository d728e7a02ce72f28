// How old the lists are that a gate goes by: a key or a code that was taken back since is not on an older copy.
import type { Deed } from '../platform/deed.ts'
import { findStatusList, readListNumbers } from './status-list.action.ts'
import { currentTrustList } from './trust-list.action.ts'

/** Instants of issue, ISO 8601. */
export interface ListAges {
  readonly trustAt: string
  /** Of the oldest list of codes that were taken back. */
  readonly statusAt: string | null
}

export async function listAges({ house }: Deed): Promise<ListAges> {
  const lists = await Promise.all(
    (await readListNumbers(house)).map((number) => findStatusList(house, number)),
  )
  const made = lists.flatMap((list) => (list ? [list.issuedAt.getTime()] : []))
  return {
    trustAt: currentTrustList(house).issuedAt.toISOString(),
    statusAt: made.length === 0 ? null : new Date(Math.min(...made)).toISOString(),
  }
}

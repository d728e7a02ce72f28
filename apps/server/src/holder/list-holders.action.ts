// Lists of holders for staff: one's own jurisdiction and what lies under it, without a name.
import type { Deed } from '../platform/deed.ts'
import { type HolderQuery, type ListedHolder, listByJurisdiction } from './holder-list.store.ts'

/** One page in the order of arrival; the next begins after the last of this one. */
export const listHolders = ({ db }: Pick<Deed, 'db'>, query: HolderQuery): Promise<readonly ListedHolder[]> =>
  listByJurisdiction(db, query)

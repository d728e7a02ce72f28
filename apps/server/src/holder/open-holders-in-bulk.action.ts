// Opens holders by the thousand with COPY: for the exercise and for taking over another register.
import type { PoolClient } from 'pg'
import type { Deed } from '../platform/deed.ts'
import type { BulkHolder } from './bulk.ts'

export interface BulkDeed extends Deed {
  /** The connection that `db` runs its transaction on, as `inBulk` gives both. */
  readonly client: PoolClient
}

export interface BulkResult {
  readonly holders: number
  readonly acts: number
}

/** Each batch is sealed, chained, decided as of `deed.now` and copied; `onProgress` hears how many are in. */
export declare function openHoldersInBulk(
  deed: BulkDeed,
  holders: Iterable<BulkHolder>,
  onProgress?: (holders: number) => void,
): Promise<BulkResult>

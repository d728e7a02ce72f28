// Who should have landed by now and has not.
import type { Deed } from '../platform/deed.ts'
import { lockArriving } from './holder.store.ts'

export interface Arriving {
  readonly holderId: string
  readonly arrivalAt: Date
  readonly port: string
}

/** The longest due first, locked for the deed; those whom another deed is at are passed over. */
export const listArriving = ({ db, now }: Deed, atMost: number): Promise<readonly Arriving[]> =>
  lockArriving(db, now, atMost)

// Something happens to a holder: in one transaction, under the lock of her row, the act is appended to the chain,
// the facts are folded anew, the policy decides, and the projection is written.
import type { Decision } from '@pratique/policy-engine'
import type { Deed } from '../platform/deed.ts'
import type { Act } from './act.ts'
import type { HolderState } from './state.ts'

export interface Recorded {
  readonly holderId: string
  /** The number of the act in the holder's chain. */
  readonly seq: number
  readonly state: HolderState
  /** Null when nothing is to be decided: withdrawn before arrival. */
  readonly decision: Decision | null
  /** The decision differs from the one before. */
  readonly changed: boolean
}

export declare function recordAct(deed: Deed, holderId: string, act: Act): Promise<Recorded>

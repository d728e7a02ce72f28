// A category with lines of its own is claimed by whoever declares, and counts once it was shown: until then the rules
// for every traveller hold, and the claim may only add to them (docs/decisions/0035).
import { CLAIMED_CATEGORIES, type ClaimedCategory } from '@pratique/policy-engine'
import type { HolderState } from './state.ts'

export interface Claim {
  readonly category: ClaimedCategory
  readonly confirmed: boolean
}

/** What she says she is; null for a traveller like any other and for who lives here. */
export function claimOf({
  statement,
  confirmedCategory,
}: Pick<HolderState, 'statement' | 'confirmedCategory'>): Claim | null {
  const category = CLAIMED_CATEGORIES.find((claimed) => claimed === statement?.category)
  return category === undefined ? null : { category, confirmed: confirmedCategory === category }
}

/** The claim that somebody has to answer. */
export function waitingClaimOf(state: Pick<HolderState, 'statement' | 'confirmedCategory'>): Claim | null {
  const claim = claimOf(state)
  return claim === null || claim.confirmed ? null : claim
}

// What the exercise hands over to be opened by the thousand: whole holders with all that happened to them.
import type { Identity } from '../people/identity.ts'
import type { PartyRole } from '../people/party.ts'
import type { Act } from './act.ts'
import type { Opening } from './opening.ts'

export interface BulkAct {
  readonly act: Act
  readonly at: Date
  readonly actor: { readonly kind: 'traveller' | 'officer' | 'system' | 'exercise'; readonly id: string }
}

export interface BulkHolder extends Opening {
  /** UUID; must be new. Given, because the exercise is seeded. */
  readonly holderId: string
  readonly identity: Identity
  readonly party: { readonly partyId: string; readonly role: PartyRole } | null
  /** In the order they happened; at least one. */
  readonly acts: readonly [BulkAct, ...BulkAct[]]
}

// A person becomes known to a scheme: an identity is sealed and an empty chain begun.
import type { Identity } from '../people/identity.ts'
import type { Deed } from '../platform/deed.ts'
import type { Opening } from './opening.ts'

export interface NewHolder extends Opening {
  readonly identity: Identity
}

/** Returns the new holder's id; what happened to her follows by `recordAct` in the same deed. */
export declare function openHolder(deed: Deed, holder: NewHolder): Promise<string>

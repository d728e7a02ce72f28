// An officer mends who a holder is, on evidence: the chain says that it was done and why, the name stays sealed.
import type { Identity } from '../people/identity.ts'
import { resealIdentity } from '../people/reseal-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { recordAct } from './record-act.action.ts'

export interface IdentityCorrection {
  readonly identity: Identity
  /** Names of the fields that differ. */
  readonly fields: readonly string[]
  /** What it was seen on. */
  readonly evidence: string
}

export async function correctIdentity(
  deed: Deed,
  holderId: string,
  { identity, fields, evidence }: IdentityCorrection,
): Promise<void> {
  await recordAct(deed, holderId, { kind: 'identity-corrected', payload: { fields, evidence } })
  await resealIdentity(deed, holderId, identity, evidence)
}

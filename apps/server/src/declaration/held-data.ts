// All that is held of one traveller, for herself.
import type { ReasonInWords } from '@pratique/policy-engine'
import type { ActKind } from '../holder/act.ts'
import type { ExplainedReason } from '../holder/reason-explained.ts'
import type { KnownCertificate } from '../holder/state.ts'
import type { ToldMessage } from '../message/told-message.ts'
import type { Identity } from '../people/identity.ts'
import type { Answers } from './answers.ts'

export interface HeldAct {
  readonly kind: ActKind
  readonly at: Date
}

/** Who opened her name, and for what. */
export interface HeldAccess {
  readonly at: Date
  readonly actorKind: string
  readonly deed: 'read' | 'corrected' | 'found'
  readonly purpose: string
}

/** That she was written to. Never what: a code on its way to a contact is read there or nowhere. */
export type ToldRecord = Pick<ToldMessage, 'kind' | 'channel' | 'state' | 'writtenAt'>

/** What is decided about her, with what stands behind each reason. */
export interface HeldDecision {
  readonly label: string
  readonly reasons: readonly (ReasonInWords & { readonly explained: ExplainedReason | null })[]
}

export interface HeldData {
  readonly holderId: string
  readonly identity: Identity
  /** Those that count. */
  readonly answers: Answers
  /** Later ones that would make the decision milder and wait for an officer; null where none wait. */
  readonly waiting: Answers | null
  readonly certificates: readonly KnownCertificate[]
  /** By which certificates are judged; null where it is not known. */
  readonly arrivalAt: string | null
  readonly acts: readonly HeldAct[]
  readonly readers: readonly HeldAccess[]
  readonly told: readonly ToldRecord[]
  /** Null where nothing is decided. */
  readonly decision: HeldDecision | null
  readonly keptUntil: Date
}

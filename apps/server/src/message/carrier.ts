// What takes a message out of the house: one carrier a channel. The interface by which an operator's own gateway is
// built in; the two that come with the house are SMTP and the SMS gateway of docs/guides/sms-gateway.md.

export const channels = ['email', 'sms'] as const
export type Channel = (typeof channels)[number]

/** What is said: the subject goes where the channel has one. Plain text. */
export interface Letter {
  readonly subject: string
  readonly body: string
}

export interface AddressedLetter extends Letter {
  /** An e-mail address, or a telephone number in the form of E.164: `+` and digits. */
  readonly address: string
}

export interface Outgoing extends AddressedLetter {
  /** The same for every try: a carrier that took it already takes it once. */
  readonly id: string
  readonly kind: string
  readonly language: string
  readonly usefulUntil: Date
}

/**
 * What came of one try. `said` is kept: a carrier's own name for what it took, or a stable kebab-case code of what
 * went wrong. No address and no text may stand in it.
 */
export type Delivery =
  | { readonly outcome: 'sent'; readonly said: string | null }
  /** `lasting`: another try would end the same. `waitMs`: the carrier asked not to be tried sooner. */
  | {
      readonly outcome: 'failed'
      readonly said: string
      readonly lasting: boolean
      readonly waitMs?: number | undefined
    }

export interface Carrier {
  /** For the delivery record: `smtp`, `sms-gateway`, `mailbox`. */
  readonly name: string
  /** Whether what it carried is read in this house, so that the text is kept. */
  readonly keepsText: boolean
  /** Never throws for what the other side says or does not say; a throw is a fault of ours. */
  deliver(message: Outgoing): Promise<Delivery>
  close(): Promise<void>
}

export type Carriers = ReadonlyMap<Channel, Carrier>

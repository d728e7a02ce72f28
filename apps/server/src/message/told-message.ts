// A message with what became of it: for the mailbox of an exercise, the holder and the officer.
import type { AddressedLetter, Channel } from './carrier.ts'

/** Waits; is being carried; was taken; waits to be tried again; will not be tried again. */
export type MessageState = 'due' | 'sending' | 'sent' | 'failed' | 'given-up'

export interface Attempt {
  readonly at: Date
  readonly carrier: string
  readonly outcome: 'sent' | 'failed' | 'given-up'
  readonly said: string | null
}

export interface ToldMessage {
  readonly id: string
  readonly holderId: string
  readonly kind: string
  readonly language: string
  readonly channel: Channel
  readonly state: MessageState
  readonly writtenAt: Date
  readonly attempts: readonly Attempt[]
  /** Null once it has left the house. */
  readonly letter: AddressedLetter | null
}

// Every kind of thing that can happen to a holder. Acts are kept for good and never changed, so a kind may
// gain optional fields but never lose or rename one: an act of three years ago must still fold.
import type { ClaimedCategory } from '@pratique/policy-engine'
import type { PlainDate } from '../place/plain-date.ts'
import type { Statement, Test } from './statement.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
/** The answers as given, by link id of the questionnaire: evidence, shown back to the holder. */
export type Answers = { readonly [linkId: string]: Json }

export interface Reading {
  readonly celsius: number
  readonly at: string
  /** Which thermometer: a second reading counts only from another one. */
  readonly device: string
}

interface Kinds {
  readonly declared: {
    readonly statement: Statement
    readonly answers: Answers
    readonly questionnaire: string
    readonly reference: string
  }
  /** Held: it would relax the decision, so the old answer stands until an officer confirms the new one. */
  readonly amended: { readonly statement: Statement; readonly answers: Answers; readonly held: boolean }
  readonly 'amendment-confirmed': { readonly seq: number }
  readonly 'amendment-declined': { readonly seq: number; readonly reason?: string }
  readonly withdrawn: { readonly reason?: string }
  /** A delay or a rebooking: moves the arrival by itself. */
  readonly rescheduled: { readonly arrivalAt: string; readonly flight?: string; readonly port?: string }
  /** The flight is in the air: from here a later version binds only expressly. */
  readonly departed: { readonly at: string; readonly port: string }
  readonly landed: { readonly at: string; readonly port: string }
  readonly screened: {
    readonly at: string
    readonly port: string
    readonly readings: readonly Reading[]
    readonly symptoms: readonly string[]
    /** Its own id, so that it can be cancelled. */
    readonly deed?: string
  }
  /** The medical officer's finding: it, with the test, closes what symptoms opened. */
  readonly examined: {
    readonly at: string
    readonly finding: 'none' | 'cleared' | 'suspect' | 'case'
    readonly deed?: string
    /** What follows from it, and what was asked. */
    readonly decision?: 'release' | 'sample' | 'refer' | 'isolate'
    readonly answers?: Readonly<Record<string, string>>
    readonly note?: string | null
  }
  /** Undone within a minute, or found twice: what was recorded stays in the chain and no longer counts. */
  readonly 'deed-cancelled': { readonly deed: string; readonly reason: string }
  readonly sampled: { readonly at: string; readonly specimen: string; readonly deed?: string }
  /** Counts from the sample, never from the report. */
  readonly resulted: {
    readonly sampledAt: string
    readonly result: Test['result']
    readonly specimen?: string
    readonly deed?: string
  }
  readonly 'case-recorded': {
    readonly status: 'none' | 'suspected' | 'confirmed' | 'recovered'
    readonly on: PlainDate
  }
  readonly exposed: {
    readonly class: 'none' | 'some' | 'contact'
    readonly on: PlainDate
    readonly source: string
  }
  /** What a verified certificate comes to: the least that a rule or an officer needs, never the certificate. */
  readonly 'certificate-added': {
    readonly format: string
    readonly proves: 'vaccinated' | 'recovered' | 'tested'
    readonly issuer: string
    /** The disease, as the certificate names it. */
    readonly agent?: string | null
    /** Of the vaccination, the sample or the first positive test. */
    readonly on?: PlainDate | null
    readonly validFrom?: PlainDate | null
    /** The last instant at which it holds; null without an end. */
    readonly validUntil?: string | null
    /** Of a test. One that found the disease proves nothing but that. */
    readonly result?: 'detected' | 'not-detected'
    /** The list of issuers that vouches for the signer. */
    readonly source?: string
    /** What does not fit her: until an officer has confirmed it, such a certificate is no fact. */
    readonly differs?: readonly ('name' | 'birth-date')[]
  }
  /** An officer compared a certificate that differs with the documents, and takes it for hers. */
  readonly 'certificate-confirmed': { readonly seq: number; readonly evidence: string }
  /** She takes a certificate back: it is no fact any more. */
  readonly 'certificate-withdrawn': { readonly seq: number }
  /** A measure that a named officer ordered: a code only proposes. */
  readonly ordered: { readonly measure: string; readonly until: string; readonly order: string }
  readonly 'checked-in': { readonly at: string }
  readonly released: { readonly at: string; readonly measure: string }
  /** An officer mends a statement on evidence: what cannot be done is to write a colour. */
  readonly corrected: { readonly statement: Partial<Statement>; readonly evidence: string }
  /** It was shown that she is what she says: crew by the operator's list, a diplomat by the ministry, and so on. */
  readonly 'category-confirmed': { readonly category: ClaimedCategory; readonly evidence: string }
  /** It was not: she is a traveller like any other. */
  readonly 'category-refused': { readonly category: ClaimedCategory; readonly evidence: string }
  /** Another declaration names her document and asks something else; what an officer found about the two. */
  readonly compared: {
    readonly with: string
    readonly answer: 'same-person' | 'other-person' | 'explained'
    readonly evidence: string
  }
  /** Names were mended; which ones is said, what they are stays with the identity. */
  readonly 'identity-corrected': { readonly fields: readonly string[]; readonly evidence: string }
  /** A code sent to it came back. Which contact is a keyed hash (room `message`): once it is changed, it is another. */
  readonly 'contact-verified': { readonly channel: 'email' | 'sms'; readonly contact: string }
  readonly 'code-issued': {
    readonly codeId: string
    readonly level: 'paper' | 'online' | 'phone'
    readonly expiresAt: string
  }
  readonly 'code-revoked': { readonly codeId: string; readonly reason: string }
  /** A decision is contested. What was written stays with the appeal, sealed. */
  readonly appealed: { readonly number: string; readonly dueAt: string }
  /** The control room answers now: an officer asked for it, or the hour passed. */
  readonly 'appeal-escalated': { readonly number: string; readonly reason: string }
  readonly 'appeal-answered': { readonly number: string; readonly outcome: 'upheld' | 'dismissed' }
  /** Sources say differently of her. What they say is kept apart, sealed; no fact follows from it. */
  readonly 'contradiction-found': {
    readonly contradiction: string
    readonly of: string
    readonly dueAt: string
    /** It is put to her. */
    readonly asked: boolean
  }
  readonly 'contradiction-asked': { readonly contradiction: string }
  readonly 'contradiction-answered': {
    readonly contradiction: string
    readonly answer: 'right' | 'mistake'
  }
  /** By a person who says what shows it; gone: the sources agree by now. */
  readonly 'contradiction-settled': {
    readonly contradiction: string
    readonly outcome: 'explained' | 'mended' | 'unfounded' | 'gone'
    readonly evidence?: string
  }
  /** The receipt of an erasure: the last act of a holder, and the only one whose payload stays. */
  readonly erased: { readonly reason: string; readonly acts: number }
}

export type ActKind = keyof Kinds
export type Act = { readonly [K in ActKind]: { readonly kind: K; readonly payload: Kinds[K] } }[ActKind]
export type ActOf<K extends ActKind> = Extract<Act, { kind: K }>

/** An act in its place in a holder's chain. An erased payload is gone: null. */
export type RecordedAct = Act & { readonly seq: number; readonly at: Date }
export interface ErasedAct {
  readonly kind: ActKind
  readonly seq: number
  readonly at: Date
  readonly payload: null
}

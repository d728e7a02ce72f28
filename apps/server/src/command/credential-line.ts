// One line of `pratique credential read --batch`: with its own trust and instant, or with those of the arguments.
import { NO_TRUST, readCredential, readTrust } from '@pratique/health-credential'
import { WrongQuestion } from '../platform/io.ts'
import { batchLine, type Fields, textIn } from './batch.ts'
import type { AnswerLine } from './line-stream.ts'
import { instantOf } from './question.ts'
import { TrustShelf } from './trust-shelf.ts'

/** What lines without `trust` and `at` of their own are answered by: bytes of a trust file, an instant. */
export interface CredentialSettings {
  readonly trust: Uint8Array | undefined
  readonly at: string | undefined
}

/** Makes the function that answers one line. */
export function makeCredentialReader({ trust, at }: CredentialSettings): AnswerLine {
  const shelf = new TrustShelf()
  const instants = new Map<string, Date | string>()
  const given = trust === undefined ? NO_TRUST : readTrust(trust).trust
  return batchLine((question): Fields | string => {
    const asked = textIn(question)
    if (typeof asked === 'string') return asked
    const trusted = question.trust === undefined ? given : shelf.trustOf(question.trust)
    if (typeof trusted === 'string') return trusted
    const instant = rememberedInstant(question.at ?? at, instants)
    if (typeof instant === 'string') return instant
    return { ...readCredential(asked.text, { trust: trusted, at: instant }) }
  })
}

// Lines of a batch tend to ask about one instant, and checking the text of one costs as much as decoding a credential.
function rememberedInstant(value: unknown, known: Map<string, Date | string>): Date | string {
  if (typeof value !== 'string') return lineInstant(value)
  const instant = known.get(value) ?? lineInstant(value)
  if (known.size < 10_000) known.set(value, instant)
  return instant
}

function lineInstant(value: unknown): Date | string {
  if (value === undefined) return new Date()
  if (typeof value !== 'string')
    return 'the field "at" is no string. Write an instant with its offset, as in 2021-06-01T12:00:00Z.'
  try {
    return instantOf(value, 'at')
  } catch (error) {
    if (error instanceof WrongQuestion) return error.message
    throw error
  }
}

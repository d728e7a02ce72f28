// `pratique credential read [--json | --batch] [--trust FILE] [--at ISO]`: reads and verifies a health credential of
// any format on standard input. No network and no database. Exit 0 valid, 1 not; with --batch always 0; 2 wrongly asked.
import {
  NO_TRUST,
  readCredential,
  readCredentialPooled,
  type Trust,
  type Verification,
} from '@pratique/health-credential'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { answerBatch, textIn } from './batch.ts'
import { instantOf, textOf, trustOf } from './question.ts'
import { TrustShelf } from './trust-shelf.ts'

const usage =
  'Usage: pratique credential read [--json | --batch] [--trust FILE] [--at ISO]   (the text on standard input; --batch: {"id", "text", "trust", "at"} a line)'

export async function run(args: string[], io: Io): Promise<number> {
  const { json, batch, trust, at } = parseQuestion(args)
  if (batch) return answerBatch(io, batchAnswer(trust, at))
  const verification = readCredential(await textOf(io.stdin), { trust, at: instantOf(at) })
  io.stdout.write(json ? `${JSON.stringify(verification)}\n` : sentences(verification))
  return verification.valid ? 0 : 1
}

function parseQuestion(args: string[]) {
  const options = {
    json: { type: 'boolean', default: false },
    batch: { type: 'boolean', default: false },
    trust: { type: 'string' },
    at: { type: 'string' },
  } as const
  const { values } = readArguments({ args, options }, usage)
  instantOf(values.at)
  return { ...values, trust: values.trust === undefined ? NO_TRUST : trustOf(values.trust) }
}

type Question = Readonly<Record<string, unknown>>

/** Answers a line: with its own trust and instant, or with those of the arguments. */
function batchAnswer(trust: Trust, at: string | undefined) {
  const shelf = new TrustShelf()
  const instants = new Map<string, Date | string>()
  return async (question: Question): Promise<Question | string> => {
    const asked = textIn(question)
    if (typeof asked === 'string') return asked
    const trusted = question.trust === undefined ? trust : shelf.trustOf(question.trust)
    if (typeof trusted === 'string') return trusted
    const instant = rememberedInstant(question.at ?? at, instants)
    if (typeof instant === 'string') return instant
    return { ...(await readCredentialPooled(asked.text, { trust: trusted, at: instant })) }
  }
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

function sentences(verification: Verification): string {
  const { format, verdict, issuer, issuedAt, expiresAt, problems } = verification
  const lines = [
    `${format}: ${verdict}`,
    issuer && `issuer: ${issuer}`,
    issuedAt && `issued: ${issuedAt}`,
    expiresAt && `holds until: ${expiresAt}`,
    ...problems.map(({ code, message }) => `${code}: ${message}`),
  ]
  return `${lines.filter(Boolean).join('\n')}\n`
}

// From the text of any credential to a verified answer: tells the formats apart and hands on. Never throws.

import { asMap } from './cbor.ts'
import { HCERT_CLAIM, PRATIQUE_CLAIM } from './code-claims.ts'
import { verifyOpenedCode } from './code-verify.ts'
import type { Script } from './effect.ts'
import { openHcert } from './hcert.ts'
import { readHcert } from './hcert-read.ts'
import { parseJson } from './json.ts'
import { readPass } from './nzcp-read.ts'
import { type CodeProblemCode, type Problem, type ProblemCode, problem } from './problem.ts'
import { readCard } from './shc-read.ts'
import { findCard } from './shc-text.ts'
import type { StatusReading } from './status-reading.ts'
import type { Trust } from './trust.ts'
import { isSeal, readSeal } from './vds-nc-read.ts'
import type { CodeVerification, Verification } from './verification.ts'
import { verification } from './verification-of.ts'

/** `trust`: whose signatures count, and revocations. `at`: the instant of the check. `status`: for our codes. */
export interface ReadCredentialOptions {
  readonly trust: Trust
  readonly at: Date
  readonly status?: StatusReading | readonly StatusReading[]
}

/** No format comes near it; what is longer is refused unread. */
const MAX_TEXT = 1_000_000

/** Reads and verifies the text of a credential of any supported format. */
export function* readCredentialScript(text: string, options: ReadCredentialOptions): Script<Verification> {
  if (text.length > MAX_TEXT) return unknownFormat('The text is longer than any credential.')
  const line = text.replace(/^\uFEFF/, '').replace(/[\r\n]+$/, '')
  if (line.startsWith('HC1:')) return yield* readContainer(line, options)
  if (line.startsWith('NZCP:/')) return yield* readPass(line, options)
  const value = line.trimStart().startsWith('{') ? parseJson(line) : undefined
  if (isSeal(value)) return yield* readSeal(value, options)
  const card = findCard(line)
  if (card !== undefined) return yield* readCard(card, options)
  return unknownFormat('The text begins like no credential we know.')
}

function* readContainer(text: string, options: ReadCredentialOptions): Script<Verification> {
  const opened = yield* openHcert(text)
  const ours = asMap(opened.claims?.get(HCERT_CLAIM))?.has(PRATIQUE_CLAIM)
  return ours ? commonAnswer(yield* verifyOpenedCode(opened, options)) : yield* readHcert(opened, options)
}

// The findings that only our codes have, in the words that every format shares.
const COMMON: Readonly<Record<Exclude<CodeProblemCode, ProblemCode>, ProblemCode>> = {
  'document-mismatch': 'key-usage',
  specimen: 'key-usage',
  suspended: 'revoked',
  'status-unknown': 'issuer-unknown',
  'proof-missing': 'signature',
  'picture-stale': 'expired',
  'proof-stale': 'expired',
  replayed: 'expired',
}

function commonAnswer(code: CodeVerification): Verification {
  const { format, valid, verdict, keyId, algorithm, issuer, issuedAt, expiresAt, payload } = code
  const problems = code.problems.map(
    (found): Problem => problem(isCommon(found.code) ? found.code : COMMON[found.code], found.message),
  )
  return { format, valid, verdict, problems, keyId, algorithm, issuer, issuedAt, expiresAt, payload }
}

function isCommon(code: CodeProblemCode): code is ProblemCode {
  return !Object.hasOwn(COMMON, code)
}

function unknownFormat(message: string): Verification {
  return verification({ format: 'unknown', problems: [problem('prefix', message)] })
}

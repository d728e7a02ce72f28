// `pratique code verify --trust FILE --status FILE --at ISO [--document NUMBER,BIRTH,EXPIRY] [--json]`: whether a
// code on standard input holds, by the files as the server serves them. No network and no database, so that a
// verifier without our page can do the same. Exit 0 valid, 1 not, 2 unreadable: the question, or a text that is no code.
import {
  type BoundDocument,
  type CodeVerification,
  readStatusList,
  type StatusReading,
  type Trust,
  verifyCode,
} from '@pratique/health-credential'
import { reasonTexts } from '@pratique/verifier/judgement-card'
import { judgementTexts } from '../health-code/judgement-texts.ts'
import { readShippedPacks } from '../health-code/known-packs.action.ts'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { fileOf, instantOf, textOf, trustOf } from './question.ts'

const usage =
  'Usage: pratique code verify --trust FILE [--status FILE]... [--at ISO] [--document NUMBER,YYYY-MM-DD,YYYY-MM-DD] [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const question = parseQuestion(args)
  const trust = trustOf(question.trust)
  const at = atOf(question.at, trust)
  const status = question.status.map((path) => statusOf(path, trust, at))
  const { document } = question
  const verification = verifyCode(await textOf(io.stdin), {
    trust,
    status,
    at,
    ...(document && { document }),
  })
  const told = withoutAnothers(verification)
  io.stdout.write(question.json ? `${JSON.stringify(told)}\n` : sentences(told))
  if (verification.problems.some(({ code }) => isNoCode.has(code))) return 2
  return verification.valid ? 0 : 1
}

/** Not in the form of a health code. One that was altered or damaged is in that form, and does not hold. */
const isNoCode: ReadonlySet<string> = new Set(['prefix', 'base45'])

// What a borrowed code says is somebody else's: whoever holds another document learns nothing of a person's health.
const withoutAnothers = (verification: CodeVerification): CodeVerification =>
  verification.document === 'mismatch' ? { ...verification, payload: null } : verification

function parseQuestion(args: string[]) {
  const text = { type: 'string' } as const
  const options = {
    trust: text,
    status: { type: 'string', multiple: true },
    at: text,
    document: text,
    json: { type: 'boolean', default: false },
  } as const
  const { values } = readArguments({ args, options }, usage)
  if (values.trust === undefined) throw new WrongQuestion(`Name the trust list with --trust FILE.\n${usage}`)
  return {
    ...values,
    trust: values.trust,
    status: values.status ?? [],
    document: documentOf(values.document),
  }
}

// A list that can be read but is out of date or wrongly signed is a verdict (status unknown), not a wrong question.
function statusOf(path: string, trust: Trust, at: Date): StatusReading {
  const reading = readStatusList(fileOf('--status', path), { trust, at })
  if (reading.list === null)
    throw new WrongQuestion(`--status "${path}" is no status list in CWT or JWT form.`)
  return reading
}

// Without --at an exercise is judged by its own clock, which the trust list carries.
function atOf(text: string | undefined, trust: Trust): Date {
  const at = instantOf(text)
  return text === undefined ? new Date(at.getTime() + (trust.list?.timeOffsetMs ?? 0)) : at
}

function documentOf(text: string | undefined): BoundDocument | undefined {
  if (text === undefined) return undefined
  const match = /^([^,]+),(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d|none)$/.exec(text)
  const [, number, dateOfBirth, expiresOn] = match ?? []
  if (number && dateOfBirth && expiresOn)
    return { number, dateOfBirth, expiresOn: expiresOn === 'none' ? '' : expiresOn }
  throw new WrongQuestion(
    '--document is NUMBER,DATE OF BIRTH,EXPIRY, as in YA1234567,1988-02-29,2027-11-30; the expiry is "none" for a document without end.',
  )
}

/** In words where the pack is one of those shipped, else by number. */
function reasonsOf(payload: CodeVerification['payload']): readonly string[] {
  if (payload === null || payload.reasons.length === 0) return []
  return reasonTexts(payload, judgementTexts('en', readShippedPacks())).map((text) => `reason: ${text}`)
}

function sentences(verification: CodeVerification): string {
  const { verdict, specimen, payload, issuer, issuedAt, expiresAt, document, problems } = verification
  const lines = [
    specimen ? `${verdict} (SPECIMEN, counts for nothing)` : verdict,
    payload && `state: ${specimen ? `specimen of ${payload.state}` : payload.state} (${payload.scheme})`,
    ...reasonsOf(payload),
    issuer && `issuer: ${issuer}`,
    payload?.level === 'online' && `level: online, a picture made at ${issuedAt}`,
    expiresAt && `holds until: ${expiresAt}`,
    document !== 'unchecked' && `document: ${document}`,
    ...problems.map(({ code, message }) => `${code}: ${message}`),
  ]
  return `${lines.filter(Boolean).join('\n')}\n`
}

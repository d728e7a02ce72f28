// `pratique credential read [--json | --batch] [--trust FILE] [--at ISO]`: reads and verifies a health credential of
// any format on standard input. No network and no database. Exit 0 valid, 1 not; with --batch always 0; 2 wrongly asked.
import { NO_TRUST, readCredential, type Verification } from '@pratique/health-credential'
import { readArguments } from '../platform/arguments.ts'
import type { Io } from '../platform/io.ts'
import { answerOnThreads } from './answer-threads.ts'
import { type CredentialSettings, makeCredentialReader } from './credential-line.ts'
import { instantOf, readTrustFile, textOf } from './question.ts'

const usage =
  'Usage: pratique credential read [--json | --batch] [--trust FILE] [--at ISO]   (the text on standard input; --batch: {"id", "text", "trust", "at"} a line)'

export async function run(args: string[], io: Io): Promise<number> {
  const { json, batch, trust, at } = parseQuestion(args)
  if (batch) return answerBatch(io, { trust: trust?.bytes, at })
  const options = { trust: trust?.trust ?? NO_TRUST, at: instantOf(at) }
  const verification = readCredential(await textOf(io.stdin), options)
  io.stdout.write(json ? `${JSON.stringify(verification)}\n` : sentences(verification))
  return verification.valid ? 0 : 1
}

async function answerBatch(io: Io, data: CredentialSettings): Promise<number> {
  await answerOnThreads(io, makeCredentialReader(data), {
    file: new URL('./credential-worker.ts', import.meta.url),
    data,
    linesBefore: 400,
  })
  return 0
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
  return { ...values, trust: values.trust === undefined ? undefined : readTrustFile(values.trust) }
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

// `pratique decide --pack P --at ISO`: facts in, decisions out, a line each, streaming; no database and no network.
// A line is the facts themselves, or `{ id, facts, scheme?, departedAt?, landedAt?, evidence? }`. A line that cannot be
// decided gets `{ id, error: { code, path, message } }` in its place; a stream that ran exits 0.

import { readArguments, readInstant } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { readPack } from '../policy/read-pack.node.ts'
import { answerOnThreads } from './answer-threads.ts'
import { makeDecider } from './decide-line.ts'
import type { DecideWorkerData } from './decide-worker.ts'
import { packFolderOf } from './pack-argument.ts'

const usage =
  'Usage: pratique decide --pack PACK --at ISO [--scheme SCHEME] [--version N]   (facts as JSON, a line each, on standard input)'

export async function run(args: string[], io: Io): Promise<number> {
  const question = parseQuestion(args)
  const data: DecideWorkerData = question
  await answerOnThreads(io, makeDecider(readPack(question.packFolder), question), {
    file: new URL('./decide-worker.ts', import.meta.url),
    data,
    linesBefore: 10_000,
  })
  return 0
}

function parseQuestion(args: string[]) {
  const options = {
    pack: { type: 'string' },
    at: { type: 'string' },
    scheme: { type: 'string' },
    version: { type: 'string' },
  } as const
  const { pack, at, scheme, version } = readArguments({ args, options }, usage).values
  const packFolder = packFolderOf(pack, usage)
  if (at === undefined)
    throw new WrongQuestion(`Name the instant with --at, as in --at 2020-03-16T08:00:00+08:00.\n${usage}`)
  return { packFolder, at: readInstant('--at', at), scheme, version: readVersion(version) }
}

function readVersion(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,5}$/.test(text)) return Number(text)
  throw new WrongQuestion(`--version "${text}" is not the number of a version, as in --version 1.`)
}

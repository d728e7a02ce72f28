// `pratique journal verify [--checkpoint FILE] [--json]`: recomputes every chain and every checkpoint, one that is kept
// elsewhere too, and names the first row that is not as it was written.
import { readFileSync } from 'node:fs'
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import type { Io } from '../platform/io.ts'
import { type JournalVerdict, verifyJournal } from './verify-journal.action.ts'

const usage = 'Usage: pratique journal verify [--checkpoint FILE]… [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const options = { json: { type: 'boolean' }, checkpoint: { type: 'string', multiple: true } } as const
  const { values } = readArguments({ args, options }, usage)
  const kept = (values.checkpoint ?? []).map((file) => readFileSync(file, 'utf8'))
  const onProgress = (holders: number) => void io.stderr.write(`${holders} holders looked through\n`)
  const verdict = await inHouse((house) => verifyJournal(house, { onProgress, kept }))
  io.stdout.write(`${values.json === true ? JSON.stringify(verdict) : inWords(verdict)}\n`)
  return verdict.broken === null ? 0 : 1
}

export function inWords({ holders, acts, broken }: JournalVerdict): string {
  if (broken === null) return `The journal is whole: ${acts} acts of ${holders} holders.`
  const { holderId, seq, what, detail } = broken
  if (holderId === null) return `Broken: ${what}. ${detail}`
  return `Broken at holder ${holderId}${seq === null ? '' : `, act ${seq}`}: ${what}. ${detail}`
}

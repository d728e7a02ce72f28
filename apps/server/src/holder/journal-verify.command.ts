// `pratique journal verify [--json]`: recomputes every chain and names the first row that is not as it was written.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import type { Io } from '../platform/io.ts'
import { type JournalVerdict, verifyJournal } from './verify-journal.action.ts'

const usage = 'Usage: pratique journal verify [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments({ args, options: { json: { type: 'boolean' } } }, usage)
  const verdict = await inHouse((house) =>
    verifyJournal(house, (holders) => io.stderr.write(`${holders} holders looked through\n`)),
  )
  io.stdout.write(`${values.json === true ? JSON.stringify(verdict) : inWords(verdict)}\n`)
  return verdict.broken === null ? 0 : 1
}

export function inWords({ holders, acts, broken }: JournalVerdict): string {
  if (broken === null) return `The journal is whole: ${acts} acts of ${holders} holders.`
  const { holderId, seq, what, detail } = broken
  return `Broken at holder ${holderId}${seq === null ? '' : `, act ${seq}`}: ${what}. ${detail}`
}

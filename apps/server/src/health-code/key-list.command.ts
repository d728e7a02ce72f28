// `pratique key list`: every key that signs or signed, its turn, and the record of who did what to it.
import { readArguments } from '../platform/arguments.ts'
import type { Io } from '../platform/io.ts'
import { keyDeed } from './key-deed-of.command.ts'
import { type KeyReport, listKeys } from './list-keys.action.ts'

const usage = 'Usage: pratique key list [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments({ args, options: { json: { type: 'boolean' } } }, usage)
  const report = await keyDeed(listKeys)
  io.stdout.write(values.json === true ? `${JSON.stringify(report)}\n` : inWords(report))
  return report.brokenAt === null ? 0 : 1
}

export function inWords({ keys, deeds, brokenAt }: KeyReport): string {
  const rows = keys.map(({ kid, usage: uses, turn, signsFrom, signsUntil, trustedUntil, specimen }) =>
    [
      kid,
      `${uses.join('+')}${specimen ? ' (exercise)' : ''}`.padEnd(24),
      turn.padEnd(9),
      `signs ${day(signsFrom)} to ${day(signsUntil)}, trusted until ${day(trustedUntil)}`,
    ].join('  '),
  )
  const said = deeds.map(
    ({ seq, at, kid, deed, by, agreedBy, reason }) =>
      `${String(seq).padStart(3)}  ${at.slice(0, 19)}Z  ${kid}  ${deed.padEnd(7)}  ${by}${agreedBy ? ` with ${agreedBy}` : ''}: ${reason}`,
  )
  const whole =
    brokenAt === null
      ? 'The record is whole.'
      : `The record is broken at entry ${brokenAt}: see the playbook.`
  return `${[...rows, '', ...said, whole].join('\n')}\n`
}

const day = (iso: string): string => iso.slice(0, 10)

// `pratique key revoke`: two people take a key back. Everything it signed is refused from now on; pages that are open
// renew themselves with the next key, what was printed must be printed again.
import { readArguments } from '../platform/arguments.ts'
import type { Io } from '../platform/io.ts'
import { keyDeed, refuse, spoken } from './key-deed-of.command.ts'
import { readIssuer } from './open-health-code.action.ts'
import { revokeKey } from './revoke-key.action.ts'

const usage = 'Usage: pratique key revoke KID --by NAME --with NAME --reason TEXT [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const options = { by: text, with: text, reason: text, json: { type: 'boolean' } } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const [kid = ''] = positionals
  const asked = {
    kid,
    by: spoken(values.by),
    agreedBy: spoken(values.with),
    reason: spoken(values.reason),
  }
  refuse(
    [
      kid === '' && 'Name the key as "pratique key list" prints it.',
      asked.by === '' && '--by says who revokes it: --by "Chen Yu"',
      asked.agreedBy === '' && '--with says who agrees: --with "Divya Rao"',
      asked.reason === '' && '--reason says why, for the record.',
    ],
    usage,
  )
  const next = await keyDeed(async (deed) => revokeKey(deed, await readIssuer(deed), asked))
  if (values.json === true)
    io.stdout.write(`${JSON.stringify({ revoked: kid, next: next && { ...next } })}\n`)
  else
    io.stdout.write(
      `Key ${kid} is revoked: whoever has today's trust list refuses what it signed.\n${next ? `Key ${next.kid} signs from now on. See docs/playbooks/key-compromised.md for what comes next.\n` : ''}`,
    )
  return 0
}

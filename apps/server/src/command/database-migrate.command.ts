// `pratique database migrate [--json]`: brings the database to the shape of this version, as every start does; for
// operators who want to see it happen apart.
import { onGround } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import type { Io } from '../platform/io.ts'

export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments(
    { args, options: { json: { type: 'boolean' } } },
    'Usage: pratique database migrate [--json]',
  )
  const applied = await onGround(async ({ migrated }) => migrated, { makes: true })
  if (values.json) io.stdout.write(`${JSON.stringify({ applied })}\n`)
  else if (applied.length === 0)
    io.stdout.write('Nothing to do: the database has the shape of this version.\n')
  else io.stdout.write(applied.map((name) => `applied ${name}\n`).join(''))
  return 0
}

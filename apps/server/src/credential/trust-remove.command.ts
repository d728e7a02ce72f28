// `pratique trust remove NAME [--json]`: the issuers of a list count no more. What was recorded of their certificates
// stays as it was recorded.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { deleteIssuerList } from './issuer-list.store.ts'

const usage = 'Usage: pratique trust remove NAME [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const options = { json: { type: 'boolean' } } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new WrongQuestion(usage)
  const removed = await inHouse((house) => deleteIssuerList(house.db, name))
  if (values.json) io.stdout.write(`${JSON.stringify({ name, removed })}\n`)
  else io.stdout.write(removed ? `${name} was removed.\n` : '')
  if (!removed) io.stderr.write(`There is no list "${name}". See: pratique trust list\n`)
  return removed ? 0 : 1
}

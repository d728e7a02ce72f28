// `pratique trust list [--json]`: whose certificates count here, and how old each list is.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import type { Io } from '../platform/io.ts'
import { listIssuerLists } from './issuer-list.store.ts'
import { inALine, listedIssuers } from './trust-words.ts'

const usage = 'Usage: pratique trust list [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments({ args, options: { json: { type: 'boolean' } } }, usage)
  const rows = await inHouse((house) => listIssuerLists(house.db))
  const listed = rows.map((row) => listedIssuers(row, new Date()))
  if (values.json) io.stdout.write(`${JSON.stringify(listed)}\n`)
  else if (listed.length === 0)
    io.stdout.write('No list of issuers is loaded. Load one: pratique trust load NAME FILE|URL\n')
  else for (const list of listed) io.stdout.write(inALine(list))
  return 0
}

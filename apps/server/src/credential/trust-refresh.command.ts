// `pratique trust refresh [--json]`: fetches every list that has an address again. Exit 1 where one failed.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { perform, system } from '../platform/deed.ts'
import type { Io } from '../platform/io.ts'
import { refreshIssuerLists } from './load-issuer-list.action.ts'

const usage = 'Usage: pratique trust refresh [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments({ args, options: { json: { type: 'boolean' } } }, usage)
  const answers = await inHouse((house) =>
    perform(house, system, (deed) => refreshIssuerLists(deed, new Date())),
  )
  const told = answers.map(({ name, loaded }) =>
    'fault' in loaded
      ? { name, fault: loaded.fault, detail: loaded.detail }
      : { name, keys: loaded.row.keys },
  )
  if (values.json) io.stdout.write(`${JSON.stringify(told)}\n`)
  else
    for (const one of told)
      io.stdout.write(
        `${one.name}: ${'keys' in one ? `${one.keys} keys` : `kept as it is (${one.detail})`}\n`,
      )
  return told.some((one) => 'fault' in one) ? 1 : 0
}

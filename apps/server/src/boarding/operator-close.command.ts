// `pratique operator close ID`: from then on its key opens nothing.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { closePartner } from '../platform/auth/partner.action.ts'
import { perform } from '../platform/deed.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'

const usage = 'Usage: pratique operator close ID   (ids: pratique operator list)'

export async function run(args: string[], io: Io): Promise<number> {
  const { positionals } = readArguments({ args, options: {}, allowPositionals: true }, usage)
  const [id, more] = positionals
  if (id === undefined || more !== undefined || !/^[0-9a-f-]{36}$/.test(id)) throw new WrongQuestion(usage)
  const closed = await inHouse((house) =>
    perform(house, { kind: 'system', id: 'command line' }, (deed) => closePartner(deed, id)),
  )
  io.stderr.write(
    closed
      ? 'Closed: its key opens nothing any more.\n'
      : 'There is none of this id, or it is closed already.\n',
  )
  return closed ? 0 : 1
}

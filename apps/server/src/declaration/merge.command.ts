// `pratique declaration merge INTO EARLIER --officer ID [--json]`: an officer who saw the people joins two
// declarations by their references, without their secrets.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { type Deed, perform } from '../platform/deed.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { notFound } from './declaration.problems.ts'
import { type DeclarationRow, listHolderIds } from './declaration.store.ts'
import { mergeDeclarations } from './merge-declarations.action.ts'
import { findByReference } from './open-declaration.action.ts'

const usage = 'Usage: pratique declaration merge INTO EARLIER --officer ID [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const options = { officer: { type: 'string' }, json: { type: 'boolean' } } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const [into, earlier] = positionals
  const { officer } = values
  if (into === undefined || earlier === undefined || officer === undefined) throw new WrongQuestion(usage)
  const holders = await inHouse((house) =>
    perform(house, { kind: 'officer', id: officer }, async (deed) => {
      const target = await get(deed, into)
      await mergeDeclarations(deed, target, await get(deed, earlier))
      return listHolderIds(deed.db, target.declaration_id)
    }),
  )
  io.stdout.write(
    values.json
      ? `${JSON.stringify({ reference: into, holders })}\n`
      : `Merged; ${into} has ${holders.length} travellers now.\n`,
  )
  return 0
}

async function get(deed: Deed, reference: string): Promise<DeclarationRow> {
  const row = await findByReference(deed, reference)
  if (row === null) throw notFound()
  return row
}

// `pratique declaration confirm HOLDER --officer ID [--decline REASON] [--json]`: an officer settles an amendment that
// would relax a decision, until the desk does it.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { perform } from '../platform/deed.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { confirmAmendment, declineAmendment } from './confirm-amendment.action.ts'

const usage = 'Usage: pratique declaration confirm HOLDER --officer ID [--decline REASON] [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const options = {
    officer: { type: 'string' },
    decline: { type: 'string' },
    json: { type: 'boolean' },
  } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const [holderId] = positionals
  const { officer, decline } = values
  if (holderId === undefined || officer === undefined) throw new WrongQuestion(usage)
  const { seq, decision } = await inHouse((house) =>
    perform(house, { kind: 'officer', id: officer }, (deed) =>
      decline === undefined ? confirmAmendment(deed, holderId) : declineAmendment(deed, holderId, decline),
    ),
  )
  const answer = {
    holderId,
    seq,
    deed: decline === undefined ? 'confirmed' : 'declined',
    state: decision?.state ?? null,
  }
  io.stdout.write(
    values.json
      ? `${JSON.stringify(answer)}\n`
      : `Amendment ${answer.deed}; the state is now ${answer.state ?? 'none'}.\n`,
  )
  return 0
}

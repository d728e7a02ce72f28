// `pratique decision rerun HOLDER [--json]`: makes every decision about a holder again, from what was recorded by then
// under the version that it names. Exit 0 where all come out the same, 1 where one does not, 2 wrongly asked.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { perform, system } from '../platform/deed.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { problemOf } from '../platform/trouble.ts'
import { type Rerun, rerunDecisions } from './rerun-decisions.action.ts'

const usage = 'Usage: pratique decision rerun HOLDER [--json]   (HOLDER: her id)'

export async function run(args: string[], io: Io): Promise<number> {
  const options = { json: { type: 'boolean' } } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const [holderId = ''] = positionals
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(holderId))
    throw new WrongQuestion(`Name a holder by her id.\n${usage}`)
  const rerun = await inHouse((house) =>
    perform(house, system, (deed) => rerunDecisions(deed, holderId)).catch((error: unknown) => {
      const problem = problemOf(error)
      throw problem === null ? error : new WrongQuestion(problem.message, { cause: error })
    }),
  )
  io.stdout.write(values.json === true ? `${JSON.stringify(rerun)}\n` : rerun.map(inWords).join(''))
  return rerun.every(({ same }) => same) ? 0 : 1
}

export function inWords({ number, decidedAt, recorded, again, same }: Rerun): string {
  const was = `${number}. ${decidedAt.toISOString()}, version ${recorded.policyVersion}: ${recorded.state}`
  if (same) return `${was}, and the same again\n`
  return `${was}, but again: ${again === null ? 'that version is not here' : JSON.stringify(again)}\n`
}

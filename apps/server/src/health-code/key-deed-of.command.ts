// What the commands on keys share: names of people, and how a refusal is told.
import { inHouse } from '../command-house.ts'
import { type Actor, type Deed, perform } from '../platform/deed.ts'
import { WrongQuestion } from '../platform/io.ts'
import { problemOf } from '../platform/trouble.ts'

const operator: Actor = { kind: 'system', id: 'command line' }

/** One deed in the house; what it refuses is a wrong question. */
export async function keyDeed<R>(deed: (deed: Deed) => Promise<R>): Promise<R> {
  try {
    return await inHouse((house) => perform(house, operator, deed))
  } catch (error) {
    const problem = problemOf(error)
    throw problem === null ? error : new WrongQuestion(problem.message, { cause: error })
  }
}

/** A name or sentence without stray spaces. */
export const spoken = (text = ''): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

/** Every fault at once, with how it is asked. */
export function refuse(faults: readonly (string | false)[], usage: string): void {
  const found = faults.filter((fault) => fault !== false)
  if (found.length > 0) throw new WrongQuestion([...found, usage].join('\n'))
}

// Everything that was published of a pack, for deciding by.
import type { Connection } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { listPublishedLists } from '../risk/list-in-force.action.ts'
import type { Rulebook } from './deciding.ts'
import { nothingPublished } from './holder.problems.ts'

interface Reader {
  readonly db: Connection
}

/** Null where nothing of the pack was ever published. */
export async function findRulebook(reader: Reader, pack: string): Promise<Rulebook | null> {
  const policies = await findPublishedPolicies(reader, pack)
  return policies && { policies, lists: await listPublishedLists(reader, pack) }
}

/** Refuses where nothing of the pack was ever published: nobody could be decided about. */
export async function openRulebook(reader: Reader, pack: string): Promise<Rulebook> {
  const rulebook = await findRulebook(reader, pack)
  if (rulebook === null)
    throw new Problem(nothingPublished, {
      detail: 'No rules of this pack were published here. Publish a version first.',
    })
  return rulebook
}

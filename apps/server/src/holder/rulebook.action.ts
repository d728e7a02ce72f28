// Everything that was published of a pack, for deciding by.
import type { Connection } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import { listPublishedLists } from '../risk/list-in-force.action.ts'
import type { Rulebook } from './deciding.ts'
import { nothingPublished } from './holder.problems.ts'

/** Refuses where nothing of the pack was ever published: nobody could be decided about. */
export async function openRulebook(reader: { readonly db: Connection }, pack: string): Promise<Rulebook> {
  const policies = await findPublishedPolicies(reader, pack)
  if (policies === null)
    throw new Problem(nothingPublished, {
      detail: 'No rules of this pack were published here. Publish a version first.',
    })
  return { policies, lists: await listPublishedLists(reader, pack) }
}

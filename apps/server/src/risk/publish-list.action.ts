// Two people put a list in force; deriving only proposes. It stays until another of its name takes effect.
import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { findPackFolder } from '../place/pack-files.node.ts'
import type { Deed } from '../platform/deed.ts'
import { eventType } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import type { PublishedAreaList } from './area-lists.ts'
import { listPublishedOtherwise, listTwoPeople } from './risk.problems.ts'
import { insertList, listListHeads } from './risk.store.ts'
import { readListRules, readPublishedLists } from './risk-pack.node.ts'

/** Whoever decides by lists looks again. */
export const listPublished = eventType<{ pack: string; list: string; edition: string }>('risk.list-published')

/** Publishes a list; false where it was before. Another under its name and edition is refused. */
export async function publishList(deed: Deed, pack: string, list: PublishedAreaList): Promise<boolean> {
  if (list.proposedBy === list.agreedBy)
    throw new Problem(listTwoPeople, { detail: 'Who proposes a list cannot agree to it alone.' })
  const digest = hash('sha256', canonicalize(list.entries) ?? '', 'buffer')
  const heads = await listListHeads(deed.db, pack)
  const published = heads.find((head) => head.list === list.list && head.edition === list.edition)
  if (published?.digest === digest.toString('hex')) return false
  if (published)
    throw new Problem(listPublishedOtherwise, {
      detail: `Edition ${list.edition} of ${list.list} was published with other entries. Give the new one another edition.`,
    })
  await insertList(deed.db, pack, list, digest)
  await deed.house.events.publish(deed.db, listPublished, { pack, list: list.list, edition: list.edition })
  return true
}

/** Who puts shipped lists in force, and when; nobody names an instant for what was decided at the time. */
interface Signed {
  readonly proposedBy: string
  readonly agreedBy: string
  readonly at?: Date
}

const atTheTime: Signed = { proposedBy: 'shipped with the pack', agreedBy: 'shipped with the exercise' }

/** Publishes the lists that ship in a pack's folder, of one name or all; how many were new. */
export async function publishShippedLists(
  deed: Deed,
  pack: string,
  by: Signed = atTheTime,
  only?: string,
): Promise<number> {
  const folder = findPackFolder(pack)
  if (folder === undefined) return 0
  const rules = readListRules(folder)
  const lists = readPublishedLists(folder).filter(({ list }) => only === undefined || list === only)
  let added = 0
  for (const list of lists) {
    const levels = rules.find(({ id }) => id === list.list)?.levels.map(({ id }) => id) ?? []
    const { proposedBy, agreedBy, at } = by
    const publishedAt = at?.toISOString() ?? list.effectiveAt
    if (await publishList(deed, pack, { ...list, levels, publishedAt, proposedBy, agreedBy })) added += 1
  }
  return added
}

// The published lists of a pack, asked anew by every deed; their entries never change and are opened once.
import type { Connection } from '../platform/database.ts'
import type { PublishedAreaList } from './area-lists.ts'
import { findListsMark, type ListHead, listEntries, listListHeads } from './risk.store.ts'

interface Reader {
  readonly db: Connection
}

// Keyed by what was published, entries included by their digest: what is found here is right in any database.
const opened = new Map<string, readonly PublishedAreaList[]>()
const openedAtMost = 8

/** Every list that was published of a pack, in the order in which they take effect. */
export async function listPublishedLists(
  { db }: Reader,
  pack: string,
): Promise<readonly PublishedAreaList[]> {
  const mark = await findListsMark(db, pack)
  if (mark === null) return []
  const key = `${pack} ${mark}`
  const known = opened.get(key)
  if (known) return known
  const lists = await openLists(db, pack, await listListHeads(db, pack))
  // What was published between the two questions has another mark.
  if ((await findListsMark(db, pack)) !== mark) return lists
  if (opened.size >= openedAtMost) opened.clear()
  opened.set(key, lists)
  return lists
}

async function openLists(
  db: Connection,
  pack: string,
  heads: readonly ListHead[],
): Promise<readonly PublishedAreaList[]> {
  const entries = Map.groupBy(await listEntries(db, pack), ({ list, edition }) => `${list}/${edition}`)
  return heads.map(({ digest: _digest, ...head }) => {
    const own = entries.get(`${head.list}/${head.edition}`) ?? []
    return { ...head, entries: own.map(({ list: _list, edition: _edition, ...entry }) => entry) }
  })
}

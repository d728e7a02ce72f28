// The tables of published lists. A list and its entries are only ever added.
import { type Connection, tables } from '../platform/database.ts'
import { asking } from '../platform/statement.ts'
import type { PublishedAreaList } from './area-lists.ts'
import type { PublishedEntry } from './published-list.ts'

interface RiskTables {
  risk_list: {
    pack: string
    list: string
    edition: string
    effective_at: Date
    derived_on: string | null
    levels: string[]
    source: string
    digest: Buffer
    published_at: Date
    proposed_by: string
    agreed_by: string
  }
  risk_list_entry: {
    pack: string
    list: string
    edition: string
    place: string
    level: string
    clause: string
    figures: PublishedEntry['figures']
    review_by: string
    reason: string | null
  }
}

const risk = (db: Connection) => tables<RiskTables>(db)

/** A published list without its entries. */
export type ListHead = Omit<PublishedAreaList, 'entries'> & { readonly digest: string }

const askMark = asking<{ readonly mark: string | null }>(`
  select encode(sha256(convert_to(string_agg(
    row(list, edition, effective_at, derived_on, levels, source, digest, published_at, proposed_by, agreed_by)::text,
    chr(10) order by effective_at, list, edition), 'UTF8')), 'hex') as mark
  from risk_list where pack = $1`)

/** A digest of all that `listListHeads` would tell, so that it need not be told again; null when there is no list. */
export async function findListsMark(db: Connection, pack: string): Promise<string | null> {
  const [row] = await askMark(db, [pack])
  return row?.mark ?? null
}

/** Every list of a pack, in the order in which they take effect. */
export async function listListHeads(db: Connection, pack: string): Promise<ListHead[]> {
  const rows = await risk(db)
    .selectFrom('risk_list')
    .selectAll()
    .where('pack', '=', pack)
    .orderBy('effective_at')
    .orderBy('list')
    .execute()
  return rows.map((row) => ({
    list: row.list,
    edition: row.edition,
    effectiveAt: row.effective_at.toISOString(),
    derivedOn: row.derived_on,
    levels: row.levels,
    source: row.source,
    digest: row.digest.toString('hex'),
    publishedAt: row.published_at.toISOString(),
    proposedBy: row.proposed_by,
    agreedBy: row.agreed_by,
  }))
}

export interface ListEntry extends PublishedEntry {
  readonly list: string
  readonly edition: string
}

export async function listEntries(db: Connection, pack: string): Promise<ListEntry[]> {
  const rows = await risk(db)
    .selectFrom('risk_list_entry')
    .selectAll()
    .where('pack', '=', pack)
    .orderBy('place')
    .execute()
  return rows.map(({ list, edition, place, level, clause, figures, review_by: reviewBy, reason }) => ({
    list,
    edition,
    place,
    level,
    clause,
    figures,
    reviewBy,
    ...(reason !== null && { reason }),
  }))
}

export async function insertList(
  db: Connection,
  pack: string,
  list: PublishedAreaList,
  digest: Buffer,
): Promise<void> {
  const { list: name, edition } = list
  await risk(db)
    .insertInto('risk_list')
    .values({
      pack,
      list: name,
      edition,
      effective_at: new Date(list.effectiveAt),
      derived_on: list.derivedOn,
      levels: [...list.levels],
      source: list.source,
      digest,
      published_at: new Date(list.publishedAt),
      proposed_by: list.proposedBy,
      agreed_by: list.agreedBy,
    })
    .execute()
  if (list.entries.length === 0) return
  const rows = list.entries.map(({ reviewBy, reason = null, ...entry }) => ({
    pack,
    list: name,
    edition,
    ...entry,
    review_by: reviewBy,
    reason,
  }))
  await risk(db).insertInto('risk_list_entry').values(rows).execute()
}

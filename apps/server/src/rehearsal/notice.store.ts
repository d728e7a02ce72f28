// Whom a publication or a roll-back concerns and who was not told yet, from the history of decisions.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'

export interface Untold {
  readonly holderId: string
  readonly pack: string
  readonly scheme: string
  readonly number: number
  readonly about: 'changed' | 'wrong'
}

/**
 * Holders whose decision came out otherwise by what people did: under the version that was published, or out of the
 * one that was taken back. Only what stands in the journal of policy is told of, and only where state or measures changed.
 */
export async function listUntold(db: Connection, since: Date, atMost: number): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    select h.holder_id as "holderId", j.pack, j.scheme, j.number, j.about
    from (
      select pack, scheme, number, at, case deed when 'published' then 'changed' else 'wrong' end as about
      from policy_journal where deed in ('published', 'rolled-back')
    ) as j
    join decision_history d on d.cause = 'policy' and d.changed_at >= greatest(j.at, ${since})
    join decision_history before on before.holder_id = d.holder_id and before.number = d.number - 1
    join holder h on h.holder_id = d.holder_id and h.pack = j.pack and h.scheme = j.scheme and h.erased_at is null
    where case j.about when 'changed' then d.policy_version else before.policy_version end = j.number
      and (d.state is distinct from before.state or d.measures is distinct from before.measures)
      and not exists (
        select from policy_notice n
        where (n.holder_id, n.pack, n.scheme, n.number, n.about) = (h.holder_id, j.pack, j.scheme, j.number, j.about)
      )
    group by h.holder_id, j.pack, j.scheme, j.number, j.about
    order by h.holder_id
    limit ${atMost}
  `.execute(db)
  return rows
}

interface NoticeRow {
  holder_id: string
  pack: string
  scheme: string
  number: number
  about: Untold['about']
  told_at: Date
  message_id: string | null
}

export async function insertNotice(db: Connection, row: NoticeRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables<{ policy_notice: NoticeRow }>(db)
    .insertInto('policy_notice')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function setNoticeMessage(db: Connection, row: Omit<NoticeRow, 'told_at'>): Promise<void> {
  await tables<{ policy_notice: NoticeRow }>(db)
    .updateTable('policy_notice')
    .set({ message_id: row.message_id })
    .where('holder_id', '=', row.holder_id)
    .where('pack', '=', row.pack)
    .where('scheme', '=', row.scheme)
    .where('number', '=', row.number)
    .where('about', '=', row.about)
    .execute()
}

/** What goes with an erasure. */
export async function deleteNoticesOfErased(db: Connection): Promise<void> {
  await sql`
    delete from policy_notice n using holder h where h.holder_id = n.holder_id and h.erased_at is not null
  `.execute(db)
}

// SQL of checkpoints and the entries under them.
import { sql } from 'kysely'
import type { Connection } from '../platform/database.ts'

export interface EntryRow {
  readonly number: number
  readonly holder_id: string
  readonly act_count: number
  readonly head: Buffer
  readonly opening: Buffer
}

export interface CheckpointRow {
  readonly number: number
  readonly size: number
  readonly root: Buffer
  readonly frontier: readonly Buffer[]
  readonly made_at: Date
  readonly note: string
}

const opening = (alias: string) => {
  const at = sql.ref(`${alias}.opened_at`)
  const columns = ['scheme', 'pack', 'jurisdiction', 'language', 'origin'].map((name) =>
    sql.ref(`${alias}.${name}`),
  )
  return sql`sha256(convert_to(concat_ws('|', ${sql.join(columns)}, extract(epoch from ${at})::text), 'UTF8'))`
}

/** One server at a time makes checkpoints; the lock goes with the transaction. */
export const lockCheckpoints = (db: Connection) => sql`select pg_advisory_xact_lock(7230221)`.execute(db)

/** An entry for every chain that has grown, or begun, since its last one; answers how many there are. */
export async function appendEntries(db: Connection, size: number): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into journal_entry (number, holder_id, act_count, head, opening)
    select ${size} - 1 + row_number() over (order by h.holder_id), h.holder_id, h.act_count, h.last_hash, ${opening('h')}
    from holder h left join lateral (
      select act_count from journal_entry e where e.holder_id = h.holder_id order by number desc limit 1
    ) known on true
    where known.act_count is distinct from h.act_count`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

export async function listEntries(
  db: Connection,
  from: number,
  atMost: number,
): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select number::float8 as number, holder_id, act_count, head, opening from journal_entry
    where number >= ${from} order by number limit ${atMost}`.execute(db)
  return rows
}

const columns = sql`number, size::float8 as size, root, frontier, made_at, note`

export async function findLastCheckpoint(db: Connection): Promise<CheckpointRow | undefined> {
  const { rows } = await sql<CheckpointRow>`
    select ${columns} from journal_checkpoint order by number desc limit 1`.execute(db)
  return rows[0]
}

export async function listCheckpoints(db: Connection): Promise<readonly CheckpointRow[]> {
  const { rows } =
    await sql<CheckpointRow>`select ${columns} from journal_checkpoint order by number`.execute(db)
  return rows
}

export const insertCheckpoint = (db: Connection, row: CheckpointRow) =>
  sql`insert into journal_checkpoint (number, size, root, frontier, made_at, note)
    values (${row.number}, ${row.size}, ${row.root}, ${row.frontier}, ${row.made_at}, ${row.note})`.execute(
    db,
  )

export interface EntryFault {
  readonly holder_id: string
  readonly act_count: number
  readonly what: 'holder' | 'act' | 'opening'
}

/** The first entry that the journal does not bear out any more: a holder or an act that is gone, or opened otherwise. */
export async function findEntryFault(db: Connection): Promise<EntryFault | undefined> {
  const { rows } = await sql<EntryFault>`
    select * from (
      select e.number, e.holder_id, e.act_count, case
        when h.holder_id is null then 'holder'
        when e.act_count > 0 and a.hash is distinct from e.head then 'act'
        when e.act_count = h.act_count and e.opening <> ${opening('h')} then 'opening'
      end as what
      from journal_entry e
      left join holder h on h.holder_id = e.holder_id
      left join act a on a.holder_id = e.holder_id and a.seq = e.act_count
    ) checked where what is not null order by number limit 1`.execute(db)
  return rows[0]
}

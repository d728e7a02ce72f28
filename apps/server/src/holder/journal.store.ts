// Reads the whole journal in batches, in one snapshot, for verifying it.
import { sql } from 'kysely'
import type { Connection } from '../platform/database.ts'
import type { CheckedAct } from './check-chain.node.ts'
import type { Projection } from './projection.ts'

/** All ids after `after` up to and with `upTo`; either end open when null. */
export interface Range {
  readonly after: string | null
  readonly upTo: string | null
}

const first = '00000000-0000-0000-0000-000000000000'
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const within = (column: string, { after, upTo }: Range) =>
  sql`${sql.id(column)} > ${after ?? first} and ${sql.id(column)} <= ${upTo ?? last}`

export interface KeptHead {
  readonly holder_id: string
  readonly scheme: string
  readonly pack: string
  readonly act_count: number
  readonly last_hash: Buffer
  readonly decided_at: Date | null
}

export async function listHeads(db: Connection, after: string | null, atMost: number): Promise<KeptHead[]> {
  const { rows } = await sql<KeptHead>`
    select holder_id, scheme, pack, act_count, last_hash, decided_at from holder
    where ${within('holder_id', { after, upTo: null })} order by holder_id limit ${atMost}
  `.execute(db)
  return rows
}

export async function listActsWithin(db: Connection, range: Range): Promise<CheckedAct[]> {
  const { rows } = await sql<CheckedAct>`
    select *, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text from act
    where ${within('holder_id', range)} order by holder_id, seq
  `.execute(db)
  return rows
}

export interface KeptReceipt {
  readonly holder_id: string
  readonly acts: number
  readonly reason: string
  readonly salt: Buffer
}

export async function listReceiptsWithin(db: Connection, range: Range): Promise<KeptReceipt[]> {
  const { rows } = await sql<KeptReceipt>`
    select holder_id, acts, reason, salt from erasure_receipt where ${within('holder_id', range)}
  `.execute(db)
  return rows
}

export interface Difference {
  readonly holder_id: string
  readonly column: string
}

/** What no act gives: how the holder was opened, and counts that are checked otherwise. */
const notProjected = [
  'scheme',
  'pack',
  'jurisdiction',
  'language',
  'origin',
  'opened_at',
  'act_count',
  'last_hash',
  'decision_count',
]

/** Columns in which rows of holders are not what is expected of them. The database compares, in its own types. */
export async function listDifferences(
  db: Connection,
  expected: readonly (Projection & { readonly holder_id: string })[],
): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with pair as materialized (
      select h.holder_id, to_jsonb(h) - ${notProjected}::text[] as kept, to_jsonb(e) - ${notProjected}::text[] as given
      from jsonb_populate_recordset(null::holder, ${JSON.stringify(expected)}::jsonb) e
      join holder h on h.holder_id = e.holder_id
    )
    select holder_id, one.key as column
    from pair cross join jsonb_each(kept) one
    where kept is distinct from given and one.value is distinct from given -> one.key
    order by holder_id, one.key
  `.execute(db)
  return rows
}

// The tables of the spine. Rows are written set-wise, one or a thousand alike.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'
import { inserting, writing } from '../platform/statement.ts'
import type { Opening } from './opening.ts'
import { type DecisionColumns, decisionColumnsOf, type Projection, projectedColumns } from './projection.ts'
import type { ActRow } from './sealed-act.node.ts'

export interface HolderHead extends DecisionColumns {
  readonly holder_id: string
  readonly scheme: string
  readonly pack: string
  readonly jurisdiction: string
  readonly language: string
  readonly origin: Opening['origin']
  readonly opened_at: Date
  readonly act_count: number
  readonly last_hash: Buffer
  readonly decision_count: number
  readonly decided_at: Date | null
  readonly risk_edition: string | null
  readonly erased_at: Date | null
}

interface HolderTables {
  holder: HolderHead & {
    readonly amendment_waits: boolean
    readonly arrival_at: Date | null
    readonly landed_at: Date | null
    readonly withdrawn_at: Date | null
    readonly port: string | null
  }
  act: ActRow
  erasure_receipt: ReceiptRow
}

export interface ReceiptRow {
  readonly holder_id: string
  readonly erased_at: Date
  readonly acts: number
  readonly actor_kind: string
  readonly actor_id: string
  readonly reason: string
  readonly salt: Buffer
}

const spine = (db: Connection) => tables<HolderTables>(db)

const headColumns = [
  'holder_id',
  'scheme',
  'pack',
  'jurisdiction',
  'language',
  'origin',
  'opened_at',
  'act_count',
  'last_hash',
  'decision_count',
  'decided_at',
  'risk_edition',
  'erased_at',
  'state',
  'colour',
  'reasons',
  'measures',
  'missing',
  'valid_until',
  'policy_version',
] as const

export async function insertHolder(
  db: Connection,
  holder: Pick<HolderHead, 'holder_id' | keyof OpeningColumns | 'opened_at' | 'last_hash'>,
): Promise<HolderHead> {
  const row: Opened = { ...emptyHolder, ...holder }
  await insertOpened(db, [row])
  return { ...undecided, ...row }
}

type Opened = Pick<HolderHead, 'holder_id' | keyof OpeningColumns | 'opened_at' | 'last_hash'> &
  typeof emptyHolder
type OpeningColumns = Pick<HolderHead, 'scheme' | 'pack' | 'jurisdiction' | 'language' | 'origin'>

const insertOpened = inserting<Opened>('holder', [
  'act_count',
  'decision_count',
  'amendment_waits',
  'holder_id',
  'scheme',
  'pack',
  'jurisdiction',
  'language',
  'origin',
  'opened_at',
  'last_hash',
])

const emptyHolder = {
  act_count: 0,
  decision_count: 0,
  amendment_waits: false,
} as const

const undecided = {
  ...decisionColumnsOf(null),
  decided_at: null,
  risk_edition: null,
  erased_at: null,
} as const

/** Waits for whoever is at this holder; nothing when there is no such holder. */
export function lockHolder(db: Connection, holderId: string): Promise<HolderHead | undefined> {
  return spine(db)
    .selectFrom('holder')
    .select(headColumns)
    .where('holder_id', '=', holderId)
    .forUpdate()
    .executeTakeFirst()
}

export function findHolderHead(db: Connection, holderId: string): Promise<HolderHead | undefined> {
  return spine(db)
    .selectFrom('holder')
    .select(headColumns)
    .where('holder_id', '=', holderId)
    .executeTakeFirst()
}

export async function listHolderHeads(db: Connection, holderIds: readonly string[]): Promise<HolderHead[]> {
  if (holderIds.length === 0) return []
  return spine(db)
    .selectFrom('holder')
    .select(headColumns)
    .where('holder_id', 'in', [...holderIds])
    .execute()
}

export interface Batch {
  readonly pack: string
  /** Only ids after this one; all when null. */
  readonly after: string | null
  /** Those whose answer has run out by then. */
  readonly dueAt: Date
  readonly atMost: number
}

/** Locks the next holders in the order of their ids; those never decided about and the erased are left out. */
export function lockBatch(db: Connection, { pack, after, dueAt, atMost }: Batch): Promise<HolderHead[]> {
  return spine(db)
    .selectFrom('holder')
    .select(headColumns)
    .where('pack', '=', pack)
    .where('erased_at', 'is', null)
    .where('act_count', '>', 0)
    .$if(after !== null, (query) => query.where('holder_id', '>', after ?? ''))
    .where('valid_until', '<=', dueAt)
    .orderBy('holder_id')
    .limit(atMost)
    .forUpdate()
    .execute()
}

/** The next holders of a scheme in the order of their ids, the erased left out; nothing is locked. */
export function listHeadsAfter(
  db: Connection,
  asked: {
    readonly pack: string
    readonly scheme: string
    readonly after: string | null
    readonly atMost: number
  },
): Promise<HolderHead[]> {
  const { pack, scheme, after, atMost } = asked
  return spine(db)
    .selectFrom('holder')
    .select(headColumns)
    .where('pack', '=', pack)
    .where('scheme', '=', scheme)
    .where('erased_at', 'is', null)
    .where('act_count', '>', 0)
    .$if(after !== null, (query) => query.where('holder_id', '>', after ?? ''))
    .orderBy('holder_id')
    .limit(atMost)
    .execute()
}

export async function countHolderHeads(db: Connection, pack: string, scheme: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from holder
    where pack = ${pack} and scheme = ${scheme} and erased_at is null and act_count > 0
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** Locks these holders, in the order of their ids. */
export async function lockHolders(db: Connection, holderIds: readonly string[]): Promise<HolderHead[]> {
  if (holderIds.length === 0) return []
  return spine(db)
    .selectFrom('holder')
    .select(headColumns)
    .where('holder_id', 'in', [...holderIds])
    .where('erased_at', 'is', null)
    .orderBy('holder_id')
    .forUpdate()
    .execute()
}

/** Packs that any holder is decided under. */
export async function listPacks(db: Connection): Promise<string[]> {
  const rows = await spine(db).selectFrom('holder').select('pack').distinct().orderBy('pack').execute()
  return rows.map(({ pack }) => pack)
}

/** What was published and has been applied to everyone. */
export interface Followed {
  readonly upTo: Date
  /** By their names; null where only the instant is known. */
  readonly known: readonly string[] | null
}

/** At first, up to the oldest decision that stands; null where nothing is decided. */
export async function findFollowed(db: Connection, pack: string): Promise<Followed | null> {
  const { rows } = await sql<{ upTo: Date; known: string[] | null }>`
    select up_to as "upTo", known from rules_followed where pack = ${pack}
    union all
    select min(decided_at), null from holder
    where pack = ${pack} and not exists (select from rules_followed where pack = ${pack})
  `.execute(db)
  const found = rows.find(({ upTo }) => upTo !== null)
  return found ?? null
}

export async function markFollowed(db: Connection, pack: string, { upTo, known }: Followed): Promise<void> {
  await sql`
    insert into rules_followed (pack, up_to, known) values (${pack}, ${upTo}, ${JSON.stringify(known)})
    on conflict (pack) do update
      set up_to = greatest(rules_followed.up_to, excluded.up_to), known = excluded.known
  `.execute(db)
}

interface ArrivingRow {
  readonly holderId: string
  readonly arrivalAt: Date
  readonly port: string
}

export async function lockArriving(db: Connection, until: Date, atMost: number): Promise<ArrivingRow[]> {
  const { rows } = await sql<ArrivingRow>`
    select holder_id as "holderId", arrival_at as "arrivalAt", port from holder
    where arrival_at <= ${until} and landed_at is null and withdrawn_at is null and port is not null
    order by arrival_at, holder_id limit ${atMost} for update skip locked
  `.execute(db)
  return rows
}

/** The acts of one holder or of many, each chain in its order. */
export function listActs(db: Connection, holderIds: readonly string[]): Promise<ActRow[]> {
  return spine(db)
    .selectFrom('act')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .orderBy('holder_id')
    .orderBy('seq')
    .execute()
}

export const insertActs = inserting<ActRow>('act', [
  'holder_id',
  'seq',
  'kind',
  'at',
  'actor_kind',
  'actor_id',
  'payload',
  'salt',
  'commitment',
  'hash',
])

/** What the row of a holder becomes. */
export interface ProjectedRow extends Projection {
  readonly holder_id: string
  readonly act_count: number
  /** Hexadecimal, as the database writes it: `\x…`. */
  readonly last_hash: string
  readonly decision_count: number
}

const writtenColumns = ['act_count', 'last_hash', 'decision_count', ...projectedColumns]
const writeProjections = writing(`
  update holder set ${writtenColumns.map((column) => `${column} = row.${column}`).join(', ')}
  from jsonb_populate_recordset(null::holder, $1::jsonb) as row
  where holder.holder_id = row.holder_id`)

/** Writes projections; the rows of the holders must be locked. */
export const updateHolders = (db: Connection, rows: readonly ProjectedRow[]): Promise<void> =>
  writeProjections(db, [JSON.stringify(rows)])

export interface HistoryRow extends Projection {
  readonly holder_id: string
  readonly number: number
  readonly cause: 'act' | 'policy' | 'list' | 'clock'
  readonly act_count: number
}

const writeHistory = writing(`
  insert into decision_history
  select * from jsonb_populate_recordset(null::decision_history, $1::jsonb)`)

export const insertHistory = (db: Connection, rows: readonly HistoryRow[]): Promise<void> =>
  writeHistory(db, [JSON.stringify(rows)])

/** What was decided when, and how many acts were known then. */
export interface DecidedThen extends DecisionColumns {
  readonly number: number
  readonly decided_at: Date | null
  readonly act_count: number
}

/** The oldest first. */
export async function listDecisions(db: Connection, holderId: string): Promise<DecidedThen[]> {
  const { rows } = await sql<DecidedThen>`
    select number, decided_at, act_count, state, colour, reasons, measures, missing, valid_until, policy_version
    from decision_history where holder_id = ${holderId} order by number`.execute(db)
  return rows
}

/** Payloads, salts and all that was decided; the chain and the row stay. */
export async function erasePayloads(db: Connection, holderId: string): Promise<void> {
  await spine(db)
    .updateTable('act')
    .set({ payload: null, salt: null })
    .where('holder_id', '=', holderId)
    .execute()
  await sql`delete from decision_history where holder_id = ${holderId}`.execute(db)
}

export async function insertReceipt(db: Connection, receipt: ReceiptRow): Promise<void> {
  await spine(db).insertInto('erasure_receipt').values(receipt).execute()
}

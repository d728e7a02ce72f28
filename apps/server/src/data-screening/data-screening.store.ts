// SQL of contradictions: those found, and what of other rooms is compared to find them.
import { sql } from 'kysely'
import { rangeOf } from '../holder/list-scope.ts'
import { type Connection, tables } from '../platform/database.ts'
import type { ContradictionKind, Outcome } from './contradiction.ts'

export interface ContradictionRow {
  readonly contradiction_id: string
  readonly holder_id: string
  readonly voyage_id: string
  readonly kind: ContradictionKind
  readonly fingerprint: Buffer
  readonly sealed: Buffer
  readonly jurisdiction: string
  readonly port: string
  readonly found_at: Date
  readonly due_at: Date
  readonly asked_at: Date | null
  readonly answer: 'right' | 'mistake' | null
  readonly answered_at: Date | null
  readonly answer_sealed: Buffer | null
  readonly outcome: Outcome | null
  readonly settled_at: Date | null
  readonly settled_by: string | null
}
interface Tables {
  contradiction: ContradictionRow
  data_screening: { voyage_id: string; digest: Buffer; screened_at: Date }
}
const from = (db: Connection) => tables<Tables>(db)

export async function insertContradiction(db: Connection, row: ContradictionRow): Promise<void> {
  await from(db).insertInto('contradiction').values(row).execute()
}

export async function changeContradiction(
  db: Connection,
  contradictionId: string,
  change: Partial<ContradictionRow>,
): Promise<void> {
  await from(db)
    .updateTable('contradiction')
    .set(change)
    .where('contradiction_id', '=', contradictionId)
    .execute()
}

export const lockContradiction = (
  db: Connection,
  contradictionId: string,
): Promise<ContradictionRow | undefined> =>
  from(db)
    .selectFrom('contradiction')
    .selectAll()
    .where('contradiction_id', '=', contradictionId)
    .forUpdate()
    .executeTakeFirst()

export const listOfVoyage = (db: Connection, voyageId: string): Promise<ContradictionRow[]> =>
  from(db).selectFrom('contradiction').selectAll().where('voyage_id', '=', voyageId).execute()

/** The first due first; those settled last. */
export function listOfHolders(db: Connection, holderIds: readonly string[]): Promise<ContradictionRow[]> {
  if (holderIds.length === 0) return Promise.resolve([])
  return from(db)
    .selectFrom('contradiction')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .orderBy(sql`settled_at desc nulls first`)
    .orderBy('due_at')
    .orderBy('contradiction_id')
    .execute()
}

export interface Scope {
  readonly jurisdiction: string
  readonly port: string | null
  readonly voyageId: string | undefined
}

export interface ListedContradiction extends ContradictionRow {
  /** Of its kind of list in the scope, shown or not. */
  readonly total: number
}

/** What nobody settled yet, the first due first. */
export async function listOpen(
  db: Connection,
  { jurisdiction, port, voyageId }: Scope,
): Promise<readonly ListedContradiction[]> {
  const [begins, ends] = rangeOf(jurisdiction)
  const atPort = port === null ? sql`` : sql`and port = ${port}`
  const ofVoyage = voyageId === undefined ? sql`` : sql`and voyage_id = ${voyageId}`
  const { rows } = await sql<ListedContradiction>`
    select *, count(*) over ()::int as total from contradiction
    where settled_at is null and jurisdiction collate "C" >= ${begins} and jurisdiction collate "C" < ${ends}
      ${atPort} ${ofVoyage}
    order by due_at, contradiction_id limit 200`.execute(db)
  return rows
}

export async function listSubjects(db: Connection): Promise<readonly string[]> {
  const rows = await from(db).selectFrom('contradiction').select('holder_id').distinct().execute()
  return rows.map(({ holder_id }) => holder_id)
}

export async function deleteOf(db: Connection, holderIds: readonly string[]): Promise<void> {
  if (holderIds.length === 0) return
  await from(db)
    .deleteFrom('contradiction')
    .where('holder_id', 'in', [...holderIds])
    .execute()
}

export async function findDigest(db: Connection, voyageId: string): Promise<Buffer | null> {
  const row = await from(db)
    .selectFrom('data_screening')
    .select('digest')
    .where('voyage_id', '=', voyageId)
    .executeTakeFirst()
  return row?.digest ?? null
}

export async function putDigest(db: Connection, voyageId: string, digest: Buffer, at: Date): Promise<void> {
  await from(db)
    .insertInto('data_screening')
    .values({ voyage_id: voyageId, digest, screened_at: at })
    .onConflict((conflict) => conflict.column('voyage_id').doUpdateSet({ digest, screened_at: at }))
    .execute()
}

const near = sql`h.arrival_at between v.arrives_at - interval '18 hours' and v.arrives_at + interval '18 hours'`

export interface SharedLeg {
  readonly holderId: string
  readonly designator: string
  readonly arrivedAt: Date
  readonly caseId: string
}

/** Voyages of these holders with a case aboard whom nobody traced there, since then. */
export async function listSharedLegs(
  db: Connection,
  holderIds: readonly string[],
  since: Date,
): Promise<readonly SharedLeg[]> {
  if (holderIds.length === 0) return []
  const { rows } = await sql<SharedLeg>`
    with hers as (
      select v.voyage_id, h.holder_id from holder h join voyage v on v.designator = h.flight and v.port = h.port and ${near}
        where h.holder_id = any(${[...holderIds]}) and v.arrives_at >= ${since}
      union
      select p.voyage_id, p.holder_id from listed_person p join voyage v using (voyage_id)
        where p.holder_id = any(${[...holderIds]}) and p.removed_at is null and v.arrives_at >= ${since}
    ), cases as (
      select v.voyage_id, h.holder_id from (select distinct voyage_id from hers) d join voyage v using (voyage_id)
        join holder h on h.flight = v.designator and h.port = v.port and ${near}
        where (h.case_status = 'confirmed' or h.test_result = 'positive') and h.erased_at is null
          and h.withdrawn_at is null
      union
      select p.voyage_id, p.holder_id from (select distinct voyage_id from hers) d join listed_person p using (voyage_id)
        join holder h using (holder_id)
        where (h.case_status = 'confirmed' or h.test_result = 'positive') and h.erased_at is null
          and p.removed_at is null
    )
    select hers.holder_id as "holderId", v.designator, coalesce(v.landed_at, v.arrives_at) as "arrivedAt",
      cases.holder_id as "caseId"
    from hers join cases on cases.voyage_id = hers.voyage_id and cases.holder_id <> hers.holder_id
    join voyage v on v.voyage_id = hers.voyage_id
    where not exists (
      select from tracing t where t.case_holder_id = cases.holder_id and t.voyage_id = cases.voyage_id)
    order by 1, 2, 4`.execute(db)
  return rows
}

/** What a comparison of this voyage depends on, as one text: how far each chain is, where each sits on the list. */
export async function standingOf(
  db: Connection,
  voyageId: string,
  holderIds: readonly string[],
): Promise<string> {
  const { rows } = await sql<{ standing: string }>`
    select concat_ws('|', v.listed_at, v.origin,
      (select string_agg(concat(h.holder_id, h.act_count, h.withdrawn_at), ',' order by h.holder_id)
        from holder h where h.holder_id = any(${[...holderIds]})),
      (select string_agg(concat(p.person_id, p.seat, p.seat_source, p.holder_id), ',' order by p.person_id)
        from listed_person p where p.voyage_id = v.voyage_id and p.removed_at is null)) as standing
    from voyage v where v.voyage_id = ${voyageId}`.execute(db)
  return rows[0]?.standing ?? ''
}

/** Voyages that arrive, or arrived, in between; those cancelled left out. */
export async function listVoyagesBetween(
  db: Connection,
  begins: Date,
  ends: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ voyageId: string }>`
    select voyage_id as "voyageId" from voyage
    where arrives_at >= ${begins} and arrives_at < ${ends} and cancelled_at is null and data_key is not null
    order by arrives_at, voyage_id`.execute(db)
  return rows.map(({ voyageId }) => voyageId)
}

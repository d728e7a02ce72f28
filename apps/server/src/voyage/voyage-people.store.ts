// SQL of the people of a voyage: those listed, those who declared it, and how many of each kind it brings.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'
import type { Candidate } from './match-person.ts'

export type SeatSource = 'list' | 'declaration' | 'crew' | 'gate'
export type ListSource = 'paxlst' | 'csv' | 'entry'

export interface ListedRow {
  readonly voyage_id: string
  readonly person_id: string
  readonly number: number
  readonly type: string
  readonly source: ListSource
  readonly sealed: Buffer | null
  readonly seat: string | null
  readonly seat_source: SeatSource | null
  readonly match: 'certain' | 'likely' | 'none'
  readonly holder_id: string | null
  readonly candidates: readonly Candidate[]
  readonly settled_by: string | null
  readonly settled_at: Date | null
  readonly resolution: string | null
  readonly resolved_by: string | null
  readonly resolved_at: Date | null
  readonly removed_at: Date | null
}
interface Tables {
  listed_person: ListedRow
}
const from = (db: Connection) => tables<Tables>(db)

/** Everyone who stands on the voyage's list now, in its order. */
export function listListed(db: Connection, voyageId: string): Promise<ListedRow[]> {
  return from(db)
    .selectFrom('listed_person')
    .selectAll()
    .where('voyage_id', '=', voyageId)
    .where('removed_at', 'is', null)
    .orderBy('number')
    .execute()
}

const columns = sql`voyage_id uuid, person_id uuid, number int, type text, source text, sealed text, seat text,
  seat_source text, match text, holder_id uuid, candidates jsonb, settled_by text, settled_at timestamptz,
  resolution text, resolved_by text, resolved_at timestamptz, removed_at timestamptz`

/** New people, or what changed of those who stand there. */
export async function putListed(db: Connection, rows: readonly ListedRow[]): Promise<void> {
  if (rows.length === 0) return
  const json = JSON.stringify(rows.map((row) => ({ ...row, sealed: row.sealed?.toString('hex') ?? null })))
  await sql`
    insert into listed_person (voyage_id, person_id, number, type, source, sealed, seat, seat_source, match, holder_id,
      candidates, settled_by, settled_at, resolution, resolved_by, resolved_at, removed_at)
    select voyage_id, person_id, number, type, source, decode(sealed, 'hex'), seat, seat_source, match, holder_id,
      candidates, settled_by, settled_at, resolution, resolved_by, resolved_at, removed_at
    from jsonb_to_recordset(${json}::jsonb) as row(${columns})
    on conflict (voyage_id, person_id) do update set number = excluded.number, type = excluded.type,
      sealed = excluded.sealed, seat = excluded.seat, seat_source = excluded.seat_source, match = excluded.match,
      holder_id = excluded.holder_id, candidates = excluded.candidates, settled_by = excluded.settled_by,
      settled_at = excluded.settled_at, resolution = excluded.resolution,
      resolved_by = excluded.resolved_by, resolved_at = excluded.resolved_at, removed_at = excluded.removed_at
  `.execute(db)
}

export interface VoyageHolder {
  readonly holderId: string
  readonly seat: string | null
  readonly colour: string | null
  readonly state: string | null
  readonly scheme: string
  readonly jurisdiction: string
  readonly stage: string | null
  readonly category: string | null
  readonly symptoms: number | null
  readonly exposure: string | null
  readonly caseStatus: string | null
  readonly finding: string | null
  readonly testResult: string | null
  readonly temperature: number | null
  readonly arrivalAt: Date | null
  readonly landedAt: Date | null
  readonly declared: boolean
  readonly metAt: Date | null
  readonly resolution: string | null
  /** She stated this voyage herself. */
  readonly statedIt: boolean
}

const near = sql`h.arrival_at between v.arrives_at - interval '18 hours' and v.arrives_at + interval '18 hours'`
const shown = sql`h.holder_id as "holderId", h.seat, h.colour, h.state, h.scheme, h.jurisdiction, h.stage, h.category,
  h.symptoms, h.exposure, h.case_status as "caseStatus", h.clinical_finding as finding, h.test_result as "testResult",
  h.temperature::float8 as temperature, h.arrival_at as "arrivalAt", h.landed_at as "landedAt",
  h.category is not null as declared`

/** Everyone known of a voyage: those who declared it, those matched to its list, those met at its door. */
export async function listVoyageHolders(db: Connection, voyageId: string): Promise<readonly VoyageHolder[]> {
  const { rows } = await sql<VoyageHolder>`
    with v as (select * from voyage where voyage_id = ${voyageId}),
    aboard as (
      select h.holder_id, true as stated from v join holder h on h.flight = v.designator and h.port = v.port and ${near}
        and h.state is not null and h.arrival_at is not null
      union all
      select p.holder_id, false from listed_person p
        where p.voyage_id = ${voyageId} and p.holder_id is not null and p.removed_at is null
      union all
      select m.holder_id, false from voyage_holder m where m.voyage_id = ${voyageId} and m.met_at is not null
    ), each as (select holder_id, bool_or(stated) as stated from aboard group by holder_id)
    select ${shown}, each.stated as "statedIt", m.met_at as "metAt", m.resolution
    from each join holder h on h.holder_id = each.holder_id and h.erased_at is null and h.withdrawn_at is null
    left join voyage_holder m on m.voyage_id = ${voyageId} and m.holder_id = h.holder_id
    order by h.holder_id`.execute(db)
  return rows
}

/** What the rows of these holders say of them, wherever they travel. */
export async function listHolderFacts(
  db: Connection,
  holderIds: readonly string[],
): Promise<readonly VoyageHolder[]> {
  if (holderIds.length === 0) return []
  const { rows } = await sql<VoyageHolder>`
    select ${shown}, false as "statedIt", null as "metAt", null as resolution
    from holder h where h.holder_id = any(${[...holderIds]}) and h.erased_at is null
    order by h.holder_id`.execute(db)
  return rows
}

export interface VoyageCounts {
  readonly voyageId: string
  readonly byColour: Readonly<Record<string, number>>
  readonly declared: number
  readonly landed: number
  /** When the first of them landed: a flight whose passengers stand in the hall is no longer expected. */
  readonly landedAt: Date | null
  readonly met: number
  readonly symptomatic: number
  readonly contacts: number
  readonly cases: number
  readonly listed: number
  readonly undeclared: number
  readonly likely: number
}

/** What each voyage brings, in one pass. */
export async function countVoyages(
  db: Connection,
  voyageIds: readonly string[],
): Promise<ReadonlyMap<string, VoyageCounts>> {
  if (voyageIds.length === 0) return new Map()
  const ids = [...voyageIds]
  const { rows } = await sql<VoyageCounts>`
    with v as (select * from voyage where voyage_id = any(${ids})),
    aboard as (
      select v.voyage_id, h.holder_id from v join holder h on h.flight = v.designator and h.port = v.port and ${near}
        and h.state is not null and h.arrival_at is not null
      union
      select p.voyage_id, p.holder_id from listed_person p
        where p.voyage_id = any(${ids}) and p.holder_id is not null and p.removed_at is null
      union
      select m.voyage_id, m.holder_id from voyage_holder m where m.voyage_id = any(${ids}) and m.met_at is not null
    ), person as (
      select a.voyage_id, h.*, m.met_at, v.arrives_at as expected_at from aboard a join v on v.voyage_id = a.voyage_id
      join holder h on h.holder_id = a.holder_id and h.erased_at is null and h.withdrawn_at is null
      left join voyage_holder m on m.voyage_id = a.voyage_id and m.holder_id = a.holder_id
    ), colours as (
      select voyage_id, jsonb_object_agg(colour, n) as colours from (
        select voyage_id, colour, count(*) as n from person where colour is not null group by voyage_id, colour) c
      group by voyage_id
    ), heads as (
      select voyage_id, count(*) filter (where category is not null)::int as declared,
        count(landed_at)::int as landed,
        min(landed_at) filter (where landed_at between expected_at - interval '18 hours' and expected_at + interval '18 hours')
          as landed_at, count(met_at)::int as met,
        count(*) filter (where symptoms <> 0)::int as symptomatic,
        count(*) filter (where exposure = 'contact')::int as contacts,
        count(*) filter (where case_status in ('suspected', 'confirmed') or test_result = 'positive')::int as cases
      from person group by voyage_id
    ), list as (
      select voyage_id, count(*)::int as listed, count(*) filter (where match = 'none' and coalesce(resolution, 'asked') = 'asked')::int as undeclared,
        count(*) filter (where match = 'likely' and coalesce(resolution, 'asked') = 'asked')::int as likely
      from listed_person where voyage_id = any(${ids}) and removed_at is null group by voyage_id
    )
    select v.voyage_id as "voyageId", coalesce(colours, '{}') as "byColour", coalesce(declared, 0) as declared,
      coalesce(landed, 0) as landed, heads.landed_at as "landedAt", coalesce(met, 0) as met, coalesce(symptomatic, 0) as symptomatic,
      coalesce(contacts, 0) as contacts, coalesce(cases, 0) as cases, coalesce(listed, 0) as listed,
      coalesce(undeclared, 0) as undeclared, coalesce(likely, 0) as likely
    from v left join colours using (voyage_id) left join heads using (voyage_id) left join list using (voyage_id)
  `.execute(db)
  return new Map(rows.map((row) => [row.voyageId, row]))
}

/** Holders known from a list alone, opened before then: nothing was declared, nobody landed, nothing was found. */
export async function listOnlyInvited(db: Connection, before: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ holderId: string }>`
    select holder_id as "holderId" from holder
    where origin = 'listed' and opened_at < ${before} and erased_at is null and category is null
      and landed_at is null and case_status is null and exposure is null
    order by holder_id limit 500`.execute(db)
  return rows.map(({ holderId }) => holderId)
}

interface Arriving {
  readonly holderId: string
  readonly flight: string | null
  readonly port: string | null
  readonly arrivalAt: Date | null
}

/** Of these holders, those who come (or came) within the days around an arrival. */
export async function listComing(
  db: Connection,
  holderIds: readonly string[],
  { from: begins, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly Arriving[]> {
  if (holderIds.length === 0) return []
  const { rows } = await sql<Arriving>`
    select holder_id as "holderId", flight, port, arrival_at as "arrivalAt" from holder
    where holder_id = any(${[...holderIds]}) and scheme = 'international' and erased_at is null and withdrawn_at is null
      -- Who is known from a list alone did not declare.
      and not (origin = 'listed' and category is null)
      and (arrival_at is null or arrival_at between ${begins} and ${until})`.execute(db)
  return rows
}

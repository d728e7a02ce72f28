// SQL of voyages, their legs and events.
import { sql } from 'kysely'
import { type Connection, tables } from '../platform/database.ts'
import type { Conveyance, Leg, Voyage } from './voyage.ts'

export interface VoyageRow {
  voyage_id: string
  conveyance: Conveyance
  designator: string
  operator: string | null
  conveyance_type: string | null
  origin: string | null
  port: string
  jurisdiction: string
  scheduled_at: Date
  departs_at: Date | null
  arrives_at: Date
  departed_at: Date | null
  landed_at: Date | null
  cancelled_at: Date | null
  listed_at: Date | null
  event_count: number
  data_key: Buffer | null
  opened_at: Date
}
export interface EventRow {
  readonly voyage_id: string
  readonly seq: number
  readonly kind: string
  readonly at: Date
  readonly actor_kind: string
  readonly actor_id: string
  readonly sealed: Buffer | null
}
interface LegTable {
  voyage_id: string
  number: number
  origin: string
  destination: string
  departs_at: Date | null
  arrives_at: Date | null
}
interface HolderTable {
  voyage_id: string
  holder_id: string
  met_at: Date | null
  resolution: string | null
  resolved_by: string | null
  resolved_at: Date | null
}

interface Tables {
  voyage: VoyageRow
  voyage_event: EventRow
  voyage_leg: LegTable
  voyage_holder: HolderTable
}
const from = (db: Connection) => tables<Tables>(db)

export const voyageOf = (row: VoyageRow): Voyage => ({
  voyageId: row.voyage_id,
  conveyance: row.conveyance,
  designator: row.designator,
  operator: row.operator,
  conveyanceType: row.conveyance_type,
  origin: row.origin,
  port: row.port,
  jurisdiction: row.jurisdiction,
  scheduledAt: row.scheduled_at,
  departsAt: row.departs_at,
  arrivesAt: row.arrives_at,
  departedAt: row.departed_at,
  landedAt: row.landed_at,
  cancelledAt: row.cancelled_at,
  listedAt: row.listed_at,
  eventCount: row.event_count,
})

/** One designator at a time: two who open the same voyage at once open one. */
export async function holdDesignator(db: Connection, designator: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`voyage ${designator}`}, 0))`.execute(db)
}

export async function insertVoyage(db: Connection, row: VoyageRow): Promise<void> {
  await from(db).insertInto('voyage').values(row).execute()
}

export function findVoyageRow(db: Connection, voyageId: string): Promise<VoyageRow | undefined> {
  return from(db).selectFrom('voyage').selectAll().where('voyage_id', '=', voyageId).executeTakeFirst()
}

export function lockVoyageRow(db: Connection, voyageId: string): Promise<VoyageRow | undefined> {
  return from(db)
    .selectFrom('voyage')
    .selectAll()
    .where('voyage_id', '=', voyageId)
    .forUpdate()
    .executeTakeFirst()
}

export interface Window {
  readonly from: Date
  readonly until: Date
}

export function listVoyageRows(db: Connection, port: string | null, window: Window): Promise<VoyageRow[]> {
  return from(db)
    .selectFrom('voyage')
    .selectAll()
    .where('arrives_at', '>=', window.from)
    .where('arrives_at', '<', window.until)
    .$if(port !== null, (query) => query.where('port', '=', port ?? ''))
    .orderBy('arrives_at')
    .orderBy('designator')
    .execute()
}

/** The nearest of this designator within the window. */
export function findByDesignator(
  db: Connection,
  { designator, port, at, window }: { designator: string; port: string | null; at: Date; window: Window },
): Promise<VoyageRow | undefined> {
  return from(db)
    .selectFrom('voyage')
    .selectAll()
    .where('designator', '=', designator)
    .where('arrives_at', '>=', window.from)
    .where('arrives_at', '<=', window.until)
    .$if(port !== null, (query) => query.where('port', '=', port ?? ''))
    .orderBy(sql`abs(extract(epoch from arrives_at - ${at}::timestamptz))`)
    .limit(1)
    .executeTakeFirst()
}

export async function updateVoyage(
  db: Connection,
  voyageId: string,
  change: Partial<Omit<VoyageRow, 'voyage_id'>>,
): Promise<void> {
  await from(db).updateTable('voyage').set(change).where('voyage_id', '=', voyageId).execute()
}

export async function replaceLegs(db: Connection, voyageId: string, legs: readonly Leg[]): Promise<void> {
  await from(db).deleteFrom('voyage_leg').where('voyage_id', '=', voyageId).execute()
  if (legs.length === 0) return
  await from(db)
    .insertInto('voyage_leg')
    .values(
      legs.map((leg, index) => ({
        voyage_id: voyageId,
        number: index + 1,
        origin: leg.origin,
        destination: leg.destination,
        departs_at: leg.departsAt,
        arrives_at: leg.arrivesAt,
      })),
    )
    .execute()
}

export async function listLegs(
  db: Connection,
  voyageIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Leg[]>> {
  if (voyageIds.length === 0) return new Map()
  const rows = await from(db)
    .selectFrom('voyage_leg')
    .selectAll()
    .where('voyage_id', 'in', [...voyageIds])
    .orderBy('voyage_id')
    .orderBy('number')
    .execute()
  const legOf = (row: LegTable): Leg => ({
    origin: row.origin,
    destination: row.destination,
    departsAt: row.departs_at,
    arrivesAt: row.arrives_at,
  })
  return new Map(
    [...Map.groupBy(rows, ({ voyage_id }) => voyage_id)].map(([id, legs]) => [id, legs.map(legOf)]),
  )
}

export async function insertEvent(db: Connection, row: EventRow): Promise<void> {
  await from(db).insertInto('voyage_event').values(row).execute()
}

export function listEventRows(db: Connection, voyageIds: readonly string[]): Promise<EventRow[]> {
  if (voyageIds.length === 0) return Promise.resolve([])
  return from(db)
    .selectFrom('voyage_event')
    .selectAll()
    .where('voyage_id', 'in', [...voyageIds])
    .orderBy('voyage_id')
    .orderBy('seq')
    .execute()
}

export interface DeclaredFlight {
  readonly flight: string
  readonly port: string
  readonly arrivesAt: Date
}

/** Flights that somebody declared and that no voyage stands for yet. */
export async function listDeclaredFlights(
  db: Connection,
  port: string | null,
  { from: begins, until }: Window,
): Promise<readonly DeclaredFlight[]> {
  const atPort = port === null ? sql`` : sql`and h.port = ${port}`
  const { rows } = await sql<DeclaredFlight>`
    select h.flight, h.port, mode() within group (order by h.arrival_at) as "arrivesAt"
    from holder h
    where h.arrival_at >= ${begins} and h.arrival_at < ${until} and h.flight is not null and h.port is not null
      and h.state is not null ${atPort}
      and not exists (
        select from voyage v where v.designator = h.flight and v.port = h.port
          and v.arrives_at between h.arrival_at - interval '18 hours' and h.arrival_at + interval '18 hours')
    group by h.flight, h.port, date_trunc('day', h.arrival_at)
    order by 3`.execute(db)
  return rows
}

/** A few of those who declared a flight: where it comes from is among their answers. */
export async function listDeclarersOf(
  db: Connection,
  { flight, port, arrivesAt }: DeclaredFlight,
  atMost: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ holderId: string }>`
    select holder_id as "holderId" from holder
    where flight = ${flight} and port = ${port} and state is not null
      and arrival_at between ${arrivesAt}::timestamptz - interval '18 hours' and ${arrivesAt}::timestamptz + interval '18 hours'
    order by holder_id limit ${atMost}`.execute(db)
  return rows.map(({ holderId }) => holderId)
}

/** Who stood at the door from this voyage; the first meeting counts. */
export async function meetHolder(
  db: Connection,
  voyageId: string,
  holderId: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into voyage_holder (voyage_id, holder_id, met_at) values (${voyageId}, ${holderId}, ${at})
    on conflict (voyage_id, holder_id) do update set met_at = coalesce(voyage_holder.met_at, excluded.met_at)
  `.execute(db)
}

export async function resolveHolder(
  db: Connection,
  voyageId: string,
  holderId: string,
  { resolution, by, at }: { readonly resolution: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into voyage_holder (voyage_id, holder_id, resolution, resolved_by, resolved_at)
    values (${voyageId}, ${holderId}, ${resolution}, ${by}, ${at})
    on conflict (voyage_id, holder_id)
      do update set resolution = excluded.resolution, resolved_by = excluded.resolved_by, resolved_at = excluded.resolved_at
  `.execute(db)
}

/** Voyages whose lists are older than they may be kept. */
export async function forgetVoyages(db: Connection, before: Date): Promise<number> {
  const { rows } = await sql<{ voyage_id: string }>`
    update voyage set data_key = null where data_key is not null and arrives_at < ${before} returning voyage_id
  `.execute(db)
  const ids = rows.map(({ voyage_id }) => voyage_id)
  if (ids.length === 0) return 0
  await sql`update listed_person set sealed = null where voyage_id = any(${ids})`.execute(db)
  await sql`update voyage_event set sealed = null where voyage_id = any(${ids})`.execute(db)
  return ids.length
}

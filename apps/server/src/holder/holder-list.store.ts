// The queries behind staff lists. Each walks an index pair by pair (a jurisdiction or port, and a state): Postgres does
// not skip along an index by itself, so the pairs are found one after the other and a page is merged from their ends.
import { type RawBuilder, sql } from 'kysely'
import type { Connection } from '../platform/database.ts'
import type { Listed } from './holder-row.ts'
import { keyOf, type ListPlace, type ListScope, rangeOf } from './list-scope.ts'

export interface ListFilter {
  readonly state?: string | undefined
  readonly flight?: string | undefined
  /** Arrivals from here on, and before there. */
  readonly from?: Date | undefined
  readonly until?: Date | undefined
}

export interface ListedHolder extends Listed {
  readonly arrivalAt: Date
  readonly state: string
  readonly colour: string
  readonly validUntil: Date | null
}

type Sql = RawBuilder<unknown>
const all = (conditions: readonly Sql[]): Sql => sql.join(conditions, sql` and `)

const column = (name: string, alias: string): Sql => sql`${sql.ref(`${alias}.${name}`)} collate "C"`

function inScope({ jurisdiction, port }: ListScope, alias: string): Sql {
  const [from, until] = rangeOf(jurisdiction)
  const path = column('jurisdiction', alias)
  const under = sql`${path} >= ${from} and ${path} < ${until}`
  return port === null ? under : sql`${column('port', alias)} = ${port} and ${under}`
}

const listed = (alias: string): Sql =>
  sql`${sql.ref(`${alias}.state`)} is not null and ${sql.ref(`${alias}.arrival_at`)} is not null`

/** `with recursive branch as (…)`: every pair of key and state in the scope, each found by one step in the index. */
function branches(scope: ListScope): Sql {
  const key = keyOf(scope)
  // Of one port only the states are walked: the port itself is fixed.
  const names = key === 'jurisdiction' ? [key, 'state'] : ['state']
  const columns = (alias: string) => sql.join(names.map((name) => column(name, alias)))
  const picked = (alias: string) =>
    sql.join(names.map((name) => sql`${sql.ref(`${alias}.${name}`)} as ${sql.ref(name)}`))
  const next = sql`(${columns('h')}) > (${sql.join(names.map((name) => sql.ref(`branch.${name}`)))})`
  const step = (more: readonly Sql[]) => sql`
    select ${picked('h')} from holder h where ${all([inScope(scope, 'h'), listed('h'), ...more])}
    order by ${columns('h')} limit 1`
  return sql`with recursive branch as (
    (${step([])})
    union all
    select ${sql.join(names.map((name) => sql.ref(`found.${name}`)))}
    from branch cross join lateral (${step([next])}) found
  )`
}

function ofBranch(scope: ListScope): Sql {
  const sameState = sql`${column('state', 'h')} = branch.state`
  if (keyOf(scope) !== 'jurisdiction') return sameState
  return sql`${column('jurisdiction', 'h')} = branch.jurisdiction and ${sameState}`
}

function passing({ state, from, until }: ListFilter): readonly Sql[] {
  return [
    ...(state === undefined ? [] : [sql`${column('state', 'h')} = ${state}`]),
    ...(from === undefined ? [] : [sql`h.arrival_at >= ${from}`]),
    ...(until === undefined ? [] : [sql`h.arrival_at < ${until}`]),
  ]
}

export interface ListQuery extends ListScope, ListFilter {
  /** The last holder of the page before. */
  readonly after?: ListPlace | undefined
  readonly limit: number
}

const shown = sql`h.holder_id as "holderId", h.scheme, h.jurisdiction, h.stage, h.arrival_at as "arrivalAt",
  h.landed_at as "landedAt", h.port, h.flight, h.seat, h.state, h.colour, h.valid_until as "validUntil",
  h.amendment_waits as "amendmentWaits"`
const inOrder = sql`order by h.arrival_at desc, h.holder_id desc`

/** The latest arrival first. */
export async function listHolderRows(db: Connection, query: ListQuery): Promise<readonly ListedHolder[]> {
  const { after, limit } = query
  const conditions = [
    listed('h'),
    ...passing(query),
    ...(after === undefined
      ? []
      : [sql`(h.arrival_at, h.holder_id) < (${after.arrivalAt}, ${after.holderId})`]),
  ]
  const { rows } = await (query.flight === undefined
    ? pageByBranches(query, conditions, limit)
    : pageOfFlight(query, [...conditions, sql`h.flight = ${query.flight}`], limit)
  ).execute(db)
  return rows
}

const pageByBranches = (scope: ListScope, conditions: readonly Sql[], limit: number) => sql<ListedHolder>`
  ${branches(scope)}, page as (
    select h.holder_id, h.arrival_at from branch cross join lateral (
      select h.holder_id, h.arrival_at from holder h
      where ${all([ofBranch(scope), inScope(scope, 'h'), ...conditions])}
      ${inOrder} limit ${limit}
    ) h
    ${inOrder} limit ${limit}
  )
  select ${shown} from page join holder h on h.holder_id = page.holder_id ${inOrder}`

// A flight carries a few hundred: its own index is enough.
const pageOfFlight = (scope: ListScope, conditions: readonly Sql[], limit: number) => sql<ListedHolder>`
  select ${shown} from holder h where ${all([inScope(scope, 'h'), ...conditions])} ${inOrder} limit ${limit}`

export interface StateCount {
  readonly state: string
  readonly count: number
}

/** How many stand in each state. */
export async function countStates(
  db: Connection,
  query: ListScope & Omit<ListFilter, 'state'>,
): Promise<readonly StateCount[]> {
  const flight = query.flight === undefined ? [] : [sql`h.flight = ${query.flight}`]
  const { rows } = await sql<StateCount>`
    select h.state, count(*)::int as count from holder h
    where ${all([inScope(query, 'h'), listed('h'), ...passing({ ...query, state: undefined }), ...flight])}
    group by h.state order by h.state`.execute(db)
  return rows
}

export interface ExpectedFlight {
  /** Null: the flight was not said. */
  readonly flight: string | null
  readonly port: string | null
  readonly colour: string
  readonly earliestAt: Date
  readonly landed: number
  readonly count: number
}

/** Who arrives from one instant to another, by flight, port and colour. */
export async function countArrivals(
  db: Connection,
  scope: ListScope,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly ExpectedFlight[]> {
  const conditions = all([ofBranch(scope), inScope(scope, 'h'), listed('h'), ...passing({ from, until })])
  const { rows } = await sql<ExpectedFlight>`
    ${branches(scope)}
    select h.flight, h.port, h.colour, min(h.arrival_at) as "earliestAt",
      count(h.landed_at)::int as landed, count(*)::int as count
    from branch cross join lateral (
      select h.flight, h.port, h.colour, h.arrival_at, h.landed_at from holder h where ${conditions}
    ) h
    group by h.flight, h.port, h.colour
    order by min(h.arrival_at), h.flight, h.port, h.colour`.execute(db)
  return rows
}

/** These holders, in no order, wherever they are. */
export async function listHoldersById(
  db: Connection,
  holderIds: readonly string[],
): Promise<readonly Listed[]> {
  if (holderIds.length === 0) return []
  const { rows } = await sql<Listed>`
    select ${shown} from holder h where h.holder_id = any(${[...holderIds]}) and h.erased_at is null`.execute(
    db,
  )
  return rows
}

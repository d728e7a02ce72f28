// Decides about many holders in one statement: a range of the table is read once, decisions are made where they may
// have changed, rows and history are written where they did.
import { sql } from 'kysely'
import type { Connection } from '../platform/database.ts'
import type { VersionPlan } from './set-wise.ts'

/** Blocks of the table, the last excluded. */
export interface BlockRange {
  readonly from: number
  readonly until: number
}

export interface RangeAsked extends BlockRange {
  readonly pack: string
  readonly scheme: string
  readonly now: Date
}

export interface RangeDone {
  /** Decided about. */
  readonly asked: number
  readonly changed: number
  /** To be written and written; another deed was at a row where they differ. */
  readonly meant: number
  readonly written: number
  /** Whom only their acts tell about: they are decided one by one. */
  readonly others: readonly string[]
}

export async function countBlocks(db: Connection): Promise<number> {
  const { rows } = await sql<{ blocks: number }>`
    select (pg_relation_size('holder') / current_setting('block_size')::bigint)::integer as blocks
  `.execute(db)
  return rows[0]?.blocks ?? 0
}

/** Schemes that anybody of the pack stands under. */
export async function listSchemes(db: Connection, pack: string): Promise<string[]> {
  const { rows } = await sql<{ scheme: string }>`
    select s as scheme from (select distinct scheme as s from policy_version where pack = ${pack}) as known order by s
  `.execute(db)
  return rows.map(({ scheme }) => scheme)
}

/** Whether a deed that began before an instant is still under way: it may decide by rules of before. */
export async function isBusySince(db: Connection, since: Date): Promise<boolean> {
  const { rows } = await sql<{ busy: boolean }>`
    select exists (
      select from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null and xact_start < ${since}
    ) as busy
  `.execute(db)
  return rows[0]?.busy === true
}

export async function wallTime(db: Connection): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
  return rows[0]?.at ?? new Date(0)
}

const decisionColumns = ['state', 'colour', 'reasons', 'measures', 'missing', 'valid_until'] as const
const listed = sql.join(decisionColumns.map((column) => sql.ref(column)))

/** In a transaction of its own: tells the planner that compiling the statement would take longer than running it. */
export async function decideRange(db: Connection, plan: VersionPlan, asked: RangeAsked): Promise<RangeDone> {
  await sql`select set_config('jit', 'off', true)`.execute(db)
  const { rows } = await sql<RangeDone>`
    with asked as materialized (${candidates(plan, asked)}),
    weighed as materialized (
      select *,
        (before_state, before_colour, before_reasons, before_measures, before_missing, before_valid_until)
          is distinct from (${listed})
          or (before_version <> ${plan.policy.version.number} and ${sql.raw(plan.mayNotStand)}) as changed
      from asked d where not elsewhere
    ),
    written as (
      update holder h set (${listed}) = row(${sql.join(decisionColumns.map((column) => sql`d.${sql.ref(column)}`))}),
        decided_at = ${asked.now}, policy_version = ${plan.policy.version.number},
        decision_count = h.decision_count + d.changed::integer
        ${withoutList(plan)}
      from weighed d
      where h.ctid = d.place and h.holder_id = d.holder_id
        and h.act_count = d.act_count and h.decision_count = d.decision_count and ${toBeWritten(plan)}
      returning h.*, d.changed, d.before_version, d.before_edition
    ),
    kept as (
      insert into decision_history (holder_id, number, decided_at, changed_at, cause, act_count, ${listed},
        policy_version, risk_edition)
      select holder_id, decision_count, decided_at, decided_at,
        case when before_version is distinct from policy_version then 'policy'
          when before_edition is not distinct from risk_edition then 'clock' else 'list' end,
        act_count, ${listed}, policy_version, risk_edition
      from written where changed
    )
    select
      (select count(*) from asked) as asked,
      (select count(*) from weighed d where ${toBeWritten(plan)}) as meant,
      (select count(*) from written) as written,
      (select count(*) from written where changed) as changed,
      coalesce((select array_agg(holder_id order by holder_id) from asked where elsewhere), '{}') as others
  `.execute(db)
  const [done] = rows
  if (!done) throw new Error('A count has one row')
  return done
}

function candidates(plan: VersionPlan, { pack, scheme, now, from, until }: RangeAsked) {
  const { decision, bound, expired, mayChange, otherFacts } = plan
  const unless = (one: string, undecided: string) =>
    sql.raw(expired === 'FALSE' ? one : `CASE WHEN ${expired} THEN ${undecided} ELSE ${one} END`)
  const none = `'[]'::jsonb`
  return sql`
    select h.ctid as place, h.holder_id, h.act_count, h.decision_count,
      h.state as before_state, h.colour as before_colour, h.reasons as before_reasons,
      h.measures as before_measures, h.missing as before_missing, h.valid_until as before_valid_until,
      h.policy_version as before_version, h.risk_edition as before_edition,
      (h.state is null or ${sql.raw(otherFacts)} or coalesce(${sql.raw(decision.lacksEvidence)}, false)) as elsewhere,
      ${unless(decision.state, `'unknown'`)} as state, ${unless(decision.colour, `'unknown'`)} as colour,
      ${unless(decision.reasons, none)} as reasons, ${unless(decision.measures, none)} as measures,
      ${unless(decision.missing, none)} as missing, ${unless(decision.validUntil, 'NULL::timestamptz')} as valid_until
    from holder h
    cross join lateral (select ${sql.raw(decision.answers)} offset 0) as a
    cross join lateral (select ${sql.raw(decision.holds)} offset 0) as e
    where h.ctid >= ${place(from)} and h.ctid < ${place(until)}
      and h.pack = ${pack} and h.scheme = ${scheme}
      and h.erased_at is null and h.withdrawn_at is null and h.act_count > 0 and ${sql.raw(bound)}
      and (${sql.raw(mayChange)} or h.valid_until <= ${now} or h.state is null
        or ${sql.raw(otherFacts)} or ${sql.raw(expired)})`
}

const place = (block: number) => sql`${`(${block},0)`}::text::tid`

const isWithoutList = ({ policy }: VersionPlan): boolean => policy.version.riskList !== 'required'

/** Whoever stated a journey was nowhere on a list that the version does not read. */
const withoutList = (plan: VersionPlan) =>
  isWithoutList(plan)
    ? sql`, risk_edition = null, area_last_on = null,
        area_level = case when h.category is not null then 0 end,
        airside_level = case when h.category is not null then 0 end`
    : sql``

/** Changed, or worked out from another list than the row says. */
const toBeWritten = (plan: VersionPlan) =>
  isWithoutList(plan) ? sql`(d.changed or d.before_edition is not null)` : sql`d.changed`

// The residents of the bench, made by the database: facts spread as in a province, and of each the decision that her
// facts give under the first version, by the same expressions that the property tests hold equal to `decide`.
import { decisionSql, FACT_NAMES, FACTS } from '@pratique/policy-engine'
import { sql } from 'kysely'
import { openRulebook } from '../src/holder/rulebook.action.ts'
import type { Connection, Database } from '../src/platform/database.ts'
import { edition, openedAt } from './recolour-policy.ts'

const rowsInOneInsert = 1_000_000

export async function fillHolders(database: Database, holders: number): Promise<void> {
  const { db } = database
  await makeKinds(db)
  const restore = await setIndexesAside(db)
  for (let from = 1; from <= holders; from += rowsInOneInsert)
    await insertHolders(db, from, Math.min(holders, from + rowsInOneInsert - 1))
  await sql`drop table kind`.execute(db)
  for (const definition of restore) await sql.raw(definition).execute(db)
  await sql`vacuum (freeze, analyze) holder`.execute(db)
}

/** A table is filled faster without its indexes; the answer makes them again. */
async function setIndexesAside(db: Connection): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes where tablename = 'holder'`.execute(db)
  await sql`alter table erasure_receipt drop constraint erasure_receipt_holder_id_fkey`.execute(db)
  await sql`alter table holder drop constraint holder_pkey`.execute(db)
  for (const { name } of rows) if (name !== 'holder_pkey') await sql`drop index ${sql.id(name)}`.execute(db)
  return rows.map(({ name, definition }) =>
    name === 'holder_pkey' ? 'alter table holder add primary key (holder_id)' : definition,
  )
}

/** Everybody is of one of 32 kinds: what each is told is worked out once. */
async function makeKinds(db: Connection): Promise<void> {
  const { policies } = await openRulebook({ db }, 'zhejiang-2020')
  const policy = policies.findPolicy('resident', 1)
  if (!policy) throw new Error('The first version was published')
  const one = decisionSql(policy, openedAt, 'h', [])
  const facts = FACT_NAMES.map((name) => `${FACTS[name].column} ${FACTS[name].sql}`)
  await sql`
    create table kind as
    select h.*, ${sql.raw(one.state)} as state, ${sql.raw(one.colour)} as colour, ${sql.raw(one.reasons)} as told,
      ${sql.raw(one.measures)} as measures, ${sql.raw(one.missing)} as missing, ${sql.raw(one.validUntil)} as valid_until
    from (
      select k, '[]'::jsonb as reasons, 1 as policy_version, known.* from generate_series(0, 31) as k
      cross join lateral jsonb_to_record(jsonb_build_object(
        'stage', 'landed', 'category', 'resident', 'area_level', 0, 'airside_level', 0, 'fixed_home', true,
        'certificates', 0, 'exposure', case when k & 1 <> 0 then 'contact' else 'none' end,
        'exposure_on', case when k & 1 <> 0 then '2020-03-10' end,
        'symptoms', k & 2, 'symptoms_on', case when k & 2 <> 0 then '2020-03-15' end,
        'antipyretics', k & 4 <> 0, 'cluster_ill', k & 8 <> 0,
        'age_band', case when k & 16 <> 0 then 'older' else 'adult' end)) as known (${sql.raw(facts.join(', '))})
    ) as h
    cross join lateral (select ${sql.raw(one.answers)} offset 0) as a
    cross join lateral (select ${sql.raw(one.holds)} offset 0) as e
  `.execute(db)
}

async function insertHolders(db: Connection, from: number, until: number): Promise<void> {
  const facts = sql.join(FACT_NAMES.map((name) => sql.ref(FACTS[name].column)))
  await sql`
    insert into holder (holder_id, scheme, pack, jurisdiction, language, origin, opened_at, act_count, last_hash,
      decision_count, amendment_waits, policy_version, risk_edition, decided_at, reasons, state, colour, measures, missing,
      valid_until, ${facts})
    select md5(i::text)::uuid, 'resident', 'zhejiang-2020',
      'CN/33/33' || lpad((1 + i % 11)::text, 2, '0') || '/33' || lpad((1 + i % 11)::text, 2, '0') || lpad((1 + i % 8)::text, 2, '0'),
      'zh-Hans', 'declared', ${openedAt}, 1, decode(md5(i::text) || md5(i::text), 'hex'),
      1, false, 1, ${edition}, ${openedAt}, told, state, colour, measures, missing, valid_until, ${facts}
    from (select i, hashint4(i) & 2147483647 as chance
      from generate_series(${from}::integer, ${until}::integer) as i) as n
    join kind on k = (chance % 500 = 1)::integer + 2 * (chance % 400 = 2)::integer + 4 * (chance / 1000 % 10 = 3)::integer
      + 8 * (chance / 10000 % 100 = 4)::integer + 16 * (chance % 5 = 0)::integer
  `.execute(db)
}

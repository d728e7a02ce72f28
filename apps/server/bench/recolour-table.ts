// The residents of the bench, made by the database: facts spread as in a province, and of each the decision that her
// facts give under the first version, by the same expressions that the property tests hold equal to `decide`.
import { decisionSql } from '@pratique/policy-engine'
import { sql } from 'kysely'
import { openRulebook } from '../src/holder/rulebook.action.ts'
import type { Database } from '../src/platform/database.ts'
import { openedAt } from './recolour-policy.ts'

const rowsInOneInsert = 2_000_000

export async function fillHolders(database: Database, holders: number): Promise<void> {
  const { db } = database
  const { policies } = await openRulebook({ db }, 'zhejiang-2020')
  const policy = policies.findPolicy('resident', 1)
  if (!policy) throw new Error('The first version was published')
  const one = decisionSql(policy, openedAt, 'h', [])
  const at = openedAt.toISOString()
  const insert = (from: number, until: number) =>
    sql`
      insert into holder (holder_id, scheme, pack, jurisdiction, language, origin, opened_at, act_count, last_hash,
        decision_count, amendment_waits, stage, category, area_level, airside_level, exposure, exposure_on, symptoms,
        symptoms_on, antipyretics, cluster_ill, fixed_home, certificates, age_band,
        state, colour, reasons, measures, missing, valid_until, policy_version, risk_edition, decided_at)
      select h.holder_id, 'resident', 'zhejiang-2020', h.jurisdiction, 'zh-Hans', 'declared', ${at}::timestamptz, 1,
        h.last_hash, 1, false, h.stage, h.category, h.area_level, h.airside_level, h.exposure, h.exposure_on, h.symptoms,
        h.symptoms_on, h.antipyretics, h.cluster_ill, h.fixed_home, h.certificates, h.age_band,
        ${sql.raw(one.state)}, ${sql.raw(one.colour)}, ${sql.raw(one.reasons)}, ${sql.raw(one.measures)},
        ${sql.raw(one.missing)}, ${sql.raw(one.validUntil)}, 1, h.edition, ${at}::timestamptz
      from (
        select md5(i::text)::uuid as holder_id, 'key-areas-2020-03-01'::text as edition,
          format('CN/33/33%s/33%s%s', lpad((1 + i % 11)::text, 2, '0'), lpad((1 + i % 11)::text, 2, '0'),
            lpad((1 + i % 8)::text, 2, '0')) as jurisdiction,
          decode(md5(i::text) || md5(i::text), 'hex') as last_hash,
          'declared'::text as stage, 'resident'::text as category, 0::smallint as area_level,
          0::smallint as airside_level, case when chance % 500 = 1 then 'contact' else 'none' end as exposure,
          case when chance % 500 = 1 then date '2020-03-10' end as exposure_on,
          case when chance % 400 = 2 then 2 else 0 end as symptoms,
          case when chance % 400 = 2 then date '2020-03-15' end as symptoms_on,
          chance / 1000 % 10 = 3 as antipyretics, chance / 10000 % 100 = 4 as cluster_ill, true as fixed_home,
          0 as certificates, case when chance % 5 = 0 then 'older' else 'adult' end as age_band,
          null::timestamptz as arrival_at, null::date as area_last_on, null::text as case_status, null::date as case_on,
          null::text as clinical_finding, null::date as clinical_finding_on, null::numeric(4,1) as temperature,
          null::text as test_result, null::timestamptz as test_sampled_at, null::text as measure,
          null::timestamptz as measure_until, null::timestamptz as last_check_in_at, '[]'::jsonb as reasons,
          1 as policy_version
        from (select i, hashint4(i) & 2147483647 as chance
          from generate_series(${from}::integer, ${until}::integer) as i) as n
      ) as h
      cross join lateral (select ${sql.raw(one.answers)} offset 0) as a
      cross join lateral (select ${sql.raw(one.holds)} offset 0) as e
    `.execute(db)
  for (let from = 1; from <= holders; from += rowsInOneInsert)
    await insert(from, Math.min(holders, from + rowsInOneInsert - 1))
  await sql`vacuum (freeze, analyze) holder`.execute(db)
}

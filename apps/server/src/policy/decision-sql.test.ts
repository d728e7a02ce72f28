// Whole decisions made by the database are those that JavaScript makes: state, colour, reasons with their facts and
// stops, measures, what is missing and until when it holds. And whoever is passed over would have kept hers.
import {
  type CompiledPolicy,
  compilePolicy,
  type Decision,
  decide,
  decisionSql,
  type Evidence,
  FACT_NAMES,
  FACTS,
  type Facts,
  mayChangeSql,
  type Pack,
} from '@pratique/policy-engine'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Connection } from '../platform/database.ts'
import { withDatabase } from '../platform/test-database.ts'
import { columnsOf, facts, instant, pack, version } from './test-rules.ts'

const { story } = withDatabase()

interface Decided {
  readonly facts: Facts
  readonly evidence: Evidence
  readonly before: Decision
}

const sorted = (one: Facts): Facts => (one.symptoms ? { ...one, symptoms: one.symptoms.toSorted() } : one)

function evidenceOf({ areaLevel = 0, airsideLevel = 0 }: Facts): Evidence {
  const stop = { fromOn: '2020-02-20', untilOn: '2020-03-01', lastOn: '2020-03-01' }
  const stay = { ...stop, place: 'IT', listed: 'IT', level: areaLevel, clause: 'stay' as const }
  const airside = { ...stop, place: 'RU', listed: 'RU', level: airsideLevel, clause: 'airside' as const }
  const area = [stay, airside].filter(({ level }) => level > 0)
  return area.length === 0 ? {} : { area }
}

/** A version without a list says of everyone who stated a journey that she was nowhere on it. */
function factsUnder({ version: { riskList } }: CompiledPolicy, known: Facts): Facts {
  if (riskList === 'required') return known
  const { areaLevel: _level, areaLastOn: _on, airsideLevel: _airside, ...others } = known
  return known.category === undefined ? others : { ...others, areaLevel: 0, airsideLevel: 0 }
}

const decidedBy =
  (policy: CompiledPolicy, at: Date) =>
  (one: Facts): Decided => {
    const known = sorted(one)
    const evidence = evidenceOf(known)
    return { facts: known, evidence, before: decide(factsUnder(policy, known), policy, at, evidence) }
  }

interface InSql extends Decision {
  readonly may: boolean | null
  readonly lacks: boolean | null
}

async function decideInSql(
  db: Connection,
  people: readonly Decided[],
  { from, to, now }: { readonly from: CompiledPolicy; readonly to: CompiledPolicy; readonly now: Date },
): Promise<readonly InSql[]> {
  const one = decisionSql(to, now, 'h', [from])
  const columns = FACT_NAMES.map((name) => `${FACTS[name].column} ${FACTS[name].sql}`).join(', ')
  const rows = people.map((person, n) => ({
    n,
    ...columnsOf(person.facts),
    reasons: person.before.reasons,
    policy_version: person.before.policyVersion,
  }))
  const answer = await sql<Omit<InSql, 'validUntil'> & { validUntil: Date | null }>`
    select ${sql.raw(one.state)} as state, ${sql.raw(one.colour)} as colour, ${sql.raw(one.reasons)} as reasons,
      ${sql.raw(one.measures)} as measures, ${sql.raw(one.missing)} as missing,
      ${sql.raw(one.validUntil)} as "validUntil", ${to.version.number}::integer as "policyVersion",
      ${sql.raw(mayChangeSql(from, to, now, 'h'))} as may, ${sql.raw(one.lacksEvidence)} as lacks
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as h (n integer, reasons jsonb, policy_version integer, ${sql.raw(columns)})
    cross join lateral (select ${sql.raw(one.answers)} offset 0) as a
    cross join lateral (select ${sql.raw(one.holds)} offset 0) as e
    order by n`.execute(db)
  return answer.rows.map((row) => ({ ...row, validUntil: row.validUntil?.toISOString() ?? null }))
}

const hour = 3_600_000
const later = fc.integer({ min: 0, max: 20 * 24 })

async function holds(db: Connection, tried: Tried, now: Date): Promise<void> {
  const { people, from, to } = tried
  const inSql = await decideInSql(db, people, { from, to, now })
  for (const [i, person] of people.entries()) {
    const { may, lacks, ...answer } = inSql[i] ?? expect.fail('a row for everyone')
    const decision = decide(factsUnder(to, person.facts), to, now, person.evidence)
    if (lacks !== true) expect(answer).toEqual(decision)
    const ranOut = person.before.validUntil !== null && new Date(person.before.validUntil) <= now
    if (may !== true && !ranOut)
      expect({ ...decision, policyVersion: 0 }).toEqual({ ...person.before, policyVersion: 0 })
  }
}

interface Tried {
  readonly people: readonly Decided[]
  readonly from: CompiledPolicy
  readonly to: CompiledPolicy
}

const runs = { numRuns: 80, seed: 20_200_325 }

story(
  'random rules decide random people alike, in whole decisions, and nobody who would change is passed over',
  async ({ db }) => {
    const people = fc.array(facts, { minLength: 30, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(version, version, people, instant, later, async (one, other, persons, at, hours) => {
        // The other version keeps some rules of the first, as a real one does.
        const second = { ...other, number: 100, rules: [...one.rules.slice(0, 3), ...other.rules.slice(3)] }
        const tried: Pack = { ...pack, versions: [one, second] }
        const from = compilePolicy(tried, 99, 'international')
        const to = compilePolicy(tried, 100, 'international')
        const then = new Date(at)
        const now = new Date(then.getTime() + hours * hour)
        await holds(db, { people: persons.map(decidedBy(from, then)), from, to }, now)
      }),
      runs,
    )
  },
  240_000,
)

story('every version of the pack decides random people alike, in whole decisions', async ({ db }) => {
  const people = fc.sample(facts, { numRuns: 300, seed: 11 })
  const at = new Date('2020-03-16T08:00:00+08:00')
  const now = new Date('2020-03-26T00:00:00+08:00')
  const policies = pack.versions
    .filter(({ scheme }) => scheme === 'international')
    .map(({ number }) => compilePolicy(pack, number, 'international'))
  for (const from of policies)
    for (const to of policies) await holds(db, { people: people.map(decidedBy(from, at)), from, to }, now)
})

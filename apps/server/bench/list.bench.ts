// A staff list page: restricted to one county against the national list, over as many holders as asked for. Rows are
// made by SQL, spread over 31 provinces, 340 cities and 2,900 counties as GB/T 2260 has them; the pages are those of the
// action that the desk's endpoint calls. `npm run bench list --holders 1000000`
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { countHolders, listHolders } from '../src/holder/list-holders.action.ts'
import { type ListScope, readPlace } from '../src/holder/list-scope.ts'
import { openCluster } from '../src/platform/cluster.ts'
import { openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migration.ts'

const { values } = parseArgs({
  options: { holders: { type: 'string', default: '1000000' } },
  allowPositionals: true,
})
const holders = Number(values.holders)
const rounds = 300
const limit = 50

const folder = await mkdtemp(join(tmpdir(), 'pratique-bench-'))
const cluster = await openCluster(folder)
const database = openDatabase(cluster.url, { max: 1 })
const { db } = database
try {
  await migrate(db)
  await fill()
  console.log(`a page of ${limit} holders of ${holders.toLocaleString('en')}, ${rounds} times each, warm`)
  const national = await measure('the country', () => ({ jurisdiction: 'CN', port: null }))
  await measure('one province', (n) => ({ jurisdiction: `CN/${11 + (n % 31)}`, port: null }))
  const county = await measure('one county', countyOf)
  await measure('one port', () => ({ jurisdiction: 'CN', port: 'PVG' }))
  await counting('chips of one county', countyOf)
  await counting('chips of the country', () => ({ jurisdiction: 'CN', port: null }))
  console.log(
    `\np95 of one county ${county.toFixed(1)} ms, target ≤ 50 ms: ${county <= 50 ? 'reached' : 'missed'}`,
  )
  const ratio = county / national
  console.log(`county ÷ country  ${ratio.toFixed(2)}, target ≤ 1.5: ${ratio <= 1.5 ? 'reached' : 'missed'}`)
} finally {
  await database.close()
  await cluster.close()
  await rm(folder, { recursive: true, force: true })
}

function countyOf(n: number): ListScope {
  const province = 11 + (n % 31)
  const city = `${province}${String(1 + (n % 11)).padStart(2, '0')}`
  return { jurisdiction: `CN/${province}/${city}/${city}${String(1 + (n % 8)).padStart(2, '0')}`, port: null }
}

async function fill(): Promise<void> {
  await sql`
    insert into holder (holder_id, scheme, pack, jurisdiction, language, origin, opened_at, act_count, last_hash,
      decision_count, amendment_waits, port, flight, seat, stage, arrival_at, landed_at,
      state, colour, reasons, measures, missing, policy_version, decided_at)
    select gen_random_uuid(), 'international', 'bench',
      format('CN/%s/%s%s/%s%s%s', p, p, lpad(c::text, 2, '0'), p, lpad(c::text, 2, '0'), lpad(d::text, 2, '0')),
      'zh-Hans', 'declared', at - interval '3 days', 1, decode(repeat('00', 32), 'hex'), 1, false,
      (array['PVG', 'PEK', 'CAN', 'HGH'])[1 + n % 4], 'SU' || (200 + n % 90), '14C', 'declared', at, null,
      s, s, '[]', '[]', '[]', 1, at - interval '3 days'
    from generate_series(1, ${holders}) n,
      lateral (select 11 + n % 31 as p, 1 + n % 11 as c, 1 + n % 8 as d,
        timestamptz '2020-03-01T00:00:00Z' + (hashint4(n) & 2147483647) % 2592000 * interval '1 second' as at,
        (array['green', 'green', 'green', 'yellow', 'orange', 'red', 'unknown'])[1 + (hashint4(n + 7) & 1023) % 7] as s) v
  `.execute(db)
  await sql`vacuum (analyze) holder`.execute(db)
}

/** Half of the pages are first ones, half follow one; answers the 95th percentile in milliseconds. */
async function measure(name: string, scopeOf: (n: number) => ListScope): Promise<number> {
  const times: number[] = []
  let rows = 0
  for (let round = -20; round < rounds; round += 1) {
    const scope = scopeOf(Math.abs(round) * 7)
    const first = await timed(() => listHolders({ db }, { ...scope, limit }))
    const after = first.value.next === null ? null : readPlace(first.value.next)
    const second = after === null ? first : await timed(() => listHolders({ db }, { ...scope, after, limit }))
    if (round < 0) continue
    times.push(round % 2 === 0 ? first.ms : second.ms)
    rows += first.value.holders.length
  }
  return report(name, times, `${(rows / rounds).toFixed(0)} rows`)
}

async function counting(name: string, scopeOf: (n: number) => ListScope): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 30; round += 1)
    times.push((await timed(() => countHolders({ db }, scopeOf(round * 7)))).ms)
  return report(name, times, '')
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const begun = performance.now()
  const value = await work()
  return { value, ms: performance.now() - begun }
}

function report(name: string, times: readonly number[], note: string): number {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
  console.log(
    `  ${name.padEnd(22)} p50 ${at(0.5).toFixed(1).padStart(7)} ms   p95 ${at(0.95).toFixed(1).padStart(7)} ms   ${note}`,
  )
  return at(0.95)
}

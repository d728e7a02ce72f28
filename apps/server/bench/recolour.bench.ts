// A province is decided again after a change of rule: everyone whose decision may have changed is found, decided,
// written with indexes and history, held against one bare parallel scan of the same table in the same run.
// `npm run bench recolour -- --holders 7209200 [--share 1] [--connections 2]`: of the residents, so many in a hundred change.
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { reDecideAll } from '../src/holder/re-decide-all.action.ts'
import { openCluster } from '../src/platform/cluster.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import type { House } from '../src/platform/deed.ts'
import { migrate } from '../src/platform/migration.ts'
import { benchHouse, publishChange, publishFirst } from './recolour-policy.ts'
import { fillHolders } from './recolour-table.ts'

const { values } = parseArgs({
  options: {
    holders: { type: 'string', default: '7209200' },
    share: { type: 'string', default: '1,10' },
    connections: { type: 'string' },
    folder: { type: 'string' },
  },
  allowPositionals: true,
})
const holders = Number(values.holders)
const shares = values.share.split(',').map(Number)
const needed = holders * 700
const parent = values.folder ?? tmpdir()
const { bavail, bsize } = await statfs(parent)
if (bavail * bsize < needed) {
  console.log(
    `skipped: ${holders.toLocaleString('en')} holders need about ${gigabytes(needed)} GB of disk, ${gigabytes(bavail * bsize)} GB are free in ${parent}`,
  )
  process.exit(0)
}

const folder = await mkdtemp(join(parent, 'pratique-recolour-'))
const cluster = await openCluster(folder)
const database = openDatabase(cluster.url, { max: 12 })
try {
  await tune(database)
  await migrate(database.db)
  const house = benchHouse(database)
  await publishFirst(house)
  const filled = await timed(() => fillHolders(database, holders))
  console.log(
    `${holders.toLocaleString('en')} residents, ${gigabytes(await size())} GB with indexes (filled in ${(filled.ms / 1000).toFixed(0)} s)`,
  )
  await bareScan()
  for (const [i, share] of shares.entries()) await recolour(house, share, i)
} finally {
  await database.close()
  await cluster.close()
  await rm(folder, { recursive: true, force: true })
}

async function recolour(house: House, share: number, i: number): Promise<void> {
  const published = await publishChange(house, share, i)
  const scan = Math.min(await bareScan(), await bareScan())
  const connections = values.connections === undefined ? {} : { connections: Number(values.connections) }
  const { value, ms } = await timed(() =>
    reDecideAll(house, { pack: published.pack, since: published.since, now: published.now, ...connections }),
  )
  const ratio = ms / scan
  console.log(
    `${share} % changing: ${value.changed.toLocaleString('en')} of ${holders.toLocaleString('en')} decided otherwise in ${(ms / 1000).toFixed(1)} s; bare parallel scan ${(scan / 1000).toFixed(2)} s; ratio ${ratio.toFixed(1)}${i === 0 ? `, target ≤ 6: ${ratio <= 6 ? 'reached' : 'missed'}` : ''}`,
  )
  const { rows } = await sql<{ history: number }>`
    select count(*) as history from decision_history where policy_version = ${published.number}`.execute(
    database.db,
  )
  if (rows[0]?.history !== value.changed) throw new Error('Every change has its row of history')
  await sql`vacuum (analyze) holder`.execute(database.db)
}

/** One read of the whole table by as many processes as the server gives, in milliseconds. */
async function bareScan(): Promise<number> {
  const { ms } = await timed(() => sql`select count(*) from holder where antipyretics`.execute(database.db))
  return ms
}

/** As an operator sets up a server of this size; both the scan and the deciding run under it. */
async function tune({ db }: Database): Promise<void> {
  for (const line of ["max_wal_size = '16GB'", "checkpoint_timeout = '30min'"])
    await sql`alter system set ${sql.raw(line)}`.execute(db)
  await sql`select pg_reload_conf()`.execute(db)
}

async function size(): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_total_relation_size('holder') as bytes`.execute(
    database.db,
  )
  return rows[0]?.bytes ?? 0
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const begun = performance.now()
  const value = await work()
  return { value, ms: performance.now() - begun }
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1)
}

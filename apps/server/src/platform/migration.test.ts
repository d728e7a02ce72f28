import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { listMigrations, type Migration, migrate } from './migration.ts'
import { withDatabase } from './test-database.ts'

const { database } = withDatabase()
let ours: readonly Migration[] = []
beforeAll(async () => {
  ours = await listMigrations()
})

const more = (name: string, text: string, hash = name): Migration => ({ name, sql: text, hash })
const names = async () => {
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(
    database().db,
  )
  return rows.map(({ name }) => name)
}

test('a database that has every migration gets none again', async () => {
  expect(await migrate(database().db)).toEqual([])
  expect(await names()).toEqual(ours.map(({ name }) => name))
})

test('every migration has a number of its own', () => {
  const numbers = ours.map(({ name }) => name.slice(0, 4))
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('a migration that was changed after it was applied is refused, and named', async () => {
  const changed = ours.map((one) => (one.name === '0001_platform' ? { ...one, hash: 'another' } : one))
  await expect(migrate(database().db, changed)).rejects.toThrow('0001_platform was changed')
})

test('a database of a newer version is refused, and says what to do', async () => {
  const older = ours.slice(0, -1)
  await expect(migrate(database().db, older)).rejects.toThrow('written by a newer version')
})

test('a migration that fails leaves nothing half done, keeps those before it, and is named', async () => {
  const good = more('9001_good', 'create table good (n int)')
  const bad = more('9002_bad', 'create table half (n int); select 1 / 0')
  await expect(migrate(database().db, [...ours, good, bad])).rejects.toThrow(
    '9002_bad failed and was rolled back',
  )
  const { rows } =
    await sql`select to_regclass('good')::text as good, to_regclass('half')::text as half`.execute(
      database().db,
    )
  expect(rows).toEqual([{ good: 'good', half: null }])
  const mended = more('9002_bad', 'create table half (n int)')
  expect(await migrate(database().db, [...ours, good, mended])).toEqual(['9002_bad'])
})

test('two servers that start at once apply each migration once', async () => {
  const all = [
    ...ours,
    more('9001_good', 'create table good (n int)'),
    more('9002_bad', ''),
    more('9003_slow', 'select pg_sleep(0.1); create table slow (n int)'),
  ]
  const other = openDatabase(database().url, { max: 1 })
  try {
    const applied = await Promise.all([migrate(database().db, all), migrate(other.db, all)])
    expect(applied.flat()).toEqual(['9003_slow'])
  } finally {
    await other.close()
  }
})

test('only numbered SQL files are taken, in order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pratique-migrations-'))
  afterAll(() => rm(folder, { recursive: true }))
  for (const file of ['0002_b.sql', '0001_a.sql', 'README.md', '0003_c.sql~', '3_d.sql'])
    await writeFile(join(folder, file), `-- ${file}`)
  const found = await listMigrations(pathToFileURL(`${folder}/`))
  expect(found.map(({ name }) => name)).toEqual(['0001_a', '0002_b'])
})

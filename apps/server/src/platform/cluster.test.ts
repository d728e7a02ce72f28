// What `start.test.ts` proves with whole servers, here for the cluster alone and in a second each.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { type OpenCluster, openCluster } from './cluster.ts'
import { findServer } from './cluster-process.ts'
import { openDatabase } from './database.ts'
import { pause } from './pause.ts'

const folder = mkdtempSync(join(tmpdir(), 'pratique-cluster-'))
chmodSync(folder, 0o711)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = (onFault?: (error: unknown) => void) =>
  openCluster(folder, { fleeting: true, ...(onFault ? { onFault } : {}) })
const running = () => findServer({ native: '', cluster: join(folder, 'postgres') })

async function ask(cluster: OpenCluster, query = 'select 1 as one'): Promise<unknown> {
  const { db, close } = openDatabase(cluster.url, { max: 1 })
  try {
    return (await sql.raw(query).execute(db)).rows
  } finally {
    await close()
  }
}

test('the last to go stops it, whoever came first', async () => {
  const first = await open()
  const second = await open()
  await first.close()
  expect(await ask(second)).toEqual([{ one: 1 }])
  await second.close()
  expect(running()).toBeNull()
})

test('only one may be the server, and the right passes on when it goes', async () => {
  const [first, second] = [await open(), await open()]
  expect([await first.claimServer(), await second.claimServer()]).toEqual([true, false])
  await first.close()
  expect(await second.claimServer()).toBe(true)
  await second.close()
})

test('killed under its users it is started again at the same address, and the right of the server is kept', async () => {
  const faults: unknown[] = []
  const cluster = await open((error) => faults.push(error))
  await cluster.claimServer()
  await ask(cluster, 'create table kept as select 42 as answer')
  // A fleeting cluster writes at its leisure.
  await ask(cluster, 'checkpoint')
  const before = running()
  process.kill(before?.pid ?? 0, 'SIGKILL')
  while (running() === null || running()?.pid === before?.pid || faults.length === 0) await pause(20)
  // It may still be recovering.
  const other = await open()
  expect(await ask(cluster, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(faults).toMatchObject([{ message: expect.stringContaining('was lost') }])
  await other.close()
  await cluster.close()
  expect(running()).toBeNull()
})

test('nothing is left beside the data but its log and the way to it', () => {
  expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.json', 'postgres.log'])
})

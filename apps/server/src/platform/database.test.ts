// A connection can be torn at any moment, and the stop does not wait for ever: neither may end the process with what
// nobody caught, which vitest would count as a failure here.
import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { pause } from './pause.ts'
import { withDatabase } from './test-database.ts'

const { database } = withDatabase()

test('a connection that is torn between two queries fails the next one, and nothing else', async () => {
  const other = openDatabase(database().url)
  try {
    const client = await other.pool.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    await client.query('begin')
    await database().pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await pause(100)
    await expect(client.query('commit')).rejects.toThrow()
    client.release(true)
    expect((await other.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  } finally {
    await other.close()
  }
})

test('closing with little patience cuts what is still under way, at work or waiting in a transaction', async () => {
  const other = openDatabase(database().url)
  const waiting = await other.pool.connect()
  await waiting.query('begin')
  const working = other.pool.query('select pg_sleep(60)').catch((error: unknown) => error)
  await pause(50)
  const began = performance.now()
  await other.close(100)
  expect(performance.now() - began).toBeLessThan(3_000)
  expect(await working).toBeInstanceOf(Error)
})

import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { copyIn } from './copy-in.ts'
import { inBulk } from './database.ts'
import { withDatabase } from './test-database.ts'

const { database } = withDatabase()
const target = { table: 'copied', columns: ['n', 'word', 'flag', 'at', 'bytes', 'data'] }

test('whatever goes in comes out', async () => {
  const word = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))
  const row = fc.record({
    word: fc.oneof(word, fc.constantFrom('\\N', '\\.', 'a\tb', '\r\n', '\\x41', null)),
    flag: fc.option(fc.boolean()),
    at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
    bytes: fc.uint8Array({ maxLength: 20 }),
    data: fc.record({ list: fc.array(word), none: fc.constant(null) }),
  })
  await sql`create table copied (n int, word text, flag boolean, at timestamptz, bytes bytea, data jsonb)`.execute(
    database().db,
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
      const found = await inBulk(database(), async ({ db, client }) => {
        await sql`truncate copied`.execute(db)
        await copyIn(
          client,
          target,
          rows.map(({ word: text, flag, at, bytes, data }, n) => [n, text, flag, at, bytes, data]),
        )
        return sql<Record<string, unknown>>`select * from copied order by n`.execute(db)
      })
      expect(found.rows).toEqual(rows.map((one, n) => ({ n, ...one, bytes: Buffer.from(one.bytes) })))
    }),
    { numRuns: 15 },
  )
})

test('a row that the table refuses leaves nothing of the others', async () => {
  await sql`create table counted (n int primary key)`.execute(database().db)
  await expect(
    inBulk(database(), ({ client }) => copyIn(client, { table: 'counted', columns: ['n'] }, [[1], [2], [1]])),
  ).rejects.toThrow('duplicate key')
  const { rows } = await sql`select * from counted`.execute(database().db)
  expect(rows).toEqual([])
})

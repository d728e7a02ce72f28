// Statements that are asked again are prepared; those whose plan hangs on the values never.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { StatementNames } from './prepared.ts'
import { withDatabase } from './test-database.ts'

const { database } = withDatabase({ at: '2020-03-16T08:00:00+08:00' })

const byKey = 'select "data_key" from "identity" where "holder_id" = $1'

describe('a name', () => {
  test('is given from the third time on, and stays', () => {
    const names = new StatementNames()
    expect([1, 2, 3, 4].map(() => names.find(byKey))).toEqual([null, null, 's1', 's1'])
  })

  test.each([
    'select "holder_id" from "holder" where "jurisdiction" like $1',
    'select "holder_id" from "holder" where "arrival_at" >= $1',
    'select "holder_id" from "holder" where "port" = $1 limit $2',
    'select * from "act" where "holder_id" = $1',
  ])('is never given to %s', (text) => {
    const names = new StatementNames()
    expect([1, 2, 3, 4].map(() => names.find(text))).toEqual([null, null, null, null])
  })

  test('is given to no more than a connection can keep', () => {
    const names = new StatementNames()
    const ask = (n: number) => [1, 2, 3].map(() => names.find(`insert into t values ($1) -- ${n}`)).at(-1)
    const given = Array.from({ length: 200 }, (_, n) => ask(n)).filter((name) => name !== null)
    expect(given).toHaveLength(150)
    expect(new Set(given).size).toBe(150)
  })
})

test('A statement that was prepared answers as before, also after its table got another column', async () => {
  await database()
    .db.connection()
    .execute(async (db) => {
      await sql`create temporary table seen (id integer, word text)`.execute(db)
      const add = (id: number) => sql`insert into seen values (${id}, ${`word ${id}`})`.execute(db)
      const find = async (id: number) =>
        (await sql<{ word: string }>`select word from seen where id = ${id}`.execute(db)).rows[0]?.word
      for (const id of [1, 2, 3, 4]) await add(id)
      for (const id of [1, 2, 3, 4]) expect(await find(id)).toBe(`word ${id}`)
      const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where name ~ '^s[0-9]+$' and statement ~ 'seen'`.execute(
        db,
      )
      expect(rows).toHaveLength(2)
      await sql`alter table seen add column other integer`.execute(db)
      await add(5)
      expect(await find(5)).toBe('word 5')
    })
})

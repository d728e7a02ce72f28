import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { perform, system } from './deed.ts'
import { withDatabase } from './test-database.ts'

const { story, database, house } = withDatabase()

story('a story sees the clock stand at the opening of the exercise', async ({ deed }) => {
  expect(deed.now.toISOString()).toBe('2020-03-16T00:00:00.000Z')
})

story('what one story writes', async ({ db }) => {
  await sql`create table written (n int)`.execute(db)
})

story('another does not see', async ({ db }) => {
  const { rows } = await sql<{ found: string | null }>`select to_regclass('written')::text as found`.execute(
    db,
  )
  expect(rows).toEqual([{ found: null }])
})

test('a deed that throws leaves nothing behind, and one that returns does', async () => {
  await sql`create table deed_done (what text)`.execute(database().db)
  const write = (what: string) =>
    perform(house(), system, ({ db }) => sql`insert into deed_done values (${what})`.execute(db))
  await expect(
    perform(house(), system, async ({ db }) => {
      await sql`insert into deed_done values ('half')`.execute(db)
      throw new Error('and then the light went out')
    }),
  ).rejects.toThrow('the light went out')
  await write('whole')
  const { rows } = await sql`select what from deed_done`.execute(database().db)
  expect(rows).toEqual([{ what: 'whole' }])
})

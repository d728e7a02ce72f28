// Writes that are not waited for: nothing of a deed stands unless all of it does, and whoever does it hears what failed.
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Connection, inTransaction } from './database.ts'
import { asking, inserting } from './statement.ts'
import { withDatabase } from './test-database.ts'

const { database, story } = withDatabase()

interface Seat {
  readonly seat: string
  readonly holder: string
}

const insertSeats = inserting<Seat>('seat_taken', ['seat', 'holder'])
const askSeat = asking<Seat>('select seat, holder from seat_taken where seat = $1')
const take = (db: Connection, seat: string, holder: string) => insertSeats(db, [{ seat, holder }])
const count = async (db: Connection) =>
  (await sql<{ n: number }>`select count(*)::integer as n from seat_taken`.execute(db)).rows[0]?.n

beforeEach(async () => {
  await sql`create table seat_taken (seat text constraint one_a_seat primary key, holder text)`.execute(
    database().db,
  )
})
afterEach(async () => {
  await sql`drop table seat_taken`.execute(database().db)
})

const taken = { constraint: 'one_a_seat' }

test('What was written is there for whatever is asked next', async () => {
  await inTransaction(database().db, async (db) => {
    await take(db, '31K', 'Amina')
    expect(await askSeat(db, ['31K'])).toEqual([{ seat: '31K', holder: 'Amina' }])
  })
  expect(await count(database().db)).toBe(1)
})

test('A write that fails is thrown at the commit, and nothing of the deed stands', async () => {
  const deed = inTransaction(database().db, async (db) => {
    await take(db, '12A', 'Boris')
    await take(db, '31K', 'Amina')
    await take(db, '31K', 'Chen')
    await take(db, '14C', 'Divya')
  })
  await expect(deed).rejects.toMatchObject(taken)
  expect(await count(database().db)).toBe(0)
})

test('It is thrown at the next question, rather than that the transaction is aborted', async () => {
  const deed = inTransaction(database().db, async (db) => {
    await take(db, '31K', 'Amina')
    await take(db, '31K', 'Chen')
    await askSeat(db, ['31K'])
  })
  await expect(deed).rejects.toMatchObject(taken)
})

test('The connection serves the next deed as if nothing had been', async () => {
  const { db } = database()
  await db.connection().execute(async (one) => {
    const deed = inTransaction(one, async (within) => {
      await take(within, '31K', 'Amina')
      await take(within, '31K', 'Chen')
    })
    await expect(deed).rejects.toMatchObject(taken)
    await inTransaction(one, (within) => take(within, '31K', 'Emeka'))
    expect(await askSeat(one, ['31K'])).toEqual([{ seat: '31K', holder: 'Emeka' }])
  })
})

test('Outside of a transaction a write is waited for', async () => {
  const { db } = database()
  await take(db, '31K', 'Amina')
  await expect(take(db, '31K', 'Chen')).rejects.toMatchObject(taken)
})

test('More rows at once than a statement is kept for are written all the same', async () => {
  const seats = Array.from({ length: 40 }, (_, row) => ({ seat: `${row}A`, holder: 'Farah' }))
  await inTransaction(database().db, (db) => insertSeats(db, seats))
  expect(await count(database().db)).toBe(40)
})

test('Many deeds at once do not mix their answers', async () => {
  const seats = Array.from({ length: 200 }, (_, n) => `${n}B`)
  const seen = await Promise.all(
    seats.map((seat) =>
      inTransaction(database().db, async (db) => {
        await take(db, seat, `holder of ${seat}`)
        const [row] = await askSeat(db, [seat])
        await take(db, `${seat}2`, 'her child')
        return row?.holder
      }),
    ),
  )
  expect(seen).toEqual(seats.map((seat) => `holder of ${seat}`))
  expect(await count(database().db)).toBe(400)
})

story('Under a savepoint what failed is undone with it, and the deed around it goes on', async ({ db }) => {
  await take(db, '12A', 'Boris')
  const within = inTransaction(db, async () => {
    await take(db, '31K', 'Amina')
    await take(db, '31K', 'Chen')
  })
  await expect(within).rejects.toMatchObject(taken)
  expect(await count(db)).toBe(1)
  await take(db, '31K', 'Divya')
  expect(await count(db)).toBe(2)
})

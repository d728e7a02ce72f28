// For tests of actions and stores: a real database of the file's own, and a deed inside a transaction that is rolled
// back when the test ends, so that tests neither see each other nor clean up.
//
//   const { story } = withDatabase()
//   story('Amina declares once', async ({ deed, clock }) => { … })
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, inject, test } from 'vitest'
import { type Config, readConfig } from '../config.ts'
import { type Clock, stoppedClock } from './clock.ts'
import { type Connection, type Database, openDatabase } from './database.ts'
import { type Actor, type Deed, type House, system } from './deed.ts'
import { localEvents } from './events.ts'
import { Fixtures } from './fixture.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { openLog } from './log.ts'

/** The instant at which stories begin unless they say otherwise: the opening of the exercise. */
export const opening = '2020-03-16T08:00:00+08:00'

export interface Scene {
  /** A deed of the system, now. */
  readonly deed: Deed
  /** A deed of someone else, or at the clock's present time after it was moved. */
  deedOf(actor: Actor): Deed
  readonly db: Connection
  /** Its `db` is the story's transaction: what its endpoints do is seen by the story, and rolled back with it. */
  readonly house: House
  readonly clock: Clock & { moveTo(at: Date | string): void }
}

export interface TestDatabase {
  /** Of this file alone, for tests that need commits, COPY or several connections. Usable inside tests and hooks. */
  readonly database: () => Database
  /** A house on that database, outside of any transaction. */
  readonly house: (options?: HouseOptions) => House
  /** A test in a transaction that is rolled back. */
  story(name: string, play: (scene: Scene) => Promise<void>, timeout?: number): void
}

export interface HouseOptions {
  readonly at?: string
  readonly exercise?: House['exercise']
  readonly config?: Partial<Config>
  readonly fixtures?: Fixtures
}

/** Gives this test file a database of its own, with every migration. */
export function withDatabase(options: HouseOptions = {}): TestDatabase {
  let opened: Database | undefined
  const database = (): Database => {
    if (!opened) throw new Error('The database is open inside tests and hooks only')
    return opened
  }
  beforeAll(async () => {
    opened = openDatabase(await freshDatabase(), { max: 5, name: 'pratique test' })
  })
  afterAll(() => opened?.close())
  return {
    database,
    house: (more) => testHouse(database(), database().db, { ...options, ...more }),
    story: (name, play, timeout) => test(name, () => rolledBack(database(), options, play), timeout),
  }
}

async function freshDatabase(): Promise<string> {
  const answer = await fetch(inject('databases'))
  const text = await answer.text()
  if (!answer.ok) throw new Error(`No test database: ${text}`)
  return text
}

class RollBack extends Error {}

async function rolledBack(
  database: Database,
  options: HouseOptions,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  try {
    await database.db.transaction().execute(async (db) => {
      await play(sceneOf(database, db, options))
      await hearLast(db)
      throw new RollBack()
    })
  } catch (error) {
    if (!(error instanceof RollBack)) throw error
  }
}

const aborted = '25P02'

/** A write that nobody waited for may have failed last. A story that means its transaction to fail has heard so. */
async function hearLast(db: Connection): Promise<void> {
  try {
    await sql`select 1`.execute(db)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === aborted)) throw error
  }
}

function sceneOf(database: Database, db: Connection, options: HouseOptions): Scene {
  const clock = stoppedClock(options.at ?? opening)
  const house: House = { ...testHouse(database, db, options), clock }
  const deedOf = (actor: Actor): Deed => ({ db, now: clock.now(), actor, house })
  return { db, house, clock, deedOf, deed: deedOf(system) }
}

/** A ring of a fixed key, so that what one test sealed another may open. */
export function testKeyring(): Keyring {
  return openKeyring([Buffer.alloc(32, 7)])
}

function testHouse(database: Database, db: Connection, options: HouseOptions): House {
  return {
    database,
    db,
    clock: stoppedClock(options.at ?? opening),
    config: { ...readConfig({ PRATIQUE_EXERCISE: 'none' }, []), ...options.config },
    log: openLog('error'),
    keyring: testKeyring(),
    events: localEvents(),
    fixtures: options.fixtures ?? new Fixtures(),
    exercise: options.exercise ?? null,
  }
}

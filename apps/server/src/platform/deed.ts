// A deed is one thing done by someone at an instant, in one transaction: what every action receives first.
import pg from 'pg'
import type { Config } from '../config.ts'
import type { Clock, ExerciseClock } from './clock.ts'
import { type Connection, type Database, inTransaction } from './database.ts'
import type { Events } from './events.ts'
import type { Fixtures } from './fixture.ts'
import type { Keyring } from './keyring.ts'
import type { Log } from './log.ts'

export interface Actor {
  readonly kind: 'traveller' | 'officer' | 'system' | 'exercise'
  /** Who of that kind: a random id, never a name. */
  readonly id: string
}

export interface Exercise {
  readonly name: string
  readonly clock: ExerciseClock
}

/** What was opened at start. */
export interface House {
  readonly database: Database
  /** Outside of any transaction: for reading only. */
  readonly db: Connection
  readonly clock: Clock
  readonly config: Config
  readonly log: Log
  readonly keyring: Keyring
  readonly events: Events
  readonly fixtures: Fixtures
  /** The exercise that is loaded; null in a real instance. Its codes are specimens. */
  readonly exercise: Exercise | null
}

export interface Deed {
  /** The transaction. */
  readonly db: Connection
  /** Domain time, fixed for the deed. */
  readonly now: Date
  readonly actor: Actor
  readonly house: House
}

export const system: Actor = { kind: 'system', id: 'system' }

const serialisationFailure = '40001'
const deadlock = '40P01'
const attempts = 4

/** Does `work` in one transaction: commits on a value, rolls back on a throw, begins again when two deeds collide. */
export async function perform<R>(house: House, actor: Actor, work: (deed: Deed) => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(house.db, (db) => work({ db, now: house.clock.now(), actor, house }))
    } catch (error) {
      if (attempt === attempts || house.db.isTransaction || !collided(error)) throw error
      house.log.info({ attempt }, 'two deeds collided; beginning again')
    }
  }
}

function collided(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === serialisationFailure || error.code === deadlock)
}

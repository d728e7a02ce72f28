// Domain time as the database keeps it: one row says which exercise is played and how far it is ahead of the wall.
// It only moves forward; back means to load the exercise again.
import { sql } from 'kysely'
import { type Connection, tables } from './database.ts'
import { type Events, type EventType, eventType } from './events.ts'

export interface DomainTime {
  /** Null: a real instance, whose time is the wall's. */
  readonly exercise: string | null
  readonly offsetMs: number
  /** When the exercise was loaded whole; null while it is not. */
  readonly loadedAt: Date | null
}

interface ClockTables {
  clock: {
    exercise: string | null
    offset_ms: number
    opened_at: Date
    loaded_at: Date | null
  }
}

/** Domain time cannot be set as asked; the message says how to mend it. */
export class DomainTimeRefusal extends Error {
  override readonly name = 'DomainTimeRefusal'
}

/** The clock was moved forward: hearers look whether something is due. */
export const clockMoved: EventType<{ readonly offsetMs: number }> = eventType('clock.moved')

/** What the database says; null before the first start. */
export async function findDomainTime(db: Connection): Promise<DomainTime | null> {
  const row = await tables<ClockTables>(db).selectFrom('clock').selectAll().executeTakeFirst()
  return row ? { exercise: row.exercise, offsetMs: row.offset_ms, loadedAt: row.loaded_at } : null
}

/** First start: says for good what this database plays, from which instant on. */
export async function beginDomainTime(
  db: Connection,
  begin: { readonly exercise: string | null; readonly at: Date },
  wall: Date,
): Promise<DomainTime> {
  const offsetMs = begin.exercise === null ? 0 : begin.at.getTime() - wall.getTime()
  await tables<ClockTables>(db)
    .insertInto('clock')
    .values({ exercise: begin.exercise, offset_ms: offsetMs, opened_at: wall, loaded_at: null })
    .execute()
  return { exercise: begin.exercise, offsetMs, loadedAt: null }
}

export async function markLoaded(db: Connection, wall: Date): Promise<void> {
  await tables<ClockTables>(db).updateTable('clock').set({ loaded_at: wall }).execute()
}

/** Moves domain time forward to an instant. Refuses to go back, and to move the time of a real instance. */
export async function advanceDomainTime(
  db: Connection,
  events: Pick<Events, 'publish'>,
  to: Date,
  wall: Date,
): Promise<DomainTime> {
  const time = await lockDomainTime(db)
  if (time.exercise === null)
    throw new DomainTimeRefusal(
      'This is a real instance: its time is the time of the wall and cannot be moved.',
    )
  const now = new Date(wall.getTime() + time.offsetMs)
  if (to.getTime() < now.getTime())
    throw new DomainTimeRefusal(
      `The exercise stands at ${now.toISOString()}, past ${to.toISOString()}, and time only moves forward. To begin again earlier: pratique exercise reload --at ${to.toISOString()}`,
    )
  const offsetMs = to.getTime() - wall.getTime()
  await tables<ClockTables>(db).updateTable('clock').set({ offset_ms: offsetMs }).execute()
  await events.publish(db, clockMoved, { offsetMs })
  return { ...time, offsetMs }
}

async function lockDomainTime(db: Connection): Promise<DomainTime> {
  await sql`select from clock for update`.execute(db)
  const time = await findDomainTime(db)
  if (!time)
    throw new DomainTimeRefusal('Nothing has been started on this database yet. Run npm start first.')
  return time
}

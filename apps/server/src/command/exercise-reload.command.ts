// `pratique exercise reload [--at ISO]`: empties the exercise and loads it again, at its opening or elsewhere: the
// only way back in time. Refused while a server plays it, and always on a real instance.
import { sql } from 'kysely'
import { furnished, type OnGround, onGround } from '../command-house.ts'
import { readArguments, readInstant } from '../platform/arguments.ts'
import type { Connection } from '../platform/database.ts'
import type { Io } from '../platform/io.ts'
import { migrate } from '../platform/migration.ts'
import { openProgress } from '../platform/progress.ts'
import { dropExercise } from '../platform/reset.ts'
import { StartFault } from '../platform/start-fault.ts'

export async function run(args: string[], io: Io): Promise<number> {
  const usage = 'Usage: pratique exercise reload [--at ISO]'
  const { values } = readArguments({ args, options: { at: { type: 'string' } } }, usage)
  const at = values.at === undefined ? null : readInstant('--at', values.at)
  await onGround((on) => reload(on, at, io))
  return 0
}

async function reload(on: OnGround, at: Date | null, io: Io): Promise<void> {
  const { db } = on.ground.database
  if (on.config.exercise === null)
    throw new StartFault('PRATIQUE_EXERCISE is none: there is no exercise to load.')
  await assertNobodyPlays(db)
  await dropExercise(db)
  await migrate(db)
  await furnished(on, at, async (house) => {
    // After the messages are compiled, which rooms read.
    const { load } = await import('../load-exercise.ts')
    const progress = openProgress(io.stderr)
    await load(house, progress)
    progress.end()
    io.stdout.write(`The exercise ${house.exercise?.name} stands at ${house.clock.now().toISOString()}.\n`)
  })
}

async function assertNobodyPlays(db: Connection): Promise<void> {
  const { rows } = await sql`
    select from pg_stat_activity
    where datname = current_database() and application_name = 'pratique events'`.execute(db)
  if (rows.length > 0) throw new StartFault('A server is playing this exercise. Stop it first, then reload.')
}

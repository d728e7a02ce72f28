// `pratique clock advance --to ISO | --by 2h [--json]`: moves the exercise forward. A server that runs notices at
// once and does what has become due.
import { onGround } from '../command-house.ts'
import { pastEndFault } from '../exercise/find-exercise.node.ts'
import { readArguments, readDuration, readInstant } from '../platform/arguments.ts'
import { type Connection, inTransaction } from '../platform/database.ts'
import { advanceDomainTime, DomainTimeRefusal, findDomainTime } from '../platform/domain-time.ts'
import { openEvents } from '../platform/events.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { showTime } from './clock-show.command.ts'

const usage = 'Usage: pratique clock advance --to ISO | --by DURATION (2h, 1d12h) [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const options = { to: { type: 'string' }, by: { type: 'string' }, json: { type: 'boolean' } } as const
  const { values } = readArguments({ args, options }, usage)
  const target = targetOf(values.to, values.by)
  const wall = new Date()
  const time = await onGround(async ({ ground, log }) => {
    const { db, url } = ground.database
    const events = await openEvents(url, (err) => log.error({ err }, 'event'))
    try {
      return await inTransaction(db, async (one) => {
        const to = await target(one, wall)
        assertWithin((await findDomainTime(one))?.exercise ?? null, to)
        return advanceDomainTime(one, events, to, wall)
      })
    } catch (error) {
      throw error instanceof DomainTimeRefusal ? new WrongQuestion(error.message, { cause: error }) : error
    } finally {
      await events.close()
    }
  })
  io.stdout.write(`${showTime(time, wall, values.json === true)}\n`)
  return 0
}

// Past its end an exercise has neither travellers nor figures, and there is no way back but to load it again.
function assertWithin(exercise: string | null, to: Date): void {
  const fault = exercise === null ? null : pastEndFault(exercise, to)
  if (fault !== null) throw new WrongQuestion(fault)
}

type Target = (db: Connection, wall: Date) => Promise<Date>

function targetOf(to: string | undefined, by: string | undefined): Target {
  if (to !== undefined && by !== undefined) throw new WrongQuestion(`Give --to or --by, not both.\n${usage}`)
  if (to !== undefined) {
    const at = readInstant('--to', to)
    return async () => at
  }
  if (by === undefined) throw new WrongQuestion(usage)
  if (by.startsWith('-'))
    throw new WrongQuestion(
      `--by "${by}" points back, and time only moves forward. To begin again earlier: pratique exercise reload --at ISO`,
    )
  const ms = readDuration('--by', by)
  return async (db, wall) => new Date(wall.getTime() + ((await findDomainTime(db))?.offsetMs ?? 0) + ms)
}

// Which exercise this database plays and at which instant it stands: settled at start, refused when what was asked
// for and what is there do not go together.
import type { Config } from './config.ts'
import { exerciseFault, findExercise } from './exercise/find-exercise.node.ts'
import type { Connection } from './platform/database.ts'
import {
  advanceDomainTime,
  beginDomainTime,
  type DomainTime,
  findDomainTime,
} from './platform/domain-time.ts'
import type { Events } from './platform/events.ts'
import { migrate } from './platform/migration.ts'
import { dropExercise } from './platform/reset.ts'
import { StartFault } from './platform/start-fault.ts'

type Asked = Pick<Config, 'exercise' | 'at'>

// Nobody listens yet: the house opens with the time settled here.
const unheard: Pick<Events, 'publish'> = { publish: async () => {} }

/** The domain time to open the house with. An exercise whose loading was cut short is dropped and begun again. */
export async function settleTime(db: Connection, asked: Asked, wall: Date): Promise<DomainTime> {
  const time = await findDomainTime(db)
  if (time === null) return begin(db, asked, wall)
  assertSame(time, asked)
  if (time.exercise !== null && time.loadedAt === null) {
    await dropExercise(db)
    await migrate(db)
    return begin(db, asked, wall)
  }
  const { at } = asked
  if (at === null) return time
  return db.transaction().execute((transaction) => advanceDomainTime(transaction, unheard, at, wall))
}

function begin(db: Connection, { exercise, at }: Asked, wall: Date): Promise<DomainTime> {
  return beginDomainTime(db, { exercise, at: exercise === null ? wall : openingOf(exercise, at) }, wall)
}

function openingOf(name: string, at: Date | null): Date {
  const fault = exerciseFault(name, at)
  const exercise = findExercise(name)
  if (fault !== null || exercise === null) throw new StartFault(`${fault}.`)
  return at ?? exercise.opensAt
}

function assertSame(time: DomainTime, asked: Asked): void {
  if (time.exercise === asked.exercise) return
  const plays = time.exercise === null ? 'holds a real instance' : `plays the exercise ${time.exercise}`
  const wanted = asked.exercise ?? 'none'
  throw new StartFault(
    `This database ${plays}, and PRATIQUE_EXERCISE says ${wanted}. Use another folder: PRATIQUE_DATA=.pratique-${wanted} npm start`,
  )
}

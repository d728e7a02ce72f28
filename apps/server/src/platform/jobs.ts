// Background work in the same database (pg-boss): claimed by one server at a time, tried again when it fails. Jobs
// run by wall time; a job that looks for what is due in domain time asks the house's clock, and runs again at once
// when that clock is moved.
import { fromKysely, PgBoss } from 'pg-boss'
import { type Deed, type House, perform, system } from './deed.ts'
import { clockMoved } from './domain-time.ts'

/** One deed, done in a transaction of its own; a throw means: try again later. */
export type JobWork<Data> = (deed: Deed, data: Data) => Promise<void>

export interface Jobs {
  /** Work that is asked for with `send`. */
  on<Data extends object>(name: string, work: JobWork<Data>): Promise<void>
  /** Work at every match of a cron expression (UTC), and whenever the exercise's clock is moved. */
  every(cron: string, name: string, work: JobWork<object>): Promise<void>
  /** Asks for work; stands in the deed's transaction, so that a deed rolled back asks for nothing. */
  send<Data extends object>(deed: Deed, name: string, data: Data): Promise<void>
  /** Lets running jobs end, for a few seconds. */
  stop(): Promise<void>
}

// A job that takes longer is failed, and done again from where it had committed when the next server starts.
const stopMs = 3_000

const retries = { retryLimit: 5, retryDelay: 5, retryBackoff: true }

export async function openJobs(house: House): Promise<Jobs> {
  // Connections of its own: it reads numbers of the database otherwise than we do.
  const boss = new PgBoss({
    connectionString: house.database.url,
    schema: 'pgboss',
    max: 3,
    application_name: 'pratique jobs',
  })
  boss.on('error', (err) => house.log.error({ err }, 'jobs'))
  await boss.start()
  const jobs: Jobs = {
    async on(name, work) {
      await boss.createQueue(name, retries)
      await boss.work(name, async (batch: { data: unknown }[]) => {
        // A queue's data is what `send` of the same name wrote.
        for (const { data } of batch) await perform(house, system, (deed) => work(deed, data as never))
      })
    },
    async every(cron, name, work) {
      await jobs.on(name, work)
      await boss.schedule(name, cron)
      house.events.hear(clockMoved, async () => {
        await boss.send(name)
      })
    },
    async send(deed, name, data) {
      await boss.send(name, data, { db: fromKysely(deed.db) })
    },
    stop: () => boss.stop({ graceful: true, timeout: stopMs }),
  }
  return jobs
}

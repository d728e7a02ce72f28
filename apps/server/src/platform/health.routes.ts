// For operators and load balancers: is the process alive, and may it be asked. Ready means that the exercise is
// loaded and the database answers just now.
import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Connection } from './database.ts'

/**
 * `ready` gives the database once everything is loaded, null before; `details` says more of what an operator should
 * know when it is.
 */
export function healthRoutes(
  ready: () => Connection | null,
  details: () => Readonly<Record<string, unknown>> = () => ({}),
): Hono {
  const app = new Hono()
  app.get('/health/live', (c) => c.json({ status: 'alive' }, 200, { 'cache-control': 'no-store' }))
  app.get('/health/ready', async (c) => {
    const db = ready()
    const status = db === null ? 'getting ready' : await databaseStatus(db)
    const isReady = status === 'ready'
    return c.json(isReady ? { status, ...details() } : { status }, isReady ? 200 : 503, {
      'cache-control': 'no-store',
    })
  })
  return app
}

async function databaseStatus(db: Connection): Promise<string> {
  try {
    await sql`select 1`.execute(db)
    return 'ready'
  } catch {
    return 'the database does not answer'
  }
}

// Statements that are sent again and again are prepared, once a connection: PostgreSQL then neither parses nor plans
// them anew, which for a row by its key is most of its work.
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { Behind } from './behind.ts'
import { isFixed } from './statement.ts'

/** From the third time on: what is asked once at start is not worth it. */
const askedOften = 3
/** Every connection keeps each of them, some tens of kilobytes. */
const preparedAtMost = 150
const countedAtMost = 1000

/**
 * Rows that are found or written by their keys have one plan whatever the values. Lists have not: a county and a country
 * are not read alike. An answer of `*` is left alone: a new column would change it, which a prepared statement refuses.
 */
const hasOnePlan = (text: string): boolean =>
  (/^\s*insert into\b/.test(text) || !text.includes('*')) &&
  !/\b(like|limit|order by|join|group by|distinct|between)\b|[<>]=?/.test(text)

/** Gives texts names, the same on every connection. */
export class StatementNames {
  readonly #asked = new Map<string, number>()
  readonly #names = new Map<string, string>()

  /** Null for what is better sent as text. */
  find(text: string): string | null {
    const known = this.#names.get(text)
    if (known !== undefined) return known
    if (this.#names.size === preparedAtMost) return null
    if (isFixed(text)) return this.#name(text)
    if (!hasOnePlan(text)) return null
    const asked = (this.#asked.get(text) ?? 0) + 1
    if (asked === askedOften) return this.#name(text)
    if (this.#asked.size === countedAtMost) this.#asked.clear()
    this.#asked.set(text, asked)
    return null
  }

  #name(text: string): string {
    const name = `s${this.#names.size + 1}`
    this.#asked.delete(text)
    this.#names.set(text, name)
    return name
  }
}

/** A pool as Kysely sees it, whose connections prepare what is worth it and wait only for what somebody asked. */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new StatementNames()
  // Kysely knows a connection again by its client.
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const lend = (client: pg.PoolClient): PostgresPoolClient => {
    const known = clients.get(client) ?? preparingClient(client, names)
    clients.set(client, known)
    setPipeline(client, true)
    return known
  }
  return { options: pool.options, connect: async () => lend(await pool.connect()), end: () => pool.end() }
}

/** Whether statements are sent while others are unanswered. COPY cannot share a connection that does. */
const setPipeline = (client: pg.PoolClient, pipeline: boolean) => Object.assign(client, { pipeline })

function preparingClient(client: pg.PoolClient, names: StatementNames): PostgresPoolClient {
  const behind = new Behind()
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('Cursors are not used here')
    const name = values.length > 0 ? names.find(text) : null
    return behind.ask(text, () => send(client, text, values, name))
  }
  const release = (destroy?: boolean) => {
    setPipeline(client, false)
    client.release(destroy)
  }
  return { query, release }
}

// Given as an object, a query is copied property by property before it is sent.
function send(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[],
  name: string | null,
): Promise<pg.QueryResult> {
  if (name === null) return client.query(text, [...values])
  return new Promise((resolve, reject) => {
    const callback = (error: Error | null, result: pg.QueryResult) =>
      error ? reject(error) : resolve(result)
    client.query(Object.assign(new pg.Query(text, [...values]), { name, callback }))
  })
}

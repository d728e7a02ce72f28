// Statements that are sent again and again are prepared, once a connection: PostgreSQL then neither parses nor plans
// them anew, which for a row by its key is most of its work.
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

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
    if (this.#names.size === preparedAtMost || !hasOnePlan(text)) return null
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

/** A pool as Kysely sees it, whose connections prepare what is worth it. */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new StatementNames()
  // Kysely knows a connection again by its client.
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const lend = (client: pg.PoolClient): PostgresPoolClient => {
    const known = clients.get(client) ?? preparingClient(client, names)
    clients.set(client, known)
    return known
  }
  return { options: pool.options, connect: async () => lend(await pool.connect()), end: () => pool.end() }
}

function preparingClient(client: pg.PoolClient, names: StatementNames): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('Cursors are not used here')
    const name = values.length > 0 ? names.find(text) : null
    return name === null ? client.query(text, [...values]) : client.query({ name, text, values: [...values] })
  }
  return { query, release: (destroy) => client.release(destroy) }
}

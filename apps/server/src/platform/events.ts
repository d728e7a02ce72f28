// What happened outside any one holder (policy published, key rotated, clock moved), told to every server on the
// same database. An event is heard after its transaction commits and may be missed by a server that was away:
// it says "look again", so its hearer must be able to do without. What must happen is a job.
import { sql } from 'kysely'
import pg from 'pg'
import type { Connection } from './database.ts'

/** A kind of event; `Payload` holds ids and small values only (NOTIFY carries 8,000 bytes). */
export interface EventType<Payload> {
  readonly name: string
  readonly payload?: Payload
}

export type Hearer<Payload> = (payload: Payload) => void | Promise<void>

export interface Events {
  /** Tells it when the transaction that `db` stands in commits. */
  publish<Payload>(db: Connection, type: EventType<Payload>, payload: Payload): Promise<void>
  /** Hears each event of a kind; a fault of the hearer is logged and goes no further. */
  hear<Payload>(type: EventType<Payload>, hearer: Hearer<Payload>): void
}

/** Names a kind of event: `<room>.<past tense>`, as in `policy.published`. */
export function eventType<Payload>(name: string): EventType<Payload> {
  return { name }
}

const channel = 'pratique'

type Fault = (error: unknown, name: string) => void

class Hearers {
  readonly #byName = new Map<string, Hearer<unknown>[]>()
  readonly #onFault: Fault
  constructor(onFault: Fault) {
    this.#onFault = onFault
  }
  add<Payload>(type: EventType<Payload>, hearer: Hearer<Payload>): void {
    const hearers = this.#byName.get(type.name) ?? []
    // The name stands for the payload's type: only `publish` of the same type writes under it.
    this.#byName.set(type.name, [...hearers, hearer as Hearer<unknown>])
  }
  async tell(name: string, payload: unknown): Promise<void> {
    for (const hearer of this.#byName.get(name) ?? []) {
      try {
        await hearer(payload)
      } catch (error) {
        this.#onFault(error, name)
      }
    }
  }
}

/** Events within one process and one transaction, told at once: for tests and commands. */
export function localEvents(onFault: Fault = rethrow): Events {
  const hearers = new Hearers(onFault)
  return {
    publish: (_db, type, payload) => hearers.tell(type.name, payload),
    hear: (type, hearer) => hearers.add(type, hearer),
  }
}

function rethrow(error: unknown): never {
  throw error
}

export interface SharedEvents extends Events {
  close(): Promise<void>
}

/** Events shared by every server on the database at `url`, over LISTEN and NOTIFY. */
export async function openEvents(url: string, onFault: Fault): Promise<SharedEvents> {
  const hearers = new Hearers(onFault)
  const listener = new Listener(url, (text) => deliver(hearers, text, onFault), onFault)
  await listener.connect()
  return {
    async publish(db, type, payload) {
      const text = JSON.stringify({ name: type.name, payload })
      await sql`select pg_notify(${channel}, ${text})`.execute(db)
    },
    hear: (type, hearer) => hearers.add(type, hearer),
    close: () => listener.close(),
  }
}

async function deliver(hearers: Hearers, text: string, onFault: Fault): Promise<void> {
  try {
    const { name, payload } = JSON.parse(text) as { name: string; payload: unknown }
    await hearers.tell(name, payload)
  } catch (error) {
    onFault(error, 'unreadable event')
  }
}

/** One connection that listens, and connects again when it is lost. */
class Listener {
  readonly #url: string
  readonly #receive: (text: string) => Promise<void>
  readonly #onFault: Fault
  #client: pg.Client | undefined
  #retry: NodeJS.Timeout | undefined
  readonly #closing = new AbortController()

  constructor(url: string, receive: (text: string) => Promise<void>, onFault: Fault) {
    this.#url = url
    this.#receive = receive
    this.#onFault = onFault
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'pratique events',
      keepAlive: true,
    })
    client.on('error', (error) => this.#lost(client, error))
    client.on('end', () => this.#lost(client, new Error('The event connection ended')))
    client.on('notification', ({ payload }) => {
      if (payload) void this.#receive(payload)
    })
    await client.connect()
    await client.query(`listen ${channel}`)
    if (this.#closing.signal.aborted) return client.end()
    this.#client = client
  }

  #lost(client: pg.Client, error: Error): void {
    if (this.#client !== client) return
    this.#client = undefined
    this.#onFault(error, 'event connection')
    this.#connectLater()
  }

  #connectLater(): void {
    this.#retry = setTimeout(() => {
      this.connect().catch(() => this.#connectLater())
    }, 1_000)
    this.#retry.unref()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#retry)
    const client = this.#client
    this.#client = undefined
    await client?.end()
  }
}

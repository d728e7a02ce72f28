// Live updates of the desk by server-sent events (HTML, §9.2): "something changed, look again", never what. Each open
// page is one stream; they are ended when the server stops, which would wait for them otherwise.
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { admit } from './auth/staff-endpoint.ts'
import type { House } from './deed.ts'
import { clockMoved } from './domain-time.ts'
import type { EventType } from './events.ts'
import { fixture } from './fixture.ts'

/** What a page may be told of. */
export type LiveKind = 'holders' | 'clock'

type Listener = (kind: LiveKind) => void

export interface Live {
  tell(kind: LiveKind): void
  /** Returns how to leave again. */
  listen(listener: Listener, ended: () => void): () => void
  end(): void
}

export const live = fixture<Live>('live')

export function openLive(house: House, heard: readonly EventType<unknown>[]): void {
  const listeners = new Map<Listener, () => void>()
  const hub: Live = {
    tell: (kind) => {
      for (const listener of listeners.keys()) listener(kind)
    },
    listen: (listener, ended) => {
      listeners.set(listener, ended)
      return () => listeners.delete(listener)
    },
    end: () => {
      for (const ended of listeners.values()) ended()
      listeners.clear()
    },
  }
  for (const type of heard) house.events.hear(type, () => hub.tell('holders'))
  house.events.hear(clockMoved, () => hub.tell('clock'))
  house.fixtures.set(live, hub)
}

/** Ends every stream, so that the server can stop. */
export const endLive = ({ fixtures }: House): void => fixtures.get(live).end()

/** Between two tellings of one page: an exercise may change a thousand holders in a breath. */
const pauseMs = 1_000
/** So that proxies keep the connection and a page notices a lost one. */
const beatMs = 20_000

export function liveRoutes(house: House): Hono {
  const app = new Hono()
  app.get('/desk/events', async (c) => {
    await admit(house, c, 'desk.open')
    c.header('cache-control', 'no-store')
    return stream(house, c)
  })
  return app
}

function stream(house: House, c: Context): Response {
  return streamSSE(c, async (out) => {
    const inbox = new Inbox()
    const leave = house.fixtures.get(live).listen(
      (kind) => inbox.put(kind),
      () => inbox.close(),
    )
    out.onAbort(() => inbox.close())
    await out.writeSSE({ event: 'hello', data: '' })
    for (let kinds = await inbox.take(); kinds !== null; kinds = await inbox.take()) {
      for (const kind of kinds.length === 0 ? ['beat'] : kinds) await out.writeSSE({ event: kind, data: '' })
      if (kinds.length > 0) await out.sleep(pauseMs)
    }
    leave()
  })
}

/** What waits for one page; the same kind twice is told once. */
class Inbox {
  readonly #waiting = new Set<LiveKind>()
  #open = true
  #wake = (): void => {}

  put(kind: LiveKind): void {
    this.#waiting.add(kind)
    this.#wake()
  }

  close(): void {
    this.#open = false
    this.#wake()
  }

  // Asked anew after each pause: what closes it happens meanwhile.
  #isOpen = (): boolean => this.#open

  /** What has come, after at most one beat: empty for a beat, null once closed. */
  async take(): Promise<readonly LiveKind[] | null> {
    if (this.#isOpen() && this.#waiting.size === 0) await this.#sleep()
    if (!this.#isOpen()) return null
    const kinds = [...this.#waiting]
    this.#waiting.clear()
    return kinds
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, beatMs)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

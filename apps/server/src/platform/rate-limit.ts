// So many requests a minute for an address or a reference, by wall time (an exercise may stand in another month).
// A token bucket each: a burst up to the whole allowance, then a steady trickle. Kept in memory, bounded: the ones
// longest unseen are forgotten, which costs an attacker more addresses than it gains.
import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { Problem } from './problem.ts'
import { tooManyRequests } from './trouble.ts'

interface Bucket {
  tokens: number
  seenAt: number
}

const minute = 60_000

/** Buckets by name; `take` answers how many seconds to wait, 0 when the request may pass. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>()
  readonly #perMinute: number
  readonly #most: number
  readonly #now: () => number

  constructor(
    perMinute: number,
    { most = 50_000, now = Date.now }: { most?: number; now?: () => number } = {},
  ) {
    this.#perMinute = perMinute
    this.#most = most
    this.#now = now
  }

  take(name: string): number {
    const now = this.#now()
    const known = this.#buckets.get(name)
    // Taken out and put back, the map stands in the order of last use.
    if (known) this.#buckets.delete(name)
    else this.#forgetOldest()
    const tokens = known ? this.#refilled(known, now) : this.#perMinute
    const passes = tokens >= 1
    this.#buckets.set(name, { tokens: passes ? tokens - 1 : tokens, seenAt: now })
    return passes ? 0 : Math.ceil(((1 - tokens) * minute) / this.#perMinute / 1000)
  }

  get size(): number {
    return this.#buckets.size
  }

  #refilled({ tokens, seenAt }: Bucket, now: number): number {
    return Math.min(this.#perMinute, tokens + (Math.max(0, now - seenAt) * this.#perMinute) / minute)
  }

  #forgetOldest(): void {
    if (this.#buckets.size < this.#most) return
    const [oldest] = this.#buckets.keys()
    if (oldest !== undefined) this.#buckets.delete(oldest)
  }
}

/** What a limit counts by; null lets the request pass uncounted. */
export type LimitKey = (c: Context) => string | null

export function rateLimit(limit: RateLimit, keyOf: LimitKey): MiddlewareHandler {
  return async (c, next) => {
    const key = keyOf(c)
    const wait = key === null ? 0 : limit.take(key)
    if (wait > 0)
      throw new Problem(tooManyRequests, { detail: `Wait ${wait} s and try again.`, retryAfter: wait })
    await next()
  }
}

/** The address of the connection; of IPv6 its /64, since one subscriber has that many. Null without a socket. */
export const addressOf: LimitKey = (c) => {
  if (!hasSocket(c)) return null
  const { address } = getConnInfo(c).remote
  return address === undefined ? null : networkOf(address)
}

// Routes are tested without a socket: then there is nobody to count.
export const hasSocket = (c: Context): boolean =>
  typeof c.env === 'object' && c.env !== null && 'incoming' in c.env

export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}

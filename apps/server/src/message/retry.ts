// When a message that could not be carried is tried again: soon at first, then ever more seldom, and not once it would
// tell nothing any more.
import type { Delivery } from './carrier.ts'

const minute = 60_000
/** Waits after the first try, the second, …; the last is kept up. Together with what follows about three days. */
const waits = [1, 5, 15, 60, 180, 360].map((minutes) => minutes * minute)
/** Past this the address is taken for dead, however long the message would be useful. */
export const mostAttempts = 16

export interface Tried {
  /** Tries so far, this one included. */
  readonly attempts: number
  readonly at: Date
  readonly usefulUntil: Date
}

export type Outcome =
  | { readonly state: 'sent' | 'given-up'; readonly dueAt: null }
  | { readonly state: 'failed'; readonly dueAt: Date }

/** What a try makes of its message. */
export function outcomeOf(delivery: Delivery, { attempts, at, usefulUntil }: Tried): Outcome {
  if (delivery.outcome === 'sent') return { state: 'sent', dueAt: null }
  if (delivery.lasting || attempts >= mostAttempts) return { state: 'given-up', dueAt: null }
  const wait = Math.max(waits[attempts - 1] ?? waits.at(-1) ?? minute, delivery.waitMs ?? 0)
  const dueAt = new Date(at.getTime() + wait)
  return dueAt < usefulUntil ? { state: 'failed', dueAt } : { state: 'given-up', dueAt: null }
}

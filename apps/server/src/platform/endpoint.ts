// Every door of the house goes through here: begin a transaction, do the deed, commit on a value, roll back on a
// throw. What was thrown goes on to `answerTrouble`, the one place that answers it.
import type { Context, Env, Input } from 'hono'
import { type Actor, type Deed, type House, perform } from './deed.ts'

const anonymous: Actor = { kind: 'traveller', id: 'anonymous' }

/** Who acts, when a route knows better than "a traveller". */
export type ActorOf = (c: Context) => Actor

/** A route's handler: parse, ask, present. Its deed stands in one transaction, which commits when it returns. */
export function endpoint<E extends Env, P extends string, I extends Input, R extends Response>(
  house: House,
  handler: (deed: Deed, c: Context<E, P, I>) => Promise<R>,
  actorOf: ActorOf = () => anonymous,
): (c: Context<E, P, I>) => Promise<R> {
  return (c) => perform(house, actorOf(c), (deed) => handler(deed, c))
}

// Carries what is due: takes some messages for this server, hands each to the carrier of its channel, writes down what
// came of it. The network stands outside of any transaction. A server that dies in between leaves its messages to the
// next after the lease; a message may then go twice, under the same id, but is never lost.
import { findDataKey } from '../people/data-key.action.ts'
import { type House, perform, system } from '../platform/deed.ts'
import type { Carrier, Delivery, Outgoing } from './carrier.ts'
import { type MessageRow, settleMessage, takeDue } from './message.store.ts'
import { carriers } from './open-message.action.ts'
import { outcomeOf } from './retry.ts'
import { openLetter } from './sealed-letter.node.ts'

/** Longer than any carrier waits. */
const leaseMs = 5 * 60_000
const atOnce = 20

/** Carries until nothing is due; answers how many it took. */
export async function deliverDue(house: House): Promise<number> {
  let count = 0
  for (;;) {
    const taken = await perform(house, system, ({ db, now }) =>
      takeDue(db, { now, untilAt: new Date(now.getTime() + leaseMs), atMost: atOnce }),
    )
    if (taken.length === 0) return count
    count += taken.length
    const tries: Try[] = []
    for (const row of taken) tries.push(await prepare(house, row))
    const deliveries = await Promise.all(tries.map((one) => carry(house, one)))
    for (const [at, one] of tries.entries()) await settle(house, one, deliveries[at])
  }
}

interface Try {
  readonly row: MessageRow
  readonly carrier: Carrier | undefined
  /** What to carry, or why there is nothing to carry. */
  readonly outgoing: Outgoing | Delivery
}

async function prepare(house: House, row: MessageRow): Promise<Try> {
  const { message_id: id, holder_id, kind, language, useful_until: usefulUntil, sealed } = row
  const carrier = house.fixtures.get(carriers).get(row.channel)
  const hopeless = (said: string, lasting: boolean): Try => ({
    row,
    carrier,
    outgoing: { outcome: 'failed', said, lasting },
  })
  if (usefulUntil <= house.clock.now()) return hopeless('too-late', true)
  if (carrier === undefined) return hopeless('no-carrier', false)
  const dataKey = await findDataKey({ db: house.db, house }, holder_id)
  if (dataKey === undefined || sealed === null) return hopeless('erased', true)
  const letter = openLetter({ dataKey, keyring: house.keyring }, id, sealed)
  return { row, carrier, outgoing: { id, kind, language, usefulUntil, ...letter } }
}

async function carry({ log }: House, { carrier, outgoing, row }: Try): Promise<Delivery> {
  if ('outcome' in outgoing || carrier === undefined)
    return 'outcome' in outgoing ? outgoing : { outcome: 'failed', said: 'no-carrier', lasting: false }
  try {
    return await carrier.deliver(outgoing)
  } catch (err) {
    log.error({ err, id: row.message_id, carrier: carrier.name }, 'a carrier broke')
    return { outcome: 'failed', said: 'fault', lasting: false }
  }
}

async function settle(house: House, { row, carrier }: Try, delivery: Delivery | undefined): Promise<void> {
  if (delivery === undefined) return
  const { holder_id, message_id, attempts, useful_until: usefulUntil, kind, channel } = row
  const at = house.clock.now()
  const { state, dueAt } = outcomeOf(delivery, { attempts, at, usefulUntil })
  const attempt = {
    holder_id,
    message_id,
    number: attempts,
    tried_at: at,
    carrier: carrier?.name ?? 'none',
    outcome: state,
    said: delivery.said,
  }
  await perform(house, system, ({ db }) =>
    settleMessage(db, attempt, {
      state,
      dueAt,
      settledAt: dueAt === null ? at : null,
      keepsText: dueAt !== null || carrier?.keepsText === true,
    }),
  )
  const told = {
    id: message_id,
    kind,
    channel,
    carrier: attempt.carrier,
    state,
    attempts,
    said: delivery.said,
  }
  house.log[state === 'sent' ? 'info' : 'warn'](told, 'message')
}

/** One round at a time: asked again meanwhile, it goes round once more. */
export function deliverer(house: House): () => Promise<void> {
  let running: Promise<void> | null = null
  let again = false
  const rounds = async () => {
    do {
      again = false
      await deliverDue(house)
    } while (again)
  }
  return () => {
    again = true
    running ??= rounds().finally(() => {
      running = null
    })
    return running
  }
}

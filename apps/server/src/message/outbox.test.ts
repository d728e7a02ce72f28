import { sql } from 'kysely'
import { expect } from 'vitest'
import { eraseHolder } from '../holder/erase-holder.action.ts'
import { perform, system } from '../platform/deed.ts'
import { withDatabase } from '../platform/test-database.ts'
import { m } from '../site/say.ts'
import type { Delivery, Outgoing } from './carrier.ts'
import { deliverDue, deliverer } from './deliver.action.ts'
import { forgetMessages, forgetPastMessages } from './forget-messages.action.ts'
import { listMessages } from './list-messages.action.ts'
import { mailbox } from './mailbox-carrier.ts'
import { takeDue } from './message.store.ts'
import { type NewMessage, send } from './send.action.ts'
import { openMailServer, refusing } from './test-mail-server.ts'
import { aminaDeclares, carryWith, mailTo } from './test-outbox.ts'

const { story } = withDatabase()

const code = (holderId: string): NewMessage => ({
  holderId,
  kind: 'contact-code',
  write: (t) => ({
    subject: t(m.message_code_subject),
    body: t(m.message_code_body, { code: '123456', minutes: 10 }),
  }),
})

const statesOf = async (deed: Parameters<typeof listMessages>[0], holderId: string) =>
  (await listMessages(deed, [holderId])).map(({ state, attempts }) => [
    state,
    attempts.map(({ said }) => said),
  ])

/** A carrier that answers each try as it is told, and remembers what it was handed. */
function carrierThat(...answers: readonly Delivery[]) {
  const handed: Outgoing[] = []
  const deliver = async (message: Outgoing): Promise<Delivery> => {
    handed.push(message)
    return answers[handed.length - 1] ?? { outcome: 'sent', said: 'late' }
  }
  return { handed, carrier: { name: 'told', keepsText: false, deliver, close: async () => {} } }
}
const busy: Delivery = { outcome: 'failed', said: 'smtp-450', lasting: false }

story('Amina is written to in Arabic, and told that the service is free', async ({ deed, house }) => {
  const server = await openMailServer()
  const carrier = mailTo(house, server.port)
  const holderId = await aminaDeclares(deed)
  await send(deed, code(holderId))
  expect(await deliverDue(house)).toBe(1)
  await carrier.close()
  expect(server.letters).toHaveLength(1)
  expect(server.letters[0]?.subject).toBe('رمزك لتأكيد هذا العنوان')
  expect(server.letters[0]?.text).toContain('123456 هو رمزك')
  expect(server.letters[0]?.text).toContain('مجانية')
  expect(server.letters[0]?.text).toContain(`${house.config.address}/ar`)
  expect(await statesOf(deed, holderId)).toEqual([['sent', [expect.stringMatching(/^250/)]]])
})

story('What was sent is not sent again, and its text is not kept', async ({ deed, house, db }) => {
  const { handed, carrier } = carrierThat()
  carryWith(house, [['email', carrier]])
  const holderId = await aminaDeclares(deed)
  await send(deed, code(holderId))
  await deliverDue(house)
  expect(await deliverDue(house)).toBe(0)
  expect(handed).toHaveLength(1)
  const { rows } = await sql<{ sealed: Buffer | null }>`select sealed from message`.execute(db)
  expect(rows).toEqual([{ sealed: null }])
})

story('Neither address nor text can be read in the tables', async ({ deed, house, db }) => {
  carryWith(house, [['email', mailbox]])
  const holderId = await aminaDeclares(deed)
  await send(deed, code(holderId))
  await deliverDue(house)
  const { rows } =
    await sql`select message::text as row from message union all select message_attempt::text from message_attempt`.execute(
      db,
    )
  const text = JSON.stringify(rows)
  expect(rows).toHaveLength(2)
  expect(text).not.toContain(Buffer.from('amina@').toString('hex'))
  expect(text).not.toContain('amina')
  expect(text).not.toContain(Buffer.from('123456').toString('hex'))
})

story('A deed that is rolled back tells nobody', async ({ deed, house }) => {
  const { handed, carrier } = carrierThat()
  carryWith(house, [['email', carrier]])
  const holderId = await aminaDeclares(deed)
  const undone = perform(house, system, async (inner) => {
    await send(inner, code(holderId))
    throw new Error('thought better of it')
  })
  await expect(undone).rejects.toThrow('thought better')
  await deliverDue(house)
  expect(handed).toEqual([])
})

story(
  'A busy relay is asked again, later and later, until it takes the letter',
  async ({ deed, house, clock }) => {
    const { handed, carrier } = carrierThat(busy, busy)
    carryWith(house, [['email', carrier]])
    const holderId = await aminaDeclares(deed)
    await send(deed, code(holderId))
    const start = clock.now().getTime()
    const triedAfter: number[] = []
    for (let minute = 0; minute < 10; minute += 1) {
      clock.moveTo(new Date(start + minute * 60_000))
      if ((await deliverDue(house)) > 0) triedAfter.push(minute)
    }
    expect(triedAfter).toEqual([0, 1, 6])
    expect(new Set(handed.map(({ id }) => id)).size).toBe(1)
    expect(await statesOf(deed, holderId)).toEqual([['sent', ['smtp-450', 'smtp-450', 'late']]])
  },
)

story('A mailbox that does not exist is given up at once', async ({ deed, house, clock }) => {
  const server = await openMailServer(refusing(550, '5.1.1 no such mailbox'))
  const carrier = mailTo(house, server.port)
  const holderId = await aminaDeclares(deed)
  await send(deed, code(holderId))
  await deliverDue(house)
  clock.moveTo(new Date(clock.now().getTime() + 86_400_000))
  expect(await deliverDue(house)).toBe(0)
  await carrier.close()
  expect(await statesOf(deed, holderId)).toEqual([['given-up', ['eenvelope-550']]])
})

story('A message that comes too late to tell anything is not sent', async ({ deed, house, clock }) => {
  const { handed, carrier } = carrierThat()
  carryWith(house, [['email', carrier]])
  const holderId = await aminaDeclares(deed)
  await send(deed, { ...code(holderId), usefulMs: 600_000 })
  clock.moveTo(new Date(clock.now().getTime() + 600_000))
  await deliverDue(house)
  expect(handed).toEqual([])
  expect(await statesOf(deed, holderId)).toEqual([['given-up', ['too-late']]])
})

story('Without a carrier a message waits for one', async ({ deed, house, clock }) => {
  carryWith(house, [])
  const holderId = await aminaDeclares(deed)
  await send(deed, code(holderId))
  await deliverDue(house)
  expect(await statesOf(deed, holderId)).toEqual([['failed', ['no-carrier']]])
  const { handed, carrier } = carrierThat()
  carryWith(house, [['email', carrier]])
  clock.moveTo(new Date(clock.now().getTime() + 60_000))
  await deliverDue(house)
  expect(handed).toHaveLength(1)
})

story('A carrier that breaks is a fault of ours, and the message is tried again', async ({ deed, house }) => {
  const broken = {
    name: 'broken',
    keepsText: false,
    deliver: () => Promise.reject(new Error('bug')),
    close: async () => {},
  }
  carryWith(house, [['email', broken]])
  const holderId = await aminaDeclares(deed)
  await send(deed, code(holderId))
  await deliverDue(house)
  expect(await statesOf(deed, holderId)).toEqual([['failed', ['fault']]])
})

story(
  'What a server was sending when it died is sent by the next, once the lease is over',
  async ({ deed, house, clock, db }) => {
    const { handed, carrier } = carrierThat()
    carryWith(house, [['email', carrier]])
    await send(deed, code(await aminaDeclares(deed)))
    const untilAt = new Date(clock.now().getTime() + 300_000)
    expect(await takeDue(db, { now: clock.now(), untilAt, atMost: 20 })).toHaveLength(1)
    expect(await deliverDue(house)).toBe(0)
    clock.moveTo(untilAt)
    expect(await deliverDue(house)).toBe(1)
    expect(handed).toHaveLength(1)
  },
)

story(
  'A server that was slow does not undo what another one has settled',
  async ({ deed, house, clock, db }) => {
    const { carrier } = carrierThat(busy)
    const slow = {
      ...carrier,
      deliver: async (message: Outgoing): Promise<Delivery> => {
        const untilAt = new Date(clock.now().getTime() + 300_000)
        clock.moveTo(untilAt)
        await takeDue(db, { now: untilAt, untilAt: new Date(untilAt.getTime() + 300_000), atMost: 20 })
        return carrier.deliver(message)
      },
    }
    carryWith(house, [['email', slow]])
    const holderId = await aminaDeclares(deed)
    await send(deed, code(holderId))
    await deliverDue(house)
    expect(await statesOf(deed, holderId)).toEqual([['sending', []]])
  },
)

story('Asked while it is busy, it goes round once more instead of twice at once', async ({ deed, house }) => {
  const { handed, carrier } = carrierThat()
  carryWith(house, [['email', carrier]])
  const holderId = await aminaDeclares(deed)
  await send(deed, code(holderId))
  const deliver = deliverer(house)
  await Promise.all([deliver(), deliver(), deliver()])
  expect(handed).toHaveLength(1)
})

story('Who is erased takes her messages with her', async ({ deed, house, db }) => {
  const { handed, carrier } = carrierThat()
  carryWith(house, [['email', carrier]])
  const holderId = await aminaDeclares(deed)
  await send(deed, code(holderId))
  await eraseHolder(deed, holderId, 'asked for')
  // Between erasure and clearing up nothing may go out either: the key is gone.
  await deliverDue(house)
  expect(handed).toEqual([])
  await forgetMessages(deed, holderId)
  expect((await sql`select from message`.execute(db)).rows).toEqual([])
  expect((await sql`select from message_attempt`.execute(db)).rows).toEqual([])
})

story(
  'After four weeks nothing is left, not even that something was sent',
  async ({ deed, deedOf, house, clock }) => {
    carryWith(house, [['email', mailbox]])
    const holderId = await aminaDeclares(deed)
    await send(deed, code(holderId))
    await deliverDue(house)
    expect((await listMessages(deed, [holderId]))[0]?.letter?.address).toBe('amina@example.org')
    clock.moveTo(new Date(clock.now().getTime() + 28 * 86_400_000))
    expect(await forgetPastMessages(deedOf(system))).toBe(1)
    expect(await listMessages(deed, [holderId])).toEqual([])
  },
)

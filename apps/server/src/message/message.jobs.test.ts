import { expect, onTestFinished, test } from 'vitest'
import { type House, perform, system } from '../platform/deed.ts'
import { openEvents } from '../platform/events.ts'
import { openJobs } from '../platform/jobs.ts'
import { withDatabase } from '../platform/test-database.ts'
import { m } from '../site/say.ts'
import type { Delivery, Outgoing } from './carrier.ts'
import { listMessages } from './list-messages.action.ts'
import { scheduleMessage } from './message.jobs.ts'
import { messageDue, send } from './send.action.ts'
import { aminaDeclares, carryWith } from './test-outbox.ts'

const { house, database } = withDatabase()

async function openServer(): Promise<House> {
  const events = await openEvents(database().url, (error) => {
    throw error
  })
  const server: House = { ...house(), events }
  const jobs = await openJobs(server)
  onTestFinished(async () => {
    await jobs.stop()
    await events.close()
  })
  await scheduleMessage(jobs, server)
  return server
}

test('a message is carried as soon as its deed is done, not at the next minute', async () => {
  const server = await openServer()
  const handed: Outgoing[] = []
  const deliver = async (message: Outgoing): Promise<Delivery> => {
    handed.push(message)
    return { outcome: 'sent', said: null }
  }
  carryWith(server, [['email', { name: 'told', keepsText: false, close: async () => {}, deliver }]])
  const settled = Promise.withResolvers<void>()
  // Heard after the room has carried what was due.
  server.events.hear(messageDue, () => {
    if (handed.length > 0) settled.resolve()
  })
  const holderId = await perform(server, system, aminaDeclares)
  await perform(server, system, (deed) =>
    send(deed, {
      holderId,
      kind: 'contact-code',
      write: (t) => ({ subject: t(m.message_code_subject), body: '123456' }),
    }),
  )
  await settled.promise
  expect(handed).toMatchObject([{ kind: 'contact-code', address: 'amina@example.org', language: 'ar' }])
  expect(await perform(server, system, (deed) => listMessages(deed, [holderId]))).toMatchObject([
    { state: 'sent' },
  ])
})

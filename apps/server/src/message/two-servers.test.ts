import { expect, test } from 'vitest'
import { perform, system } from '../platform/deed.ts'
import { withDatabase } from '../platform/test-database.ts'
import { m } from '../site/say.ts'
import type { Delivery, Outgoing } from './carrier.ts'
import { deliverDue } from './deliver.action.ts'
import { send } from './send.action.ts'
import { aminaDeclares, carryWith } from './test-outbox.ts'

const { house } = withDatabase()

test('two servers on one database share the work, and no message goes twice', async () => {
  const opened = house()
  const handed: Outgoing[] = []
  const deliver = async (message: Outgoing): Promise<Delivery> => {
    handed.push(message)
    return { outcome: 'sent', said: null }
  }
  carryWith(opened, [['email', { name: 'counting', keepsText: false, deliver, close: async () => {} }]])
  await perform(opened, system, async (deed) => {
    const holderId = await aminaDeclares(deed)
    for (let n = 0; n < 90; n += 1)
      await send(deed, {
        holderId,
        kind: 'contact-code',
        write: (t) => ({ subject: t(m.message_code_subject), body: String(n) }),
      })
  })
  const taken = await Promise.all([deliverDue(opened), deliverDue(opened)])
  expect(taken[0] + taken[1]).toBe(90)
  expect(new Set(handed.map(({ id }) => id)).size).toBe(90)
  expect(handed).toHaveLength(90)
})

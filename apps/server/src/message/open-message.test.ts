import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { exerciseClock } from '../platform/clock.ts'
import { Fixtures } from '../platform/fixture.ts'
import { withDatabase } from '../platform/test-database.ts'
import { carrierNames, openMessage } from './open-message.action.ts'

const { house } = withDatabase()

const mail = {
  PRATIQUE_EXERCISE: 'none',
  PRATIQUE_ADDRESS: 'https://pratique.example.org',
  SMTP_URL: 'smtps://mail.example.org',
  SMTP_FROM: 'no-reply@example.org',
}

test('what is not set is told to the operator by name', () => {
  const opened = house({ fixtures: new Fixtures() })
  openMessage(opened)
  expect(carrierNames(opened)).toEqual({ email: 'none', sms: 'none' })
})

test('what is set carries', () => {
  const opened = house({ fixtures: new Fixtures(), config: readConfig(mail, []) })
  openMessage(opened)
  expect(carrierNames(opened)).toEqual({ email: 'smtp', sms: 'none' })
})

test('an exercise sends nothing, whatever is set', () => {
  const exercise = { name: 'drill', clock: exerciseClock(0) }
  const opened = house({ fixtures: new Fixtures(), config: readConfig(mail, []), exercise })
  openMessage(opened)
  expect(carrierNames(opened)).toEqual({ email: 'mailbox', sms: 'mailbox' })
})

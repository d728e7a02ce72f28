import { expect, test } from 'vitest'
import { bestContact, contactsOf, emailAddress, smsAddress } from './contact.ts'

test.each([
  ['+39 02 5550 0112', '+390255500112'],
  ['0039 (02) 5550-0112', '+390255500112'],
  ['+86.578.555.0100', '+865785550100'],
  ['138 0013 8000', null],
  ['+0 123 456 789', null],
  ['+1234567890123456', null],
  ['', null],
])('a telephone written as %s takes an SMS at %s', (written, address) => {
  expect(smsAddress(written)).toBe(address)
})

test.each([
  ['Amina@Example.ORG', 'Amina@example.org'],
  ['  amina@example.org ', 'amina@example.org'],
  ['amina', null],
  ['a@b@c', null],
  ['@example.org', null],
])('an e-mail address written as %s is %s', (written, address) => {
  expect(emailAddress(written)).toBe(address)
})

test('who left both is reached by both, e-mail first', () => {
  expect(contactsOf({ email: 'amina@example.org', telephone: '+39 02 5550 0112' })).toEqual([
    { channel: 'email', address: 'amina@example.org' },
    { channel: 'sms', address: '+390255500112' },
  ])
  expect(contactsOf({ email: null, telephone: '5550 0112' })).toEqual([])
})

const email = { channel: 'email', address: 'amina@example.org' } as const
const sms = { channel: 'sms', address: '+390255500112' } as const
const reach = (contact: typeof email | typeof sms, verified: boolean, carried: boolean) => ({
  contact,
  verified,
  carried,
})

test('a verified contact goes before one that is only stated', () => {
  expect(bestContact([reach(email, false, true), reach(sms, true, true)])).toBe(sms)
})

test('one that something carries to goes before a verified one that nothing reaches', () => {
  expect(bestContact([reach(email, true, false), reach(sms, false, true)])).toBe(sms)
})

test('alike in both, e-mail is taken', () => {
  expect(bestContact([reach(email, true, true), reach(sms, true, true)])).toBe(email)
})

test('without a contact there is none to write to', () => {
  expect(bestContact([])).toBeNull()
})

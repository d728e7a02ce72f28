import { expect, test } from 'vitest'
import { unknownHolder } from '../holder/state.ts'
import { openKeyring } from '../platform/keyring.ts'
import { codeHash, contactName, isCode, newCode, readCode, verifiedSince } from './contact-code.node.ts'

const keyring = openKeyring([Buffer.alloc(32, 7)])
const rotated = openKeyring([Buffer.alloc(32, 8), Buffer.alloc(32, 7)])
const email = { channel: 'email', address: 'amina@example.org' } as const
const at = new Date('2020-03-16T00:00:00Z')

test('a code has six digits', () => {
  for (let n = 0; n < 200; n += 1) expect(newCode()).toMatch(/^\d{6}$/)
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳۴۵۶', '123456'],
  ['123456', '123456'],
  ['\u200e012345', '012345'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
  ['', null],
])('"%s" is read as %s', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})

test('a code counts for its holder and its contact alone', () => {
  const kept = codeHash(keyring, 'amina', email, '123456')
  const counts = (
    holder: string,
    contact: typeof email | { channel: 'sms'; address: string },
    code: string,
  ) => isCode(keyring, holder, contact, { code, kept })
  expect(counts('amina', email, '123456')).toBe(true)
  expect(counts('amina', email, '123457')).toBe(false)
  expect(counts('boris', email, '123456')).toBe(false)
  expect(counts('amina', { channel: 'sms', address: email.address }, '123456')).toBe(false)
})

test('what is kept of a code does not hold it', () => {
  expect(codeHash(keyring, 'amina', email, '123456').toString('latin1')).not.toContain('123456')
})

test('a contact stays verified when the instance key changes, and not when the contact does', () => {
  const state = {
    ...unknownHolder,
    verifiedContacts: { email: { contact: contactName(keyring, email), at } },
  }
  expect(verifiedSince(keyring, state, email)).toEqual(at)
  expect(verifiedSince(rotated, state, email)).toEqual(at)
  expect(verifiedSince(keyring, state, { ...email, address: 'another@example.org' })).toBeNull()
  expect(verifiedSince(keyring, unknownHolder, email)).toBeNull()
})

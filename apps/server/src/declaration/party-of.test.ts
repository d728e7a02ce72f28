import { expect, test } from 'vitest'
import type { Answers } from './answers.ts'
import { checkParty, partyOf } from './party-of.ts'

const on = '2020-03-16'
let numbers = 0
const person = (dateOfBirth: string, party: Record<string, string | boolean> = {}): Answers => {
  numbers += 1
  return { identity: { dateOfBirth, documentNumber: `X${numbers}` }, party }
}
const adult = () => person('1988-02-29')
const child = (party: Record<string, string | boolean> = { relation: 'child' }) => person('2014-06-01', party)
const guardian = { unaccompaniedMinor: true, guardianName: 'Chen Wei' }

test('a mother and her child are a party, in which she is the carer', () => {
  expect(partyOf([adult(), child()], on)).toEqual([
    { traveller: 0, role: 'carer' },
    { traveller: 1, role: 'child' },
  ])
})

test('who is only filed for is of no party', () => {
  expect(partyOf([adult(), person('1990-01-01', { relation: 'companion' })], on)).toEqual([])
})

test('where the child declares first, its parent is the carer', () => {
  expect(
    partyOf([child({}), person('1985-01-01', { relation: 'parent' })], on).map(({ role }) => role),
  ).toEqual(['child', 'carer'])
})

const related = (relation: string) => person('1940-01-01', { relation })

test.each([
  ['in the care of the first traveller', [adult(), related('in-care')], ['carer', 'child']],
  ['who declares first, before her carer', [adult(), related('carer')], ['child', 'carer']],
  [
    'beside a spouse who does not care for her',
    [adult(), related('spouse'), related('carer')],
    ['child', 'traveller', 'carer'],
  ],
] as const)('an adult who needs care is kept with her carer: %s', (_name, travellers, roles) => {
  expect(partyOf(travellers, on).map(({ role }) => role)).toEqual(roles)
})

test.each([
  ['a child alone', [child({})], ['guardian-missing']],
  ['a child alone with a guardian named', [child(guardian)], []],
  ['a child with her mother', [adult(), child()], []],
  [
    'a child whom a colleague of her parents only files for',
    [adult(), child({ relation: 'companion' })],
    ['guardian-missing'],
  ],
  ['two children with each other', [child(guardian), child({ relation: 'relative' })], ['guardian-missing']],
  ['one of seventeen years', [person('2002-03-17')], ['guardian-missing']],
  ['one who is eighteen today', [person('2002-03-16')], []],
  ['a grown man who calls himself a minor', [person('1975-01-01', guardian)], ['no-minor']],
  ['a second traveller who does not say who she is', [adult(), person('1990-01-01')], ['relation-missing']],
] as const)('%s', (_name, travellers, codes) => {
  expect(checkParty(travellers, on).map(({ code }) => code)).toEqual(codes)
})

test('one document for two is noticed at the second, however it is spaced', () => {
  const [first, second] = [adult(), person('1990-01-01', { relation: 'spouse' })]
  const twin = { ...second, identity: { ...(second.identity as object), documentNumber: `x-${numbers - 1}` } }
  expect(checkParty([first, twin], on)).toEqual([
    { traveller: 1, code: 'document-twice', linkId: 'identity.documentNumber' },
  ])
})

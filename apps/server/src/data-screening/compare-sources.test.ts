import { describe, expect, test } from 'vitest'
import { aminaSays, stay } from '../holder/test-acts.ts'
import { contradictionsOf, type SameDocument, type Screened } from './compare-sources.ts'
import { dueAfter, textOf } from './contradiction.ts'

const amina: Screened = {
  primaryIdentifier: 'Müller Haddad',
  secondaryIdentifier: 'Amina',
  statement: aminaSays,
  dateOfBirth: '1984-05-06',
  documentNumber: 'L898902C3',
  arrivalAt: new Date('2020-03-17T02:20:00Z'),
  isKnown: false,
  since: '2020-03-03',
  listed: {
    primaryIdentifier: 'MUELLER HADDAD',
    secondaryIdentifier: 'AMINA',
    dateOfBirth: '1984-05-06',
    voyage: 'SU206',
    seat: '14C',
    seatSource: 'list',
    twice: 0,
  },
  whereabouts: [{ source: 'list', place: 'RU', on: '2020-03-16', voyage: 'SU206' }],
  foreign: [],
  sameDocument: [],
  sharedLegs: [],
}
const of = (change: Partial<Screened>) => contradictionsOf({ ...amina, ...change }, 'CN')
const listed = (change: Partial<NonNullable<Screened['listed']>>) =>
  of({ listed: { ...(amina.listed as NonNullable<Screened['listed']>), ...change } })
const tested = (place: string, on: string) =>
  of({ whereabouts: [{ source: 'certificate', place, on, voyage: null }] })
const before: SameDocument = {
  holderId: '0198a000-0000-7000-8000-000000000001',
  primaryIdentifier: 'MUELLER HADDAD',
  secondaryIdentifier: 'AMINA',
  dateOfBirth: '1984-05-06',
  flight: 'EK302',
  arrivalAt: new Date('2020-03-08T02:20:00Z'),
  withdrawn: false,
  stops: [],
  known: null,
}

test('nothing contradicts what every source says', () => {
  expect(of({})).toEqual([])
})

describe('a stop that was not declared', () => {
  test.each([
    [
      'came aboard in Tehran',
      of({ whereabouts: [{ source: 'list', place: 'IR', on: '2020-03-16', voyage: 'W579' }] }),
      ['list IR'],
    ],
    ['tested in Seoul', tested('KR', '2020-03-10'), ['certificate KR']],
    ['tested in Milan while there', tested('IT', '2020-03-10'), []],
    ['tested in Milan the day after she left: midnight differs', tested('IT', '2020-03-17'), []],
    ['tested in Milan days after she said she left', tested('IT', '2020-03-19'), ['certificate IT']],
    ['tested before anything is looked back on', tested('KR', '2020-02-01'), []],
    [
      'a leg within the country is no stop abroad',
      of({ whereabouts: [{ source: 'list', place: 'CN', on: null, voyage: 'CA1' }] }),
      [],
    ],
    [
      'she declared Daegu last week',
      of({ sameDocument: [{ ...before, stops: [stay('KR', '2020-02-20', '2020-03-07')] }] }),
      ['earlier-declaration KR'],
    ],
    [
      'that is too long ago',
      of({ sameDocument: [{ ...before, stops: [stay('KR', '2020-01-20', '2020-02-07')] }] }),
      [],
    ],
  ])('%s', (_what, found, expected) => {
    expect(
      found.filter(({ kind }) => kind === 'stop').map(({ source, found: place }) => `${source} ${place}`),
    ).toEqual(expected)
  })
})

describe('another seat, name or birth date', () => {
  test.each([
    ['the list says 14D', listed({ seat: '14D' }), ['seat list 14D']],
    ['014C is 14C', listed({ seat: '014C' }), []],
    ['at the gate she sat in 31K', listed({ seat: '31K', seatSource: 'gate' }), ['seat gate 31K']],
    ['no seat is no other seat', listed({ seat: null }), []],
    [
      'another name',
      listed({ primaryIdentifier: 'ROSSI', secondaryIdentifier: 'ANNA' }),
      ['name list ANNA ROSSI'],
    ],
    ['a second given name left out is the same person', listed({ secondaryIdentifier: 'AMINA MARIA' }), []],
    ['another birth date', listed({ dateOfBirth: '1984-06-05' }), ['birth-date list 1984-06-05']],
    [
      'a certificate in another name',
      of({ foreign: [{ differs: 'name', issuer: 'IT' }] }),
      ['name certificate IT'],
    ],
  ])('%s', (_what, found, expected) => {
    expect(found.map(({ kind, source, found: text }) => `${kind} ${source} ${text}`)).toEqual(expected)
  })
})

describe('a document used twice', () => {
  const kinds = (other: Partial<SameDocument>) =>
    of({ sameDocument: [{ ...before, ...other }] }).map(({ kind }) => kind)
  test.each([
    ['by herself, nine days earlier', {}, []],
    ['by herself, on two flights of one day', { arrivalAt: new Date('2020-03-17T09:00:00Z') }, ['document']],
    ['by another name', { primaryIdentifier: 'ROSSI', secondaryIdentifier: 'ANNA' }, ['document']],
    ['by somebody born on another day', { dateOfBirth: '1990-01-01' }, ['document']],
    [
      'by another name, who withdrew',
      { primaryIdentifier: 'ROSSI', secondaryIdentifier: 'ANNA', withdrawn: true },
      [],
    ],
  ])('%s', (_what, other, expected) => {
    expect(kinds(other)).toEqual(expected)
  })
  test('twice on one list', () => {
    expect(listed({ twice: 1 })).toMatchObject([
      { kind: 'document', source: 'list', said: '…2C3', found: '2' },
    ])
  })
})

describe('somebody ill', () => {
  const sharedLegs = [{ voyage: 'SU206', on: '2020-03-17', cases: ['a'] }]
  const known = { status: 'confirmed', on: '2020-03-09' }
  test.each([
    ['a case aboard whom nobody traced', of({ sharedLegs }), ['leg']],
    [
      'she said herself that she was near',
      of({ sharedLegs, statement: { ...aminaSays, exposure: 'some' } }),
      [],
    ],
    ['a tracing knows her already', of({ sharedLegs, isKnown: true }), []],
    ['a case under her document last week', of({ sameDocument: [{ ...before, known }] }), ['earlier-case']],
    [
      'a case under her document, of another person',
      of({ sameDocument: [{ ...before, known, dateOfBirth: '1990-01-01', withdrawn: true }] }),
      [],
    ],
  ])('%s', (_what, found, expected) => {
    expect(found.map(({ kind }) => kind)).toEqual(expected)
  })
})

test('the same finding is the same text, in whatever order others were found', () => {
  const [one] = of({ sharedLegs: [{ voyage: 'SU206', on: '2020-03-17', cases: ['a', 'b'] }] })
  const [other] = of({ sharedLegs: [{ voyage: 'SU206', on: '2020-03-17', cases: ['b', 'a'] }] })
  expect(one && other && textOf(one) === textOf(other)).toBe(true)
})

test('on her way it is due at the door, after that within the hours of the pack', () => {
  const at = new Date('2020-03-16T00:00:00Z')
  const arrives = new Date('2020-03-17T02:20:00Z')
  expect(dueAfter(at, arrives, 24)).toEqual(arrives)
  expect(dueAfter(arrives, arrives, 24)).toEqual(new Date('2020-03-18T02:20:00Z'))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListedPerson, ListedType } from './person.ts'
import { readPassengerList } from './read-passenger-list.ts'
import { writePassengerList } from './write-passenger-list.ts'

const word = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  minLength: 1,
  maxLength: 12,
})
const code = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'ABCDEFGH0123456789'), minLength: length, maxLength: length })
const date = (min: string, max: string) =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10))

const person = (types: readonly ListedType[]): fc.Arbitrary<ListedPerson> =>
  fc.record({
    type: fc.constantFrom(...types),
    primaryIdentifier: word,
    secondaryIdentifier: fc.option(word),
    sex: fc.constantFrom('M' as const, 'F' as const, 'X' as const, null),
    dateOfBirth: date('1921-01-01', '2020-03-04'),
    nationality: fc.constantFrom('ITA', 'CHN', null),
    documents: fc.array(
      fc.record({
        type: fc.constantFrom('P', 'I', 'V'),
        number: code(9),
        issuer: fc.constantFrom('ITA', null),
        expiresOn: fc.option(date('2020-03-06', '2035-01-01')),
      }),
      { maxLength: 2 },
    ),
    seat: fc.constantFrom('1A', '31F', null),
    recordLocator: fc.option(code(6)),
    embarked: fc.constantFrom('MXP', null),
    disembarked: fc.constantFrom('PVG', null),
  })

const envelope = {
  sender: 'QXAPIS:ZZ',
  recipient: 'CNAPIS:ZZ',
  preparedAt: '2020-03-05T15:12',
  reference: 'R1',
}
const leg = { from: 'MXP', to: 'SVO', departsAt: '2020-03-05T10:30', arrivesAt: '2020-03-05T16:10' }
const onwards = { from: 'SVO', to: 'PVG', departsAt: '2020-03-05T19:10', arrivesAt: '2020-03-06T09:30' }

describe('what was written is read again', () => {
  it('with every field and no problem', () => {
    const content = fc.record({
      voyage: fc.record({
        carrier: fc.constant('QX'),
        number: fc.constant('7206'),
        legs: fc.constantFrom([leg], [leg, onwards]),
      }),
      passengers: fc.uniqueArray(person(['passenger', 'transit']), {
        maxLength: 5,
        selector: (one) => one.primaryIdentifier,
      }),
      crew: fc.uniqueArray(person(['crew', 'transit-crew']), {
        maxLength: 2,
        selector: (one) => one.primaryIdentifier,
      }),
    })
    fc.assert(
      fc.property(content, (written) => {
        const list = readPassengerList(writePassengerList(written, envelope))
        expect(list).toEqual({ ...written, declaredCount: written.passengers.length, problems: [] })
      }),
    )
  })

  it('with national characters in the letters of a zone', () => {
    const passenger: ListedPerson = {
      type: 'passenger',
      primaryIdentifier: 'Müller',
      secondaryIdentifier: "Jean-Luc d'Or",
      sex: null,
      dateOfBirth: '1980-01-01',
      nationality: null,
      documents: [],
      seat: null,
      recordLocator: "A'B+C",
      embarked: null,
      disembarked: null,
    }
    const voyage = { carrier: 'QX', number: '1', legs: [leg] }
    const { passengers } = readPassengerList(
      writePassengerList({ voyage, passengers: [passenger] }, envelope),
    )
    expect(passengers).toMatchObject([
      { primaryIdentifier: 'MUELLER', secondaryIdentifier: 'JEAN LUC DOR', recordLocator: "A'B+C" },
    ])
  })
})

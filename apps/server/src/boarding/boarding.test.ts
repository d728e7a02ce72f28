import { describe, expect, test } from 'vitest'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { unknownPerson } from '../voyage/person-clause.ts'
import { boardingAnswer, doorsCloseAt } from './boarding-answer.ts'
import { isOwn } from './check-passengers.action.ts'
import { newPartner } from './operator-add.command.ts'
import { readPassengers } from './read-passengers.ts'

const { plan } = arrivalPack({ config: { pack: 'zhejiang-2020' } })
const well = { ...unknownPerson, colour: 'green', declared: true }

describe('what an operator is told', () => {
  test.each([
    ['green', {}, 'UTO', 'ok'],
    ['orange alone is never refused', { colour: 'orange' }, 'UTO', 'ok'],
    ['undeclared', { declared: false, colour: null }, 'UTO', 'ask'],
    ['undecided', { colour: 'unknown' }, 'UTO', 'ask'],
    ['ill, not examined', { symptoms: true }, 'UTO', 'ask'],
    ['a confirmed case', { caseStatus: 'confirmed' }, 'UTO', 'not-ok'],
    ['a confirmed case of the own nationality', { caseStatus: 'confirmed' }, 'CHN', 'ask'],
  ] as const)('%s', (_title, change, nationality, answer) => {
    expect(boardingAnswer(plan.boarding, { ...well, ...change }, nationality)).toBe(answer)
  })

  test('without a cited law nobody is refused', () => {
    const boarding = { ...plan.boarding, rules: [{ answer: 'not-ok', when: {} }] } as const
    expect(boardingAnswer({ ...boarding, rules: [...boarding.rules] }, well, 'UTO')).toBe('ask')
  })

  test('answers may change until the doors close', () => {
    expect(doorsCloseAt(new Date('2020-03-16T12:00:00Z'), plan.times)?.toISOString()).toBe(
      '2020-03-16T11:40:00.000Z',
    )
    expect(doorsCloseAt(null, plan.times)).toBe(null)
  })
})

test('an operator has its own voyages: SU is not SUX', () => {
  expect(isOwn({ carriers: ['SU'] }, 'SU206')).toBe(true)
  expect(isOwn({ carriers: ['SU'] }, 'SUX206')).toBe(false)
  expect(isOwn({ carriers: ['SU'] }, 'MU206')).toBe(false)
})

test('a line that cannot be read is named by its number', () => {
  expect(readPassengers('X1, Fiore, Amina\n\nX2')).toMatchObject({ wrongLine: 3 })
  expect(readPassengers('X1;Fiore;Amina Maria\r\n').passengers).toEqual([
    {
      documentNumber: 'X1',
      primaryIdentifier: 'Fiore',
      secondaryIdentifier: 'Amina Maria',
      dateOfBirth: null,
    },
  ])
})

test('every fault of a new operator is said together', () => {
  expect(() => newPartner({ carriers: 'su', webhook: 'http://example.org' })).toThrow(
    /--name.*\n.*--carriers.*\n.*--webhook/,
  )
  expect(newPartner({ laboratory: true, name: 'Lab' })).toMatchObject({ kind: 'laboratory', carriers: [] })
})

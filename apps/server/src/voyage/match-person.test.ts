import { describe, expect, test } from 'vitest'
import { type Compared, isNear, matchOf, nearGrounds, nearMatches, withoutTwice } from './match-person.ts'

const evidence = (holderId: string, document: boolean, name: boolean, sameVoyage = true) => ({
  holderId,
  document,
  name,
  sameVoyage,
})

describe('who somebody on the list is', () => {
  test.each([
    ['document and name agree', [evidence('a', true, true)], true, 'certain', 'a'],
    ['only the document agrees', [evidence('a', true, false)], true, 'likely', null],
    ['only the name agrees, the document is another', [evidence('a', false, true)], true, 'likely', null],
    ['the name agrees and the list names no document', [evidence('a', false, true)], false, 'certain', 'a'],
    ['the name agrees, but of another voyage', [evidence('a', false, true, false)], false, 'likely', null],
    [
      'she declared twice: the one of this voyage',
      [evidence('a', true, true, false), evidence('b', true, true)],
      true,
      'certain',
      'b',
    ],
    [
      'two declared this voyage with her document',
      [evidence('a', true, true), evidence('b', true, true)],
      true,
      'likely',
      null,
    ],
    ['nobody', [], true, 'none', null],
  ] as const)('%s', (_title, found, documentListed, match, holderId) => {
    expect(matchOf(found, documentListed)).toMatchObject({ match, holderId })
  })

  test('a document used twice on the list makes nobody certain', () => {
    const certain = matchOf([evidence('a', true, true)], true)
    expect(withoutTwice([certain, certain, matchOf([evidence('b', true, true)], true)])).toMatchObject([
      { match: 'likely' },
      { match: 'likely' },
      { match: 'certain', holderId: 'b' },
    ])
  })

  test.each([
    ['AB123456', 'AB123456', true],
    ['AB123456', 'AB123457', true],
    ['AB123456', 'A8123456', true],
    ['AB123456', 'AB12345', true],
    ['AB123456', 'AB132456', true],
    ['AB123456', 'AB143256', false],
    ['AB123456', 'XY123456', false],
  ])('%s is near %s: %s', (left, right, near) => {
    expect(isNear(left, right)).toBe(near)
    expect(isNear(right, left)).toBe(near)
  })

  const listed: Compared = {
    primaryIdentifier: 'MULLER',
    secondaryIdentifier: 'JURGEN',
    dateOfBirth: '1984-02-29',
    documentNumber: 'C01X00T47',
    seat: '12A',
  }

  test('one ground alone is nobody: a birthday or a seat is shared by strangers', () => {
    const stranger = {
      ...listed,
      primaryIdentifier: 'OTHER',
      secondaryIdentifier: 'MAN',
      documentNumber: 'Z9',
      seat: null,
    }
    expect(nearGrounds(listed, stranger)).toEqual([])
  })

  test('an umlaut and one wrong digit are likely, with what agrees', () => {
    const typed = { ...listed, primaryIdentifier: 'Müller', documentNumber: 'C01X00T41', holderId: 'h' }
    expect(nearMatches([listed], [typed])).toEqual([
      {
        match: 'likely',
        holderId: null,
        candidates: [{ holderId: 'h', grounds: ['near-document', 'birth-date', 'seat', 'name'] }],
      },
    ])
  })
})

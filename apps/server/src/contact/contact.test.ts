import { describe, expect, test } from 'vitest'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { cabinOf, isInZone, readSeat, type Seat } from './cabin.ts'
import { type Aboard, contactsOf, isWider, zoneRule } from './contact-zone.ts'
import { layoutFor } from './layouts.node.ts'
import { marksOf, seatMap } from './seat-map.ts'

const { contactZone } = arrivalPack({ config: { pack: 'zhejiang-2020' } })
const seat = (text: string): Seat => readSeat(text) ?? { row: 0, letter: '?' }
const seats = (...texts: readonly string[]) => texts.map(seat)

describe('the cabin', () => {
  test('of a known type has rows that nobody sits in', () => {
    const cabin = cabinOf(seats('31K', '28A'), layoutFor('A333'))
    expect(cabin.from).toBe('layout')
    expect(cabin.rows).toContain(30)
    expect(cabin.rows).not.toContain(13)
  })

  test('of a type that does not hold a seat that was seen is read from what was seen', () => {
    expect(cabinOf(seats('31K', '28B'), layoutFor('A333'))).toEqual({
      rows: [28, 29, 30, 31],
      blocks: ['BK'],
      from: 'seen',
    })
    expect(cabinOf([], layoutFor(null))).toEqual({ rows: [], blocks: [], from: 'seen' })
  })

  test.each([
    ['28A', true],
    ['34K', true],
    ['27A', false],
    ['35A', false],
  ])('three rows around 31: %s %s', (other, inside) => {
    const cabin = cabinOf(seats('31K'), layoutFor('A333'))
    expect(isInZone(cabin, seat('31K'), seat(other), { rows: 3, seats: null })).toBe(inside)
  })

  test('a number that the cabin skips is no row between', () => {
    const cabin = cabinOf(seats('12A'), layoutFor('A333'))
    expect(isInZone(cabin, seat('12A'), seat('15A'), { rows: 2, seats: null })).toBe(true)
  })

  test('seats to each side are counted across the aisle', () => {
    const cabin = cabinOf(seats('31D'), layoutFor('A333'))
    expect(isInZone(cabin, seat('31D'), seat('31C'), { rows: 2, seats: 2 })).toBe(true)
    expect(isInZone(cabin, seat('31D'), seat('31H'), { rows: 2, seats: 2 })).toBe(false)
  })

  test.each([
    ['31K', '31K'],
    ['031k', '31K'],
    ['31', null],
    ['', null],
    [null, null],
  ])('%j is the seat %j', (text, read) => {
    const found = readSeat(text)
    expect(found === null ? null : `${found.row}${found.letter}`).toBe(read)
  })
})

describe('contacts', () => {
  const person = (subjectId: string, at: string | null, more: Partial<Aboard> = {}): Aboard => ({
    subjectId,
    holderId: subjectId,
    seat: at,
    crew: false,
    partyIds: [],
    ...more,
  })
  const index = person('case', '31K', { partyIds: ['p'] })
  const people = [
    index,
    person('near', '29A'),
    person('far', '50A'),
    person('wife', '50K', { partyIds: ['p'] }),
  ]
  const cabin = cabinOf(seats('31K', '50K'), layoutFor('A333'))
  const rule = zoneRule(contactZone, 1, 'aircraft')
  const found = (of: Aboard, aboard: readonly Aboard[], by = rule) =>
    contactsOf(of, aboard, cabin, by).map(({ person: { subjectId }, why }) => [subjectId, why])

  test('are those near, and those of the party wherever they sat', () => {
    expect(found(index, people)).toEqual([
      ['near', 'zone'],
      ['wife', 'party'],
    ])
  })

  test('are the crew too, and on the road everyone', () => {
    expect(found(index, [person('crew', null, { crew: true })])).toEqual([['crew', 'crew']])
    expect(found(index, [person('driver', null)], zoneRule(contactZone, 1, 'road'))).toEqual([
      ['driver', 'vehicle'],
    ])
  })

  test('are everyone once three aboard are cases, or where nobody knows the seat of the case', () => {
    expect(found(index, [person('far', '50A')], zoneRule(contactZone, 3, 'aircraft'))).toEqual([
      ['far', 'cabin'],
    ])
    expect(found(person('case', null), [person('far', '50A')])).toEqual([['far', 'cabin']])
  })

  test('a zone is wider by rows, by seats or by the whole cabin', () => {
    expect(isWider({ ...rule, rows: 4 }, rule)).toBe(true)
    expect(isWider({ ...rule, rows: 2 }, rule)).toBe(false)
    expect(isWider({ ...rule, wholeCabin: true }, rule)).toBe(true)
    expect(isWider({ ...rule, seats: 3 }, { ...rule, seats: 2 })).toBe(true)
  })
})

test('the seat map shows case and contacts by sign as well as colour, and no name', () => {
  const cabin = cabinOf(seats('31K'), layoutFor('A333'))
  const people = [
    { subjectId: 'a', seat: '31K' },
    { subjectId: 'b', seat: '30K' },
    { subjectId: 'c', seat: null },
  ]
  const marks = marksOf(people, new Set(['a']), new Set(['b']))
  const map = seatMap(cabin, marks, 'SU206 <b>')
  expect(map).toContain('✚')
  expect(map).toContain('●')
  expect(map).toContain('SU206 &lt;b>')
  expect(map.match(/<rect/g)).toHaveLength(cabin.rows.length * 8)
})

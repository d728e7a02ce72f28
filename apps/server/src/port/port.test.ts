import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { type PersonFacts, unknownPerson } from '../voyage/person-clause.ts'
import { desksNeeded, figuresOf, quantile } from './board.ts'
import { laneOf, leavingOrder } from './lane-of.ts'
import { celsiusOf, readingFaults } from './reading.ts'
import { specimenLabel } from './specimen-label.ts'
import { readSpecimenNumber, specimenNumber } from './specimen-number.ts'

const { plan } = arrivalPack({ config: { pack: 'zhejiang-2020' } })
const well: PersonFacts = { ...unknownPerson, colour: 'green', declared: true, category: 'traveller' }

describe('the lane', () => {
  test.each([
    ['well and green', {}, 'fast', 'clear'],
    ['orange', { colour: 'orange' }, 'escorted', 'strict'],
    ['undecided', { colour: null }, 'escorted', 'strict'],
    ['never declared', { declared: false, colour: null }, 'escorted', 'undeclared'],
    ['green with a fever at the door', { fever: true }, 'health', 'fever'],
    ['a cough', { symptoms: true }, 'health', 'symptoms'],
    ['a cough that the medical officer cleared', { symptoms: true, finding: 'cleared' }, 'fast', 'clear'],
    ['a contact', { exposure: 'contact' }, 'health', 'contact'],
    ['a case, whatever else', { caseStatus: 'confirmed', fever: true }, 'health', 'case'],
    ['positive, not yet a case', { positive: true }, 'health', 'positive'],
  ] as const)('%s', (_title, change, lane, code) => {
    expect(laneOf(plan, { ...well, ...change })).toMatchObject({ lane, code })
  })

  test('a plan without a rule for everybody lets nobody pass alone', () => {
    expect(laneOf({ lanes: [] }, well).lane).toBe('escorted')
  })

  test('the ill leave first, then children with their carers, then transfers', () => {
    const order = (lane: 'fast' | 'health', withCarer: boolean, transfer: boolean) =>
      leavingOrder({ lane, withCarer, transfer })
    expect([
      order('health', true, true),
      order('fast', true, true),
      order('fast', false, true),
      order('fast', false, false),
    ]).toEqual(['ill', 'with-carer', 'transfer', 'direct'])
  })
})

describe('a reading', () => {
  const reading = (value: number, unit: 'C' | 'F' = 'C') => ({
    value,
    unit,
    at: '2020-03-16T00:00:00Z',
    device: 'gun-1',
  })

  test('in Fahrenheit is kept in Celsius', () => {
    expect(celsiusOf(reading(99.1, 'F'))).toBe(37.3)
  })

  test.each([
    [98.6, 'C', 'Fahrenheit'],
    [36.6, 'F', 'Celsius'],
    [366, 'C', 'Measure again'],
    [0, 'C', 'Measure again'],
  ] as const)('%d °%s is refused and the way out said', (value, unit, hint) => {
    expect(readingFaults([reading(value, unit)], plan.reading)).toMatchObject([
      { at: 0, detail: expect.stringContaining(hint) },
    ])
  })

  test('of a living person is taken', () => {
    expect(readingFaults([reading(34.9), reading(41.8), reading(102, 'F')], plan.reading)).toEqual([])
  })
})

describe('the hall', () => {
  test('counts the median and what nine of ten waited', () => {
    const values = Array.from({ length: 10 }, (_, n) => (n + 1) * 60)
    expect(quantile(values, 0.5)).toBe(360)
    expect(quantile(values, 0.9)).toBe(600)
    expect(quantile([], 0.5)).toBe(null)
  })

  test('counts each lane by itself', () => {
    const now = new Date('2020-03-16T08:00:00Z')
    const passed = [
      { lane: 'fast', waitMs: 60_000, at: new Date('2020-03-16T07:30:00Z') },
      { lane: 'fast', waitMs: 120_000, at: new Date('2020-03-16T06:30:00Z') },
      { lane: 'health', waitMs: 600_000, at: new Date('2020-03-16T07:59:00Z') },
    ] as const
    expect(figuresOf('fast', passed, 7, now)).toEqual({
      lane: 'fast',
      waiting: 7,
      waitMedianSeconds: 120,
      waitNinetySeconds: 120,
      lastHour: 1,
    })
  })

  test('asks for desks enough to be done within the minutes of the plan', () => {
    expect(desksNeeded({ fast: 270, escorted: 45, health: 1 }, plan.times)).toEqual({
      fast: 1,
      escorted: 1,
      health: 1,
    })
    expect(desksNeeded({ fast: 271, escorted: 46, health: 0 }, plan.times)).toEqual({
      fast: 2,
      escorted: 2,
      health: 0,
    })
  })
})

describe('the number of a specimen', () => {
  test('is read back in any case, and one wrong sign is noticed', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(16), fc.nat(9), (serial, at, digit) => {
        const number = specimenNumber('PVG', '2020-03-16', String(serial).padStart(8, '0'))
        expect(readSpecimenNumber(number.toLowerCase())).toBe(number)
        const place = 3 + (at % 14)
        const wrong = `${number.slice(0, place)}${digit}${number.slice(place + 1)}`
        expect(readSpecimenNumber(wrong)).toBe(wrong === number ? number : null)
      }),
    )
  })

  test('two signs that changed places are noticed', () => {
    const number = specimenNumber('PVG', '2020-03-16', '12345678')
    const swapped = `${number.slice(0, 9)}${number[10]}${number[9]}${number.slice(11)}`
    expect(swapped === number || readSpecimenNumber(swapped) === null).toBe(true)
  })

  test('stands on its label for the scanner and for the eye', () => {
    const label = specimenLabel('PVG20031612345678X')
    expect(label).toContain('>PVG20031612345678X</text>')
    expect(label).toMatch(/^<svg .*<path d="M/)
  })
})

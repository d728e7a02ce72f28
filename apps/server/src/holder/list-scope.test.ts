import { describe, expect, test } from 'vitest'
import { keyOf, rangeOf, readPlace, writePlace } from './list-scope.ts'

describe('the scope of a staff list', () => {
  test.each([
    ['CN/33', true],
    ['CN/33/3311', true],
    ['CN/33/3311/331121', true],
    ['CN/34', false],
    ['CN/330', false],
    ['CN/3', false],
    ['CN', false],
  ])('%s lies under CN/33: %s', (path, isUnder) => {
    const [from, until] = rangeOf('CN/33')
    expect(path >= from && path < until).toBe(isUnder)
  })

  test('walks the port where one is asked, the states where everybody is', () => {
    expect(keyOf({ jurisdiction: 'CN/33', port: 'PVG' })).toBe('port')
    expect(keyOf({ jurisdiction: 'CN/33', port: null })).toBe('jurisdiction')
    expect(keyOf({ jurisdiction: 'CN', port: null })).toBe(null)
  })

  test('a place in the list comes back as it was', () => {
    const place = {
      arrivalAt: new Date('2020-03-16T05:30:00Z'),
      holderId: '0195a000-0000-7000-8000-000000000001',
    }
    expect(readPlace(writePlace(place))).toEqual(place)
  })

  test.each(['', 'x', 'a.b', 'k7z.0195a000-0000-7000-8000-000000000001.more'])('"%s" is no place', (text) => {
    expect(readPlace(text)).toBe(null)
  })
})

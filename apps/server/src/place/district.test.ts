import { describe, expect, test } from 'vitest'
import { isWithin, jurisdictionOf } from './district.ts'

describe('a jurisdiction', () => {
  test.each([
    ['331121', 'CN/33/3311/331121'],
    ['331100', 'CN/33/3311'],
    ['330000', 'CN/33'],
  ])('of %s is %s', (code, path) => {
    expect(jurisdictionOf(code)).toBe(path)
  })

  test.each(['', '33112', '3311211', '033112', '33112x', 'CN/33'])('"%s" has none', (code) => {
    expect(jurisdictionOf(code)).toBeUndefined()
  })

  test('holds what lies in it, and nothing that merely begins alike', () => {
    expect(isWithin('CN/33/3311/331121', 'CN/33/3311')).toBe(true)
    expect(isWithin('CN/33/3311', 'CN/33/3311')).toBe(true)
    expect(isWithin('CN/33/3311', 'CN/33/331')).toBe(false)
    expect(isWithin('CN/33', 'CN/33/3311')).toBe(false)
  })
})

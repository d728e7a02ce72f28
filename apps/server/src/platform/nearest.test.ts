import { expect, test } from 'vitest'
import { distance, nearest } from './nearest.ts'

const known = ['clock show', 'clock advance', 'code verify', 'journal verify']

test('a slip of the finger finds what was meant', () => {
  expect(nearest('clok shwo', known)).toEqual(['clock show'])
  expect(nearest('jurnal verfy', known)).toEqual(['journal verify'])
})

test('a beginning finds all that begin so', () => {
  expect(nearest('clock', known)).toEqual(['clock show', 'clock advance'])
})

test('what is nothing like any finds none', () => {
  expect(nearest('make coffee', known)).toEqual([])
})

test.each([
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['same', 'same', 0],
])('from "%s" to "%s" are %i slips', (a, b, slips) => {
  expect(distance(a, b)).toBe(slips)
  expect(distance(b, a)).toBe(slips)
})

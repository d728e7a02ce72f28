import { expect, test } from 'vitest'
import { readTemperature, type Unit } from './temperature.ts'

const limits = { lowest: 32, highest: 43, fever: 37.3 }

test.each([
  ['36.6', 'C', 36.6, false],
  ['36,6', 'C', 36.6, false],
  ['366', 'C', 36.6, false],
  ['37.3', 'C', 37.3, true],
  ['38', 'C', 38, true],
  ['97.9', 'F', 36.6, false],
  ['979', 'F', 36.6, false],
  ['1004', 'F', 38, true],
  ['100', 'F', 37.8, true],
] as const)('%s °%s is %f °C', (typed, unit, celsius, isFever) => {
  expect(readTemperature(typed, unit, limits)).toMatchObject({ celsius, isFever })
})

test.each([
  ['', 'C'],
  ['98.6', 'C'],
  ['3.66', 'C'],
  ['20', 'C'],
  ['46', 'C'],
  ['36.6', 'F'],
  ['warm', 'C'],
] as const)('%s °%s is none', (typed, unit: Unit) => {
  expect(readTemperature(typed, unit, limits)).toBeNull()
})

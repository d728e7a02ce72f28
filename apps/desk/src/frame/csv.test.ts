import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('a list is a file with its columns first, the rows in their order', () => {
  const rows = [
    { flight: 'SU206', landed: 3, port: null },
    { flight: 'MU788', landed: 0, port: 'PVG' },
  ]
  expect(csvOf(rows)).toBe('flight,landed,port\r\nSU206,3,\r\nMU788,0,PVG')
})

test('a column that only some rows have is empty in the others', () => {
  expect(csvOf([{ red: 1 }, { green: 2 }])).toBe('red,green\r\n1,\r\n,2')
})

test('what holds commas, quotes or lines is quoted', () => {
  expect(csvOf([{ port: 'Shanghai, Pudong "PVG"' }])).toBe('port\r\n"Shanghai, Pudong ""PVG"""')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('a spreadsheet does not run %j', (text) => {
  expect(csvOf([{ text }])).toBe(`text\r\n'${text}`)
})

test('a number below nought stays one', () => {
  expect(csvOf([{ left: -2 }])).toBe('left\r\n-2')
})

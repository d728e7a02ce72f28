import { expect, test } from 'vitest'
import { withZone } from './read-zone-answer.ts'
import { aminaAnswers } from './test-answers.node.ts'

// ICAO 9303 part 4, the specimen of Utopia.
const mrz = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
const beside = (identity: Record<string, string>) =>
  withZone({ ...aminaAnswers(), identity: { mrz, ...identity } }, '2012-03-01')

test('the zone fills in what was not typed', () => {
  const { answers, problems } = beside({ primaryIdentifier: 'ERIKSON' })
  expect(problems).toEqual([])
  expect(answers.identity).toMatchObject({ primaryIdentifier: 'ERIKSON', documentNumber: 'L898902C3' })
})

test('a number as it is printed is the same number', () => {
  expect(beside({ documentNumber: 'l 898902-c3' }).problems).toEqual([])
})

test.each([
  ['documentNumber', 'YA1234567'],
  ['dateOfBirth', '1974-08-21'],
  ['dateOfExpiry', '2012-04-16'],
])('another %s than the zone gives is told, and both are kept to be mended', (field, typed) => {
  const { answers, problems } = beside({ [field]: typed })
  expect(problems.map((problem) => [problem.code, problem.field])).toEqual([['differs', field]])
  expect(answers.identity).toMatchObject({ mrz, [field]: typed })
})

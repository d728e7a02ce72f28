import { expect, test } from 'vitest'
import './app.ts'
import { listProblemTypes } from './platform/problem.ts'
import { readProblems } from './problems-page.ts'

test('docs/problems lists every refusal of every room, by its name, status and title, and no other', () => {
  const explained = readProblems().map(({ type, status, title }) => ({ type, status, title }))
  const own = listProblemTypes().filter(({ type }) => !type.startsWith('test-'))
  expect(explained).toEqual(own)
})

test('every refusal says what to do, in a sentence', () => {
  for (const { type, mend } of readProblems()) expect(mend, type).toMatch(/^[A-Z].{15,}\.$/)
})

import pg from 'pg'
import { expect, test } from 'vitest'
import { faultOf, openLog } from './log.ts'

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  const lines: string[] = []
  write(openLog('debug', { write: (line) => lines.push(line) }))
  return lines.join('')
}

test('what slips into a line by name is struck out, at the top and one below', () => {
  const text = logged((log) =>
    log.info({ secret: 'abc', of: { name: 'Amina', document: 'E1234' } }, 'declared'),
  )
  for (const secret of ['abc', 'Amina', 'E1234']) expect(text).not.toContain(secret)
  expect(text).toContain('declared')
})

test('a fault of the database is told without the values of rows', () => {
  const error = new pg.DatabaseError('duplicate key value violates unique constraint "claim"', 0, 'error')
  error.detail = 'Key (document)=(E1234) already exists.'
  const text = logged((log) => log.error({ err: error }, 'fault'))
  expect(text).toContain('unique constraint')
  expect(text).not.toContain('E1234')
})

test('a fault keeps its causes, each with where it came from', () => {
  const told = faultOf(new Error('the door', { cause: new TypeError('the hinge') }))
  expect(told).toMatchObject({
    kind: 'Error',
    message: 'the door',
    cause: { kind: 'TypeError', message: 'the hinge' },
  })
  expect(told.stack).toContain('log.test.ts')
})

test('something thrown that is no error is not quoted', () => {
  expect(JSON.stringify(faultOf('Amina'))).not.toContain('Amina')
})

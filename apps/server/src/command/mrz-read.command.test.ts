import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { WrongQuestion } from '../platform/io.ts'
import { run } from './mrz-read.command.ts'

const passport = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'

async function read(args: string[], input: string | Iterable<string>) {
  const io = {
    stdin: Readable.from(typeof input === 'string' ? [input] : input),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  }
  const exit = await run(args, io)
  io.stdout.end()
  return { exit, stdout: await text(io.stdout) }
}

const linesOf = (stdout: string): unknown[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('pratique mrz read', () => {
  test('answers with JSON only', async () => {
    const { exit, stdout } = await read(['--json'], passport)
    expect(exit).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ format: 'TD3', documentNumber: 'L898902C3', problems: [] })
  })

  test('tells a person what to compare, and ends with 1', async () => {
    const { exit, stdout } = await read([], passport.replace('7408122', '7408123'))
    expect(exit).toBe(1)
    expect(stdout).toMatch(/^TD3: has problems\n/)
    expect(stdout).toContain(
      'check-digit (dateOfBirth): The check digit of the date of birth (line 2, position 20) is 3',
    )
  })

  test('takes the day of reading for the century of a birth', async () => {
    const { stdout } = await read(['--json', '--on', '1974-08-11'], passport)
    expect(JSON.parse(stdout)).toMatchObject({ dateOfBirth: '1874-08-12' })
  })

  test('says with --json that a text is no zone, and ends with 1', async () => {
    const { exit, stdout } = await read(['--json'], '')
    expect(exit).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ format: null, problems: [{ code: 'empty' }] })
  })

  test('answers a batch line by line, a bad line by an error with its id, and ends with 0', async () => {
    const questions = [
      JSON.stringify({ id: 'a', text: passport }),
      '{"id":2}',
      'nonsense',
      '',
      '[1]',
      JSON.stringify({ id: null, text: '\u2028' }),
    ].join('\n')
    const { exit, stdout } = await read(['--batch'], questions)
    expect(exit).toBe(0)
    expect(linesOf(stdout)).toMatchObject([
      { id: 'a', format: 'TD3', problems: [] },
      { id: 2, error: { code: 'not-a-question' } },
      { id: null, error: { code: 'not-json' } },
      { id: null, error: { code: 'not-json' } },
      { id: null, format: null, problems: [{ code: 'empty' }] },
    ])
  })

  test('puts a line together that comes in pieces', async () => {
    const line = `${JSON.stringify({ id: 1, text: passport })}\n`
    const { stdout } = await read(
      ['--batch'],
      [line.slice(0, 30), line.slice(30) + line.slice(0, 5), line.slice(5)],
    )
    expect(linesOf(stdout)).toMatchObject([
      { id: 1, format: 'TD3' },
      { id: 1, format: 'TD3' },
    ])
  })

  test.each([[['--on', '2020-02-30']], [['--what']], [['a-file']]])(
    'refuses %j as a question',
    async (args) => {
      await expect(read(args, passport)).rejects.toThrow(WrongQuestion)
    },
  )
})

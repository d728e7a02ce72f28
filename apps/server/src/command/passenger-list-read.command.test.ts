import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { WrongQuestion } from '../platform/io.ts'
import { run } from './passenger-list-read.command.ts'

const list = (legs = 'LOC+125+SVO') =>
  `UNB+UNOA:4+QX+CN+200305:1512+R1'UNH+P1+PAXLST:D:05B:UN:IATA'BGM+745'TDT+20+QX7206'${legs}'DTM+189:2003051910:201'` +
  "LOC+87+PVG'DTM+232:2003060930:201'NAD+FL+++ROSSI:ADA'DTM+329:840229'CNT+42:1'UNT+11+P1'UNZ+1+R1'"

async function read(args: string[], input: string | Uint8Array = '') {
  const io = { stdin: Readable.from([input]), stdout: new PassThrough(), stderr: new PassThrough() }
  const exit = await run(args, io)
  io.stdout.end()
  return { exit, stdout: await text(io.stdout) }
}

describe('pratique passenger-list read', () => {
  test('answers with the voyage, the people and what counts them, and nothing else', async () => {
    const { exit, stdout } = await read(['--json'], list())
    expect(exit).toBe(0)
    const answer: unknown = JSON.parse(stdout)
    expect(answer).toEqual({
      voyage: {
        carrier: 'QX',
        number: '7206',
        legs: [{ from: 'SVO', to: 'PVG', departsAt: '2020-03-05T19:10', arrivesAt: '2020-03-06T09:30' }],
      },
      passengers: [
        {
          type: 'passenger',
          primaryIdentifier: 'ROSSI',
          secondaryIdentifier: 'ADA',
          sex: null,
          dateOfBirth: '1984-02-29',
          nationality: null,
          documents: [],
          seat: null,
          recordLocator: null,
          embarked: null,
          disembarked: null,
        },
      ],
      crew: [],
      declaredCount: 1,
      problems: [],
    })
  })

  test('reads a file, and one in an old encoding from standard input', async () => {
    const path = fileURLToPath(
      new URL('../../../../packages/travel-document/vectors/paxlst/plain.txt', import.meta.url),
    )
    expect(await read([path])).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^QX7206: 3 passengers, 0 crew \(3 declared\)\n/),
    })
    const latin1 = Buffer.from(list().replace('ROSSI', 'MÜLLER'), 'latin1')
    expect((await read(['--json'], latin1)).stdout).toContain('"MÜLLER"')
  })

  test('tells a person what is wrong by segment, and ends with 1', async () => {
    const { exit, stdout } = await read([], list().replace('CNT+42:1', 'CNT+42:2'))
    expect(exit).toBe(1)
    expect(stdout).toContain('passenger-count (CNT): CNT declares 2 passengers; one was read.')
  })

  test('with --json ends with 0 for a list that counts wrongly and 1 for a text that is none', async () => {
    expect((await read(['--json'], list().replace('CNT+42:1', 'CNT+42:2'))).exit).toBe(0)
    expect((await read(['--json'], 'Dear colleague')).exit).toBe(1)
    expect((await read(['--json'], "'".repeat(6_000_000))).stdout).toContain('too-large')
  })

  test('answers a batch line by line', async () => {
    const { exit, stdout } = await read(
      ['--batch'],
      `${JSON.stringify({ id: 7, text: list() })}\n{"id":8,"text":9}\n`,
    )
    expect(exit).toBe(0)
    const [good, bad]: unknown[] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(good).toMatchObject({ id: 7, declaredCount: 1, problems: [] })
    expect(bad).toMatchObject({ id: 8, error: { code: 'not-a-question' } })
  })

  test.each([[['/nowhere/list.txt']], [['a', 'b']], [['--batch', 'a']], [['--what']]])(
    'refuses %j as a question',
    async (args) => {
      await expect(read(args)).rejects.toThrow(WrongQuestion)
    },
  )
})

import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { WrongQuestion } from '../platform/io.ts'
import { run } from './risk-derive.command.ts'

const words = (line: string) => line.split(' ').filter(Boolean)
const streams = () => ({ stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() })

async function derive(line: string) {
  const io = streams()
  const exit = await run(words(line), io)
  io.stdout.end()
  io.stderr.end()
  return { exit, stdout: await text(io.stdout), stderr: await text(io.stderr) }
}

describe('pratique risk derive', () => {
  test('answers with JSON only, each place with its clause and figures', async () => {
    const { exit, stdout, stderr } = await derive('--pack zhejiang-2020 --on 2020-03-01 --json')
    const entries: unknown = JSON.parse(stdout)
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(entries).toHaveLength(25)
    expect(entries).toContainEqual({
      place: 'IT',
      level: 'tier-1',
      clause: 'cumulative-over-200',
      figures: expect.objectContaining({ cumulative: 1694, newIn14Days: 1691 }),
    })
    expect(entries).toContainEqual(
      expect.objectContaining({
        place: 'HK',
        level: 'tier-2',
        figures: expect.objectContaining({ cumulative: 96 }),
      }),
    )
    expect(stdout).not.toMatch(/"place":"(CN|MO|NL)"/)
  })

  test('draws a table for people that says it is not in force', async () => {
    const { stdout } = await derive('--pack zhejiang-2020 --on 2020-03-01')
    expect(stdout).toMatch(/^Affected areas .*25 places.*Not in force until published\.\n/)
    expect(stdout).toMatch(/\nIT +tier-1 +cumulative-over-200 +1694 /)
  })

  test('derives another list by name', async () => {
    const { stdout } = await derive('--pack zhejiang-2020 --on 2020-03-01 --list key-areas --json')
    expect(JSON.parse(stdout)).toMatchObject([{ place: 'CN-42', level: 'key-area' }, {}, {}, {}])
  })

  test.each([
    ['', /Name a pack .*zhejiang-2020/],
    ['--pack atlantis --on 2020-03-01', /no pack "atlantis"/],
    ['--pack ../packs/zhejiang-2020 --on 2020-03-01', /no pack/],
    ['--pack zhejiang-2020', /Name a day/],
    ['--pack zhejiang-2020 --on 2020-02-31', /"2020-02-31" is not a day/],
    ['--pack zhejiang-2020 --on yesterday', /is not a day/],
    ['--pack zhejiang-2020 --on 2020-07-01', /does not know 2020-07-01; it has 2020-01-22 to 2020-06-30/],
    ['--pack zhejiang-2020 --on 2020-03-01 --list tiers', /no list "tiers".*entry-tiers/],
    ['--pack zhejiang-2020 --on 2020-03-01 --colour', /Usage/],
  ])('"%s" is refused with how to mend it, and nothing on standard output', async (line, message) => {
    const io = streams()
    await expect(run(words(line), io)).rejects.toThrow(message)
    await expect(run(words(line), io)).rejects.toBeInstanceOf(WrongQuestion)
    io.stdout.end()
    expect(await text(io.stdout)).toBe('')
  })
})
